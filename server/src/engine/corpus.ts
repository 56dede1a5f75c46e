import { CorpusIndex } from './index/corpusIndex.ts';
import { EMPTY_LEXICON, type Lexicon } from './phrases/lexicon.ts';

/** What a corpus is to the engine: its index and the set phrases mined from it, at one moment. */
export interface Corpus {
  readonly index: CorpusIndex;
  readonly lexicon: Lexicon;
}

export const EMPTY_CORPUS: Corpus = { index: CorpusIndex.empty, lexicon: EMPTY_LEXICON };
