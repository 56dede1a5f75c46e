import type { Lexicon, SetPhrase } from '../phrases/lexicon.ts';
import { countCharacters } from './characters.ts';
import { LONGEST_REGION } from './slips.ts';
import { SeriesIndex } from './series.ts';

/**
 * Units at either end by which a phrase is found: a slip of a word's length leaves one of the two ends whole, and
 * the longer the phrase, the more of it. Descending by the least length (folded units) of the phrases.
 */
const KEYS = [
  { least: 11, key: 5 },
  { least: 9, key: 4 },
  { least: 0, key: 3 },
] as const;
/** Shortest phrase, in characters, whose wording is checked. */
export const SHORTEST_PHRASE = 6;

/** The set phrases of a lexicon by how they begin and how they end. */
export class PhraseIndex {
  readonly #byHead = KEYS.map(({ key }) => ({ key, phrases: new Map<string, KeyedPhrases>() }));
  readonly #byTail = KEYS.map(({ key }) => ({ key, phrases: new Map<string, KeyedPhrases>() }));

  /** Those that list members in a fixed order; of quoted terms, with fewer articles too. */
  readonly series = new SeriesIndex();
  /** Articles that share each of the other phrases at least. */
  readonly fewestArticles: number;

  /** Takes the phrases that at least {@link fewestArticles} articles share. Linear in the lexicon. */
  constructor(lexicon: Lexicon, fewestArticles: number) {
    this.fewestArticles = fewestArticles;
    for (const phrase of lexicon.phrases) {
      this.series.add(phrase, fewestArticles);
      if (phrase.articles < fewestArticles || countCharacters(phrase.text) < SHORTEST_PHRASE) continue;
      if (NUMBERS.test(phrase.text)) continue;
      const tier = tierOf(phrase.text);
      const { key } = KEYS[tier];
      const last = phrase.text.length - 1;
      add(this.#byHead[tier].phrases, phrase.text.slice(0, key), phrase, key, last);
      add(this.#byTail[tier].phrases, phrase.text.slice(-key), phrase, last - key, 0);
    }
  }

  /** Visits phrases that begin like {@link text} at {@link at} and may be meant there, within a slip. */
  beginningAt(text: string, at: number, visit: (phrase: SetPhrase) => void): void {
    for (const { key, phrases } of this.#byHead) {
      phrases.get(text.slice(at, at + key))?.visit(text, at + key, at - 1, 1, visit);
    }
  }

  /** The same of phrases that end like {@link text} up to {@link end}. */
  endingAt(text: string, end: number, visit: (phrase: SetPhrase) => void): void {
    for (const { key, phrases } of this.#byTail) {
      if (end >= key) phrases.get(text.slice(end - key, end))?.visit(text, end - key - 1, end, -1, visit);
    }
  }
}

/**
 * Phrases that share a key, and of each the units that tell most of them from a draft: the one next to the key
 * and the one at the other end. Thousands share a key in a large corpus; few of them are worth a look.
 */
class KeyedPhrases {
  readonly #phrases: SetPhrase[] = [];
  readonly #lengths: number[] = [];
  readonly #next: number[] = [];
  readonly #far: number[] = [];
  readonly #key: number;

  constructor(key: number) {
    this.#key = key;
  }

  add(phrase: SetPhrase, next: number, far: number): void {
    this.#phrases.push(phrase);
    this.#lengths.push(phrase.text.length);
    this.#next.push(next);
    this.#far.push(far);
  }

  /**
   * {@link next} is where the unit next to the key stands in {@link text}, {@link before} the unit before a phrase
   * in the direction in which it is read: {@link direction} is 1 or -1.
   */
  visit(
    text: string,
    next: number,
    before: number,
    direction: 1 | -1,
    visit: (phrase: SetPhrase) => void,
  ): void {
    const nextUnit = text.charCodeAt(next);
    for (let i = 0; i < this.#lengths.length; i++) {
      const length = this.#lengths[i];
      const end = before + direction * length;
      const far = this.#far[i];
      if (
        length - this.#key <= LONGEST_REGION ||
        this.#next[i] === nextUnit ||
        text.charCodeAt(end) === far ||
        text.charCodeAt(end - 1) === far ||
        text.charCodeAt(end + 1) === far ||
        text.charCodeAt(end - 2) === far ||
        text.charCodeAt(end + 2) === far
      )
        visit(this.#phrases[i]);
    }
  }
}

function tierOf(phrase: string): number {
  return KEYS.findIndex(({ least }) => phrase.length >= least);
}

/** Numbers and dates are the report's own; `四个意识` is told by its number elsewhere. */
const NUMBERS = /[0-9]|百分之|[零〇一二三四五六七八九十百千万亿]{2,}|[一二三四五六七八九十][年月日]/u;

function add(
  map: Map<string, KeyedPhrases>,
  key: string,
  phrase: SetPhrase,
  next: number,
  far: number,
): void {
  let known = map.get(key);
  if (known === undefined) map.set(key, (known = new KeyedPhrases(key.length)));
  known.add(phrase, phrase.text.charCodeAt(next), phrase.text.charCodeAt(far));
}

const BUILT = new WeakMap<readonly SetPhrase[], PhraseIndex>();

/** The index of a lexicon's phrases; kept as long as they are, however often the corpus around them changes. */
export function phraseIndexOf(lexicon: Lexicon, fewestArticles: number): PhraseIndex {
  let built = BUILT.get(lexicon.phrases);
  if (built === undefined || built.fewestArticles !== fewestArticles) {
    built = new PhraseIndex(lexicon, fewestArticles);
    BUILT.set(lexicon.phrases, built);
  }
  return built;
}
