import type { Lexicon, SetPhrase } from '../phrases/lexicon.ts';
import { countCharacters } from './characters.ts';

/** Units at either end by which a phrase is found: of the two ends, a slip leaves one whole. */
const KEY = 3;
/** Shortest phrase, in characters, whose wording is checked. */
export const SHORTEST_PHRASE = 6;

/** The set phrases of a lexicon by how they begin and how they end. */
export class PhraseIndex {
  readonly #byHead = new Map<string, SetPhrase[]>();
  readonly #byTail = new Map<string, SetPhrase[]>();

  /** Articles that share each of the phrases at least. */
  readonly fewestArticles: number;

  /** Takes the phrases that at least {@link fewestArticles} articles share. Linear in the lexicon. */
  constructor(lexicon: Lexicon, fewestArticles: number) {
    this.fewestArticles = fewestArticles;
    for (const phrase of lexicon.phrases) {
      if (phrase.articles < fewestArticles || countCharacters(phrase.text) < SHORTEST_PHRASE) continue;
      if (NUMBERS.test(phrase.text)) continue;
      add(this.#byHead, phrase.text.slice(0, KEY), phrase);
      add(this.#byTail, phrase.text.slice(-KEY), phrase);
    }
  }

  /** Phrases that begin like {@link text} at {@link at}. */
  beginningAt(text: string, at: number): readonly SetPhrase[] {
    return this.#byHead.get(text.slice(at, at + KEY)) ?? NONE;
  }

  /** Phrases that end like {@link text} up to {@link end}. */
  endingAt(text: string, end: number): readonly SetPhrase[] {
    return this.#byTail.get(text.slice(Math.max(0, end - KEY), end)) ?? NONE;
  }
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
