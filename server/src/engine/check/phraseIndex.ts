import type { Lexicon, SetPhrase } from '../phrases/lexicon.ts';
import { isCharacter, isDigit } from './characters.ts';
import { EndTable } from './endTable.ts';
import { SeriesIndex } from './series.ts';

/** Shortest phrase, in characters, whose wording is checked. Guess. */
const SHORTEST_PHRASE = 6;

/** The set phrases of a lexicon by how they begin and how they end. */
export class PhraseIndex {
  readonly #heads: EndTable;
  readonly #tails: EndTable;

  /** Those that list members in a fixed order; of quoted terms, with fewer articles too. */
  readonly series = new SeriesIndex();
  /** Articles that share each of the other phrases at least. */
  readonly fewestArticles: number;

  /** Takes the phrases that at least {@link fewestArticles} articles share. Linear in the lexicon: 0.2 µs a phrase. */
  constructor(lexicon: Lexicon, fewestArticles: number) {
    this.fewestArticles = fewestArticles;
    const { units, starts, articles } = lexicon.columns;
    const worded: number[] = [];
    for (let number = 0; number < lexicon.count; number++) {
      const from = starts[number];
      const to = starts[number + 1];
      if (mayBeSeries(units, from, to)) this.series.add(lexicon.phrase(number));
      if (articles[number] >= fewestArticles && isWorded(units, from, to)) worded.push(number);
    }
    this.#heads = new EndTable(lexicon, worded, 1);
    this.#tails = new EndTable(lexicon, worded, -1);
  }

  /**
   * Visits phrases that begin like {@link text} at {@link at} and may be meant there: those that it holds there
   * within a slip, and those that it holds with their first or last unit twice. What leaves the other end whole is
   * left to {@link endingAt}. Of the {@link known} units from there on it is known that the corpus holds them: no slip
   * is looked for in them.
   */
  beginningAt(text: string, at: number, known: number, visit: (phrase: SetPhrase) => void): void {
    this.#heads.visit(text, at, known, visit);
  }

  /** The same of phrases that end like {@link text} up to {@link end}, of which {@link known} units are known. */
  endingAt(text: string, end: number, known: number, visit: (phrase: SetPhrase) => void): void {
    this.#tails.visit(text, end - 1, known, visit);
  }
}

const COMMA_OF_LISTS = '、'.charCodeAt(0);

function mayBeSeries(units: Uint16Array, from: number, to: number): boolean {
  let commas = 0;
  for (let at = from; at < to; at++) if (units[at] === COMMA_OF_LISTS) commas++;
  return commas > 1;
}

/** True for a phrase long enough that is not one of figures: they are the report's own. */
function isWorded(units: Uint16Array, from: number, to: number): boolean {
  let characters = 0;
  for (let at = from; at < to; at++) {
    const unit = units[at];
    if (isCharacter(unit)) characters++;
    if (isDigit(unit)) return false;
    if (at + 2 < to && unit === PERCENT[0] && units[at + 1] === PERCENT[1] && units[at + 2] === PERCENT[2])
      return false;
  }
  return characters >= SHORTEST_PHRASE;
}

/** 百分之 */
const PERCENT = Uint16Array.of(0x767e, 0x5206, 0x4e4b);

const BUILT = new WeakMap<Lexicon, PhraseIndex>();

/** The index of a lexicon; kept as long as that is, however often the corpus around it changes. */
export function phraseIndexOf(lexicon: Lexicon, fewestArticles: number): PhraseIndex {
  let built = BUILT.get(lexicon);
  if (built === undefined || built.fewestArticles !== fewestArticles) {
    built = new PhraseIndex(lexicon, fewestArticles);
    BUILT.set(lexicon, built);
  }
  return built;
}
