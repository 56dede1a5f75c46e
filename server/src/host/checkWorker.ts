import { knownWords } from './knownWords.ts';
import type { MessagePort } from 'node:worker_threads';
import { Engine } from '../engine/engine.ts';
import type { OwnWord } from '../engine/text/ownWords.ts';
import { CorpusIndex } from '../engine/index/corpusIndex.ts';
import { EMPTY_LEXICON, Lexicon } from '../engine/phrases/lexicon.ts';
import { threadChannel } from './channels.ts';
import { GarbageCollection, heapBytes } from './heap.ts';
import { serve } from './link.ts';
import type { CheckerMethods, SharedDictionary } from './threadProtocol.ts';
import { ShardViews } from './shardViews.ts';

/** Main function of the checking thread: an engine of its own over the shared shards. */
export function serveChecks(port: MessagePort): void {
  let own: readonly OwnWord[] = [];
  let read: SharedDictionary | undefined;
  const engine = new Engine({ words: () => knownWords(own, read) });
  const views = new ShardViews();
  const garbage = new GarbageCollection();
  let lexicon: Lexicon = EMPTY_LEXICON;
  serve<CheckerMethods>(threadChannel(port), {
    use: ({ shards, lexicon: mined }) => {
      if (mined) lexicon = new Lexicon(mined);
      engine.use({ index: new CorpusIndex(views.update(shards)), lexicon });
    },
    load: (_, signal) => engine.loadChecks(signal),
    check: async ({ draft, options }, signal) =>
      (await engine.check(draft, options, signal)).map((finding) => JSON.stringify(finding)),
    review: ({ draft, options }, signal) => engine.review(draft, options, signal),
    prepare: async (_, signal) => {
      await engine.prepareChecks(signal);
      // V8 lets go of what it has learnt of the code, too: without a second time first checks, and edits, take a fifth longer.
      if (garbage.run()) await engine.prepareChecks(signal);
    },
    words: (words) => {
      own = words;
    },
    dictionary: (dictionary) => {
      read = dictionary;
    },
    heap: heapBytes,
  });
}
