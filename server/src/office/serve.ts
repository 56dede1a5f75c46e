import type { MessagePort } from 'node:worker_threads';
import { detach } from '../engine/detach.ts';
import { CorpusIndex } from '../engine/index/corpusIndex.ts';
import { Lexicon } from '../engine/phrases/lexicon.ts';
import { NEVER } from '../engine/signal.ts';
import { threadChannel } from '../host/channels.ts';
import { reportFailure } from '../host/failures.ts';
import { Link } from '../host/link.ts';
import { loadWordTables, segmenterOf } from '../host/segmenter.ts';
import { SharedShards } from '../host/sharedShards.ts';
import { ShardViews } from '../host/shardViews.ts';
import { letTypingGoFirst } from '../host/threadPriority.ts';
import { OfficeError } from './errors.ts';
import { Fetcher } from './fetcher.ts';
import { Gate } from './gate.ts';
import type { Answered, OfficeMainMethods, OfficeMethods, OfficeOptions } from './threadProtocol.ts';
import { OfficeCorpus } from './questions.ts';
import { textOf } from './sourceText.ts';

/** Milliseconds within which a server is asked at first, and again after a fault. Guess. */
const LOOK_BUDGET = 10_000;

/** Main function of the office's thread: asks the server, and keeps passages at hand as shards. */
export function serveOffice(port: MessagePort, { address }: OfficeOptions): void {
  letTypingGoFirst();
  const corpus = new OfficeCorpus(address);
  const views = new ShardViews();
  const shared = new SharedShards();
  // Read now: the first passages must not wait for it.
  const segmenter = segmenterOf(loadWordTables());
  let again: NodeJS.Timeout | undefined;
  let sent: Lexicon | undefined;

  const gate = new Gate((state) => {
    main.tell('state', state);
    if (state.state !== 'fault') return;
    fetcher.forget();
    lookAgain();
  });
  const fetcher = new Fetcher(address, {
    corpus,
    gate,
    segmenter,
    onFetched: (isForChecks) => {
      const { lexicon } = fetcher;
      main.tell('fetched', {
        shards: shared.of(fetcher.shards),
        isForChecks,
        ...(lexicon && lexicon !== sent && { lexicon: lexicon.buffer }),
      });
      sent = lexicon;
    },
  });

  /** Asks until the server is there: nobody may be typing meanwhile. */
  const look = async (): Promise<void> => {
    await gate.ask(() => corpus.check(LOOK_BUDGET));
  };
  const lookAgain = (): void => {
    clearTimeout(again);
    again = setTimeout(
      () => detach(look().catch(lookAgain), reportFailure),
      Math.max(100, gate.closedFor),
    ).unref();
  };

  const main = new Link<OfficeMethods, OfficeMainMethods>(threadChannel(port), {
    own: ({ shards, lexicon }) => {
      fetcher.useOwn(new CorpusIndex(views.update(shards)), lexicon && new Lexicon(lexicon));
    },
    writing: (draft) => answered(async () => (await fetcher.writing(draft), null)),
    checking: ({ budget, ...draft }) => answered(async () => (await fetcher.checking(draft, budget), null)),
    count: ({ folded, budget }) => answered(() => gate.ask(() => corpus.count(folded, budget, NEVER))),
    phrase: ({ folded, limit, budget }) =>
      answered(async () => (await fetcher.phrase(folded, limit, budget), null)),
    topic: ({ folded, limit, budget }) =>
      answered(async () => (await fetcher.topic(folded, limit, budget), null)),
    text: ({ file, budget }) =>
      answered(async () => textOf(await gate.ask(() => corpus.passagesOfFile(file, budget, NEVER)))),
    dispose: async () => {
      clearTimeout(again);
      await corpus.close();
    },
  });
  detach(
    look().catch(() => undefined),
    reportFailure,
  );
}

/** The outcome of a question to the server, its fault as a sentence. */
async function answered<T>(question: () => Promise<T>): Promise<Answered<T>> {
  try {
    return { answer: await question() };
  } catch (error) {
    if (error instanceof OfficeError) return { fault: error.notice };
    throw error;
  }
}
