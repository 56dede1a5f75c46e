import type { Lexicon, SetPhrase } from '../phrases/lexicon.ts';
import { countCharacters } from './characters.ts';
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
  readonly #byHead = KEYS.map(({ key }) => ({ key, phrases: new Map<string, SetPhrase[]>() }));
  readonly #byTail = KEYS.map(({ key }) => ({ key, phrases: new Map<string, SetPhrase[]>() }));

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
      add(this.#byHead[tier].phrases, phrase.text.slice(0, key), phrase);
      add(this.#byTail[tier].phrases, phrase.text.slice(-key), phrase);
    }
  }

  /** Phrases that begin like {@link text} at {@link at}. */
  *beginningAt(text: string, at: number): Generator<SetPhrase> {
    for (const { key, phrases } of this.#byHead) yield* phrases.get(text.slice(at, at + key)) ?? NONE;
  }

  /** Phrases that end like {@link text} up to {@link end}. */
  *endingAt(text: string, end: number): Generator<SetPhrase> {
    for (const { key, phrases } of this.#byTail) {
      if (end >= key) yield* phrases.get(text.slice(end - key, end)) ?? NONE;
    }
  }
}

function tierOf(phrase: string): number {
  return KEYS.findIndex(({ least }) => phrase.length >= least);
}

/** Numbers and dates are the report's own; `四个意识` is told by its number elsewhere. */
const NUMBERS = /[0-9]|百分之|[零〇一二三四五六七八九十百千万亿]{2,}|[一二三四五六七八九十][年月日]/u;

const NONE: readonly SetPhrase[] = [];

function add(map: Map<string, SetPhrase[]>, key: string, phrase: SetPhrase): void {
  const known = map.get(key);
  if (known) known.push(phrase);
  else map.set(key, [phrase]);
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
