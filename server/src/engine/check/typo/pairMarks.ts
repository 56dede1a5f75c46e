import type { CorpusGrams } from './grams.ts';
import { FOLLOWS, PRECEDES } from './neighbours.ts';

/** The mark of what may stand between two units. */
export const BETWEEN = FOLLOWS | PRECEDES;

/** Which of many units may stand between two, in room that is used again and again. */
export class PairMarks {
  readonly #grams: Pick<CorpusGrams, 'markPairs'>;
  #room = new Uint8Array(0);

  constructor(grams: Pick<CorpusGrams, 'markPairs'>) {
    this.#grams = grams;
  }

  /** Of each of {@link units} a mark, see `Neighbours.mark`; until the next call. */
  of(before: number, after: number, units: Uint16Array): Uint8Array {
    if (units.length > this.#room.length) this.#room = new Uint8Array(2 * units.length);
    this.#grams.markPairs(before, after, units, this.#room);
    return this.#room;
  }
}
