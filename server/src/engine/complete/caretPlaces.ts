import type { CorpusIndex } from '../index/corpusIndex.ts';
import { WordBorders } from '../index/wordBorders.ts';
import type { Letters } from '../text/letters.ts';
import type { Caret } from './caret.ts';
import { DraftSource } from './draftSource.ts';
import { gatherStarts } from './passageStarts.ts';
import { gatherDraftPlaces, gatherPlaces, PlaceList } from './places.ts';
import { Relevance } from './relevance.ts';
import { shardSource, type Source } from './source.ts';
import type { Tuning } from './tuning.ts';

/** Places of each context length examined when letters are matched: few of them pass. Guess. */
const PLACES_FOR_LETTERS = { placesPerOrder: 1024, placesEnough: Infinity };

/** Where continuations begin. */
export interface SearchStart {
  readonly places: PlaceList;
  /** The weight of each place. */
  readonly factors: Float64Array;
  /** The paragraph before the caret, folded. */
  readonly tail: string;
  readonly draft: Pick<DraftSource, 'caret' | 'countOf'>;
}

/** The places in the corpus and in the draft that show how a draft may continue at a caret, and the weight of each. One caret at a time. */
export class CaretPlaces {
  readonly places = new PlaceList();
  readonly draft: DraftSource;
  readonly #index: CorpusIndex;
  readonly #tuning: Tuning;
  /** The shards, then the draft. */
  readonly #sources: Source[];
  readonly #relevance: Relevance;

  constructor(index: CorpusIndex, tuning: Tuning) {
    this.#index = index;
    this.#tuning = tuning;
    this.draft = new DraftSource(WordBorders.of(index.steady));
    this.#sources = [...index.shards.map(shardSource), this.draft];
    this.#relevance = new Relevance(index, tuning.relevance);
  }

  /** The places last read, and the weight of each, as a number of others. */
  get found(): Pick<SearchStart, 'places' | 'factors' | 'draft'> {
    const { places, draft } = this;
    return { places, factors: this.#relevance.factors, draft };
  }

  /** Gathers the places for {@link caret}; with {@link letters}, those whose continuation the letters stand for. */
  read({ draft, offset, left: tail }: Caret, letters?: Letters): void {
    const { places } = this;
    places.clear(this.#sources);
    const tuning = letters ? { ...this.#tuning, ...PLACES_FOR_LETTERS } : this.#tuning;
    gatherPlaces(this.#index, tail.text, tuning, places);
    this.draft.read(draft, offset);
    if (tuning.draftWeight > 0) {
      gatherDraftPlaces(this.draft, this.#sources.length - 1, tail.text, tuning, places);
    }
    if (!letters && tail.text === '') this.#gatherStarts();
    if (letters) places.keep(({ units }, at) => letters.cover(units, at, units.length) > 0);
    this.#relevance.read(places, this.draft, tail);
  }

  #gatherStarts(): void {
    const { units, text, caret } = this.draft;
    const source = this.#sources.length - 1;
    const before = { text: this.draft.paragraphBefore(), draft: units, length: text.length, caret, source };
    gatherStarts(this.#index, before, this.places);
  }
}
