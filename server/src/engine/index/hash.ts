import { fnv, FNV_BASIS } from '../text/fnv.ts';
import { unitsOf } from '../text/units.ts';
import { foldText } from '../text/fold.ts';

/**
 * A 64-bit content hash of units, as two 32-bit halves: two multiplicative hashes with different primes,
 * finished with the mixer of MurmurHash3. For recognizing equal passages, not for secrets: a million passages
 * collide with a chance of about 3 in 10^8.
 */
export function hashUnits(units: Uint16Array, start: number, end: number): [low: number, high: number] {
  let low = FNV_BASIS;
  let high = 0x9747b28c;
  for (let i = start; i < end; i++) {
    low = fnv(low, units[i]);
    high = Math.imul(high ^ units[i], 0x85ebca6b);
    high = (high << 13) | (high >>> 19);
  }
  return [mix(low ^ (end - start)), mix(high)];
}

/** 32 bits of a title's folded text, never 0; 0 for no title. */
export function titleHash(title: string): number {
  const folded = foldText(title);
  if (folded === '') return 0;
  const units = unitsOf(folded);
  return hashUnits(units, 0, units.length)[0] || 1;
}

function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
