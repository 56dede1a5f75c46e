import { NoticeError } from '../../engine/text/notice.ts';
import type { MessagePort } from 'node:worker_threads';
import { CorpusIndex } from '../../engine/index/corpusIndex.ts';
import { ShardBuilder } from '../../engine/index/shardBuilder.ts';
import { findTwins } from '../../engine/index/twins.ts';
import { cutWords } from '../../engine/index/words.ts';
import { Lexicon } from '../../engine/phrases/lexicon.ts';
import { joinLexicons, mineLexicon, MINING_DEFAULTS } from '../../engine/phrases/mine.ts';
import { type CancelSignal, throwIfCancelled } from '../../engine/signal.ts';
import type { Segmenter } from '../../engine/text/segmenter.ts';
import { threadChannel } from '../channels.ts';
import { heapBytes } from '../heap.ts';
import { Link } from '../link.ts';
import type {
  Batch,
  BatchResult,
  BatchTimes,
  FileOutcome,
  ReaderHostMethods,
  ReaderMethods,
  ReaderOptions,
} from '../threadProtocol.ts';
import { segmenterOf } from '../segmenter.ts';
import { ShardViews } from '../shardViews.ts';
import { CorpusBounds } from './corpusBounds.ts';
import { readAhead } from './readAhead.ts';
import { readBytes, readFile, readText } from './readFile.ts';
import { letTypingGoFirst } from '../threadPriority.ts';

/** Thousandths of a batch's work that are done once its files are read, its suffixes sorted, its words cut: as measured. */
const DONE = { read: 410, sort: 710, cut: 890 };

type Keeper = Link<ReaderMethods, ReaderHostMethods>;

/** Main function of a reader's thread: turns files into shards, one batch at a time. */
export function serveReader(port: MessagePort, options: ReaderOptions): void {
  letTypingGoFirst();
  const progress = new Int32Array(options.progress);
  let cutting: { readonly segmenter: Segmenter; readonly revision: number | undefined } | undefined;
  const keeper: Keeper = new Link<ReaderMethods, ReaderHostMethods>(threadChannel(port), {
    batch: (batch, signal): Promise<BatchResult> => {
      const { revision } = batch.words;
      if (cutting?.revision !== revision || !cutting)
        cutting = { segmenter: segmenterOf(batch.words), revision };
      return readBatch(batch, cutting.segmenter, progress, keeper, signal);
    },
    inspect: async ({ file, within }) => {
      const { reading, outcome } = await readFile(file, await CorpusBounds.of(within));
      if (!reading || outcome.kind !== 'read')
        throw new NoticeError(outcome.kind === 'skipped' ? outcome.reason : 'The file is being written.');
      return { text: reading.text, dropped: reading.dropped, hash: outcome.hash };
    },
    source: async ({ file, within }) => {
      const { outcome, source } = await readFile(file, await CorpusBounds.of(within));
      return { outcome, ...(source && { source }) };
    },
    twins: (shards, signal) => findTwins(new ShardViews().update(shards), signal),
    mine: async ({ shards, part }, signal) => {
      const index = new CorpusIndex(new ShardViews().update(shards));
      const onShare = (share: number): void => {
        Atomics.store(progress, 3, Math.floor(1000 * share));
      };
      return (await mineLexicon(index, MINING_DEFAULTS, signal, part, onShare)).buffer;
    },
    join: (parts) => joinLexicons(parts.map((part) => new Lexicon(part))).buffer,
    heap: heapBytes,
  });
}

async function readBatch(
  batch: Batch,
  segmenter: Segmenter,
  progress: Int32Array,
  keeper: Keeper,
  signal: CancelSignal,
): Promise<BatchResult> {
  const times = { read: 0, fold: 0, sort: 0, cut: 0, assemble: 0 };
  let since = performance.now();
  const spend = (stage: keyof BatchTimes): void => {
    const now = performance.now();
    times[stage] += now - since;
    since = now;
  };
  const builder = new ShardBuilder();
  const outcomes: FileOutcome[] = [];
  const bounds = await CorpusBounds.of(batch.within);
  let number = 0;
  for (const bytes of readAhead(batch.files, (file, turn) => readBytes(file, bounds, turn))) {
    throwIfCancelled(signal);
    Atomics.store(progress, 0, number);
    const { outcome, source } = await readText(batch.files[number], await bytes);
    number++;
    spend('read');
    if (source && outcome.kind === 'read') {
      const { characters, fingerprint } = builder.add(source);
      outcomes.push({ ...outcome, characters, fingerprint });
      Atomics.add(progress, 2, characters);
    } else {
      outcomes.push(outcome);
    }
    Atomics.add(progress, 1, 1);
    Atomics.store(progress, 3, Math.floor((DONE.read * number) / batch.files.length));
    spend('fold');
  }
  Atomics.store(progress, 0, -1);
  if (builder.length === 0) return { outcomes, times };

  const answer = keeper.call('passages', { batch: batch.id, hashes: builder.passageHashes });
  builder.sort();
  Atomics.store(progress, 3, DONE.sort);
  spend('sort');
  throwIfCancelled(signal);
  const words = cutWords(builder.text, segmenter);
  Atomics.store(progress, 3, DONE.cut);
  spend('cut');
  const { buffer } = builder.build(await answer, words, batch.wordsOnly);
  spend('assemble');
  return { outcomes, buffer, times };
}
