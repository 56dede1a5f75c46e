import { type CorpusGrams, FOUR } from './grams.ts';

/** Units around an exchange, on both sides together, that the corpus must hold with it: most slips that are reported have more. Guess. */
const SHORTEST_REACH = 5;

/** How far the corpus may hold a text with something else in it, as its filter of fours says. */
export class CorrectedRuns {
  readonly #text: string;
  readonly #grams: Pick<CorpusGrams, 'mayHold'>;
  /** The corrected text around the exchange that is looked at. */
  readonly #run = new Uint16Array(2 * SHORTEST_REACH + 2);

  constructor(text: string, grams: Pick<CorpusGrams, 'mayHold'>) {
    this.#text = text;
    this.#grams = grams;
  }

  /**
   * Whether the corpus may hold a run of the corrected text with {@link reach} units beside what is put there, on
   * either side {@link least} of them as far as the text goes. The runs of four within it decide.
   */
  reach(
    at: number,
    removed: number,
    right: readonly number[],
    least: number,
    reach = SHORTEST_REACH,
  ): boolean {
    const text = this.#text;
    const first = Math.max(0, at - SHORTEST_REACH);
    const last = Math.min(text.length, at + removed + SHORTEST_REACH);
    const run = this.#run;
    let length = 0;
    for (let i = first; i < at; i++) run[length++] = text.charCodeAt(i);
    const latest = Math.max(0, length - least);
    for (const unit of right) run[length++] = unit;
    const earliest = Math.min(length + least, length + last - at - removed);
    for (let i = at + removed; i < last; i++) run[length++] = text.charCodeAt(i);
    // The runs of four that lie inside what must be held, or of which one must hold it.
    const isWide = earliest - latest >= FOUR;
    if (isWide) {
      for (let i = latest; i + FOUR <= earliest; i++) if (!this.#mayHold(run, i)) return false;
      return this.#growsFrom(run, latest, earliest, length) >= reach + right.length;
    }
    for (let i = Math.max(0, earliest - FOUR); i <= Math.min(latest, length - FOUR); i++) {
      if (this.#mayHold(run, i) && this.#growsFrom(run, i, i + FOUR, length) >= reach + right.length)
        return true;
    }
    return false;
  }

  /** How long the held run [{@link from}, {@link to}) of {@link length} units grows. */
  #growsFrom(run: Uint16Array, from: number, to: number, length: number): number {
    let start = from;
    let end = to;
    while (start > 0 && this.#mayHold(run, start - 1)) start--;
    while (end < length && this.#mayHold(run, end - FOUR + 1)) end++;
    return end - start;
  }

  #mayHold(run: Uint16Array, at: number): boolean {
    return this.#grams.mayHold(run[at], run[at + 1], run[at + 2], run[at + 3]);
  }
}
