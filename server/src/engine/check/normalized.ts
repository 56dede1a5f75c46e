import { splitsCharacter } from '../text/characters.ts';
import { isCharacter, isDigit } from './characters.ts';
import { firstWhere } from '../text/sorted.ts';

/**
 * Folded text as edited copies are compared: characters alone, every run of digits one unit. Maps back to the
 * folded text it was made from.
 */
export interface Normalized {
  /** Units; {@link NUMBER} stands for a run of digits. */
  readonly units: Uint16Array;
  /** Folded offset of each unit, and of its end. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Stands for a run of digits. */
export const NUMBER = 0x30;

/** Normalizes {@link units} from {@link from} up to {@link to}; offsets count from {@link from}. Linear. */
export function normalize(units: Uint16Array, from: number, to: number): Normalized {
  return new Normalizer().read(units, from, to);
}

/** Normalizes one text after another in the same memory: hundreds of passages are compared with a paragraph. */
export class Normalizer {
  #units = new Uint16Array(0);
  #starts = new Uint32Array(0);
  #ends = new Uint32Array(0);

  /** As {@link normalize}; good until the next call. */
  read(units: Uint16Array, from: number, to: number): Normalized {
    if (to - from > this.#units.length) this.#growTo(to - from);
    const normalized = this.#units;
    const starts = this.#starts;
    const ends = this.#ends;
    let length = 0;
    for (let i = from; i < to; i++) {
      const unit = units[i];
      if (!isCharacter(unit)) continue;
      const start = i;
      if (isDigit(unit)) {
        while (i + 1 < to && (isDigit(units[i + 1]) || (isPoint(units[i + 1]) && isDigit(units[i + 2])))) i++;
      }
      // Of a character beyond the basic plane the second unit counts for both: it says more.
      if (splitsCharacter(units, i + 1) && i + 1 < to) i++;
      normalized[length] = isDigit(unit) ? NUMBER : units[i];
      starts[length] = start - from;
      ends[length++] = i + 1 - from;
    }
    return {
      units: normalized.subarray(0, length),
      starts: starts.subarray(0, length),
      ends: ends.subarray(0, length),
    };
  }

  #growTo(length: number): void {
    this.#units = new Uint16Array(length);
    this.#starts = new Uint32Array(length);
    this.#ends = new Uint32Array(length);
  }
}

/** A mark inside a number: `1.86`, `1，234` as folded. */
export function isPoint(unit: number): boolean {
  return unit === 0x2e || unit === 0xff0c || unit === 0xb7;
}

/** The unit of a normalized text at or after a folded {@link offset}. Logarithmic. */
export function unitAt({ starts }: Normalized, offset: number): number {
  return firstWhere(0, starts.length, (unit) => starts[unit] >= offset);
}
