import MiniSearch from 'minisearch';
import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import type { Shard } from '../index/shard.ts';
import { breathe, type CancelSignal, throwIfCancelled } from '../signal.ts';

/** Units of a corpus up to which its passages are indexed by their words. Guess. */
const LARGEST_CORPUS = 3_000_000;
/** Passages shorter than this say too little to be shown. Guess. */
const SHORTEST_PASSAGE = 16;
/** Milliseconds of indexing after which other work may run, and passages between two looks at the clock. Guesses. */
const SLICE = 6;
const BETWEEN_LOOKS = 4;
/** Stands between words where a text is handed to MiniSearch; no passage holds it. */
const BORDER = '\0';

interface Passage {
  readonly id: number;
  readonly words: string;
}

/** BM25 over the words of a small corpus' passages. */
export class PassageSearch {
  readonly #search: MiniSearch<Passage>;
  readonly #places: readonly Place[];

  private constructor(search: MiniSearch<Passage>, places: readonly Place[]) {
    this.#search = search;
    this.#places = places;
  }

  /** True where a corpus is small enough. */
  static serves(index: CorpusIndex): boolean {
    return index.shards.reduce((sum, { columns }) => sum + columns.text.length, 0) <= LARGEST_CORPUS;
  }

  /**
   * Indexes the paragraphs of a corpus in slices of some milliseconds, between which other work runs; the word
   * borders are in the index already. About 1.5 s a million characters. Throws `CancelledError`.
   */
  static async of(index: CorpusIndex, signal: CancelSignal): Promise<PassageSearch> {
    throwIfCancelled(signal);
    const search = new MiniSearch<Passage>({
      fields: ['words'],
      tokenize: (text) => text.split(BORDER),
      processTerm: (term) => term,
    });
    const places: Place[] = [];
    let rested = performance.now();
    for (const place of paragraphs(index)) {
      search.add({ id: places.length, words: wordsOf(place).join(BORDER) });
      places.push(place);
      if (places.length % BETWEEN_LOOKS === 0 && performance.now() - rested > SLICE) {
        await breathe(signal);
        rested = performance.now();
      }
    }
    return new PassageSearch(search, places);
  }

  /** Whole passages that hold any of {@link words} (folded), best first, at most {@link limit}. */
  find(words: readonly string[], limit: number): Place[] {
    return this.#search
      .search(words.join(BORDER))
      .slice(0, limit)
      .map(({ id }) => this.#places[Number(id)]);
  }
}

/** Whole passages that are neither titles nor headings. */
function* paragraphs(index: CorpusIndex): Generator<Place> {
  for (const [shardNumber, shard] of index.shards.entries()) {
    for (let passage = 0; passage < shard.passageCount; passage++) {
      const start = shard.passageStart(passage);
      const end = shard.passageEnd(passage);
      if (end - start < SHORTEST_PASSAGE || !isShown(shard, passage)) continue;
      yield { shard, shardNumber, start, end };
    }
  }
}

function isShown(shard: Shard, passage: number): boolean {
  const kind = shard.kind(passage);
  return kind !== 'title' && kind !== 'heading' && !shard.isRemoved(shard.columns.passageArticle[passage]);
}

/** Words of two units and more. */
function wordsOf({ shard, start, end }: Place): string[] {
  const words: string[] = [];
  for (let from = start, to = start + 1; from < end; from = to++) {
    while (to < end && !shard.isWordStart(to)) to++;
    if (to - from > 1) words.push(shard.folded(from, to));
  }
  return words;
}
