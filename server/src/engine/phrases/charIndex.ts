import { type Candidate, LEAST_SHARE, type Shortlister } from './candidate.ts';
import { UNIT_CLASS, unitClass } from './charClass.ts';
import type { Findables } from './findable.ts';

/** A unit that no entry holds weighs as much as one that an eighth of them hold. */
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

  /** The entries in [{@link from}, {@link to}). Linear. */
  constructor(findables: Findables, from: number, to: number) {
    const { units } = findables;
    const starts = findables.starts.subarray(from, to + 1);
    this.#findables = findables;
    this.#from = from;
    this.#count = to - from;
    const counts = new Uint32Array(0x10001);
    forEachHeld(units, starts, (unit) => counts[unit + 1]++);
    for (let unit = 1; unit < counts.length; unit++) counts[unit] += counts[unit - 1];
    this.#starts = counts.slice();
    this.#entries = new Uint32Array(counts[0x10000]);
    forEachHeld(units, starts, (unit, entry) => {
      this.#entries[counts[unit]++] = entry;
    });
  }

  /** Those that hold most of the query by weight. Costs a step for each entry of each of its characters. */
  shortlist(pieces: readonly string[], limit: number): Candidate[] {
    const units = [...new Set(pieces.join(''))].map((character) => character.charCodeAt(0));
    const shares = new Float32Array(this.#count);
    const touched: number[] = [];
    const total = units.reduce((sum, unit) => sum + this.#weight(unit), 0);
    for (const unit of units) {
      const share = this.#weight(unit) / total;
      for (const entry of this.#holding(unit)) {
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

  #holding(unit: number): Uint32Array {
    return this.#entries.subarray(this.#starts[unit], this.#starts[unit + 1]);
  }

  /** How much it tells that an entry holds {@link unit}: the rarer the more, but what none holds is a slip. */
  #weight(unit: number): number {
    const held = this.#starts[unit + 1] - this.#starts[unit];
    return held === 0 ? SLIP_WEIGHT : Math.log2(1 + this.#count / held);
  }
}

/** Calls {@link visit} once for each entry and letter, digit or character that it holds. */
function forEachHeld(
  units: Uint16Array,
  starts: Uint32Array,
  visit: (unit: number, entry: number) => void,
): void {
  const lastEntry = new Int32Array(0x10000).fill(-1);
  for (let entry = 0; entry + 1 < starts.length; entry++) {
    for (let at = starts[entry]; at < starts[entry + 1]; at++) {
      const unit = units[at];
      if (lastEntry[unit] === entry || !isWritten(unit)) continue;
      lastEntry[unit] = entry;
      visit(unit, entry);
    }
  }
}

/** True for units that a query is matched by: characters, letters and digits. */
export function isWritten(unit: number): boolean {
  const kind = unitClass(unit);
  return kind === UNIT_CLASS.han || kind === UNIT_CLASS.alphanumeric;
}
