import { FNV_PRIME } from '../text/fnv.ts';
/**
 * Signatures by which articles that say nearly the same are found: MinHash over runs of eight folded units with one
 * permutation (Li, Owen, Zhang, "One Permutation Hashing", 2012), empty bins filled from others (Shrivastava,
 * "Optimal Densification for Fast and Accurate Minwise Hashing", 2017), eight bits of each minimum (Li, König,
 * "b-Bit Minwise Hashing", 2010).
 */

/** Units of a run. */
const SHINGLE = 8;
/** Bytes of a signature, one an entry: a power of two, and whole bands of four. */
export const SIGNATURE_BYTES = 128;
/** Articles with fewer folded units are not distinguished from each other by their runs: they have no signature. Guess. */
const SHORTEST = 100;

const BIN_SHIFT = 32 - Math.log2(SIGNATURE_BYTES);
const EMPTY = 0xffffffff;
const BASE = FNV_PRIME;
/** Chance that two entries are equal though their minima differ. */
const CHANCE = 1 / 256;

/**
 * The signature of {@link text} from {@link start} to {@link end}, the 0 units between its passages left out: all
 * zero where it is too short to have one. Linear, some 12 ns a unit.
 */
export function signatureOf(text: Uint16Array, start: number, end: number): Uint8Array {
  const signature = new Uint8Array(SIGNATURE_BYTES);
  const minima = new Uint32Array(SIGNATURE_BYTES).fill(EMPTY);
  const units = eachRun(text, start, end, SHINGLE, (shingle) => {
    const bin = shingle >>> BIN_SHIFT;
    if (shingle < minima[bin]) minima[bin] = shingle;
  });
  if (units < SHORTEST) return signature;
  for (let bin = 0; bin < SIGNATURE_BYTES; bin++) {
    let from = bin;
    for (let attempt = 1; minima[from] === EMPTY; attempt++) {
      from = scramble((bin + 1) * 0x9e3779b1 + attempt) >>> BIN_SHIFT;
    }
    signature[bin] = scramble(minima[from]);
  }
  return signature;
}

/** Estimated share of common runs, 0 to 1; ± 0.04. */
export function similarity(a: Uint8Array, b: Uint8Array): number {
  let equal = 0;
  for (let entry = 0; entry < SIGNATURE_BYTES; entry++) if (a[entry] === b[entry]) equal++;
  return Math.max(0, (equal / SIGNATURE_BYTES - CHANCE) / (1 - CHANCE));
}

/**
 * Calls {@link take} with a 32-bit hash of each run of {@link size} units (a power of two) between {@link start} and {@link end}, and
 * with the number of units up to its end; 0 units are passed over. Returns how many units there were.
 */
export function eachRun(
  text: Uint16Array,
  start: number,
  end: number,
  size: number,
  take: (hash: number, units: number) => void,
): number {
  // A power of two, so that a mask finds the unit that leaves the run.
  const window = new Uint16Array(size);
  let outgoing = 1;
  for (let i = 0; i < size; i++) outgoing = Math.imul(outgoing, BASE);
  let hash = 0;
  let units = 0;
  for (let at = start; at < end; at++) {
    const unit = text[at];
    if (unit === 0) continue;
    const slot = units & (size - 1);
    hash = (Math.imul(hash, BASE) + unit - Math.imul(window[slot], outgoing)) | 0;
    window[slot] = unit;
    units++;
    if (units >= size) take(scramble(hash), units);
  }
  return units;
}

function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
