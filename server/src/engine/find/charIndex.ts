import { type Candidate, LEAST_SHARE, type Shortlister } from './candidate.ts';
import { isWritten } from '../text/charClass.ts';
import { breathe, type CancelSignal } from '../signal.ts';
import type { Findables } from './findable.ts';

const UNITS = 0x10000;
/** Milliseconds of indexing after which other work may run, and entries between two looks at the clock. Guesses. */
const SLICE = 6;
const BETWEEN_LOOKS = 512;
/** A unit that no entry holds weighs as much as one that an eighth of them hold. Guess. */
const SLIP_WEIGHT = 3;

/** Which entries hold which unit: enough to shortlist entries for a query in any order and with slips. */
export class CharIndex implements Shortlister {
  /** Where the entries of each unit begin in {@link #entries}. */
  readonly #starts: Uint32Array;
  /** Numbered from {@link #from}. */
  readonly #entries: Uint32Array;
  readonly #from: number;
  readonly #count: number;
  readonly #findables: Findables;

  private constructor(findables: Findables, from: number, to: number, counts: Uint32Array) {
    this.#findables = findables;
    this.#from = from;
    this.#count = to - from;
    this.#starts = counts;
    this.#entries = new Uint32Array(counts[UNITS]);
  }

  /** The entries in [{@link from}, {@link to}). Linear, in slices between which other work runs. Throws `CancelledError`. */
  static async of(findables: Findables, from: number, to: number, signal: CancelSignal): Promise<CharIndex> {
    const counts = new Uint32Array(UNITS + 1);
    await forEachHeld(findables, from, to, signal, (unit) => counts[unit + 1]++);
    for (let unit = 1; unit < counts.length; unit++) counts[unit] += counts[unit - 1];
    const index = new CharIndex(findables, from, to, counts);
    const filled = counts.slice();
    await forEachHeld(findables, from, to, signal, (unit, entry) => {
      index.#entries[filled[unit]++] = entry - from;
    });
    return index;
  }

  /** Those that hold most of the query by weight. Costs a step for each entry of each of its characters. */
  shortlist(pieces: readonly string[], limit: number): Candidate[] {
    const held = [...new Set(pieces.join(''))].map((character) => this.#holding(character));
    const weights = held.map((entries) => this.#weight(entries.length));
    const shares = new Float32Array(this.#count);
    const touched: number[] = [];
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [at, entries] of held.entries()) {
      const share = weights[at] / total;
      for (const entry of entries) {
        if (shares[entry] === 0) touched.push(entry);
        shares[entry] += share;
      }
    }
    return touched
      .filter((entry) => shares[entry] >= LEAST_SHARE)
      .map((entry) => ({ entry: this.#from + entry, share: shares[entry] }))
      .sort((a, b) => b.share - a.share || this.#findables.preferred(a.entry, b.entry))
      .slice(0, limit);
  }

  /** Entries that hold {@link character}; of one beyond the basic plane, those that hold both of its units. */
  #holding(character: string): Uint32Array {
    const first = this.#holdingUnit(character.charCodeAt(0));
    if (character.length === 1) return first;
    const others = new Set(first);
    return this.#holdingUnit(character.charCodeAt(1)).filter((entry) => others.has(entry));
  }

  #holdingUnit(unit: number): Uint32Array {
    return this.#entries.subarray(this.#starts[unit], this.#starts[unit + 1]);
  }

  /** How much it says that an entry holds what {@link held} hold: the fewer the more, but what none holds is a slip. */
  #weight(held: number): number {
    return held === 0 ? SLIP_WEIGHT : Math.log2(1 + this.#count / held);
  }
}

/** Calls {@link visit} once for each entry and letter, digit or character that it holds. */
async function forEachHeld(
  { units, starts }: Findables,
  from: number,
  to: number,
  signal: CancelSignal,
  visit: (unit: number, entry: number) => void,
): Promise<void> {
  const lastEntry = new Int32Array(UNITS).fill(-1);
  let rested = performance.now();
  for (let entry = from; entry < to; entry++) {
    if (entry % BETWEEN_LOOKS === 0 && performance.now() - rested > SLICE) {
      await breathe(signal);
      rested = performance.now();
    }
    for (let at = starts[entry]; at < starts[entry + 1]; at++) {
      const unit = units[at];
      if (lastEntry[unit] === entry || !isWritten(unit)) continue;
      lastEntry[unit] = entry;
      visit(unit, entry);
    }
  }
}
