import { fnv, FNV_BASIS } from '../engine/text/fnv.ts';
/**
 * Fingerprints by which passages that share a run are found without sending the run: winnowed hashes of grams
 * (Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003).
 */

/** Folded units of a gram. */
const GRAM = 7;
/** Grams of a window: every run of GRAM + WINDOW - 1 = 12 shared units has a fingerprint in common. Guess. */
const WINDOW = 6;
/** Shortest shared run that is surely found, in folded units. */
export const SURELY_FOUND = GRAM + WINDOW - 1;

/** The fingerprints of a folded text, each once, in order. Empty below {@link GRAM} units. Linear. */
export function fingerprints(folded: string): string[] {
  const hashes: number[] = [];
  for (let at = 0; at + GRAM <= folded.length; at++) hashes.push(hashOf(folded, at));
  const prints = new Set<number>();
  const windows = Math.max(1, hashes.length - WINDOW + 1);
  for (let start = 0; start < windows && hashes.length > 0; start++) {
    let least = start;
    for (let at = start + 1; at < Math.min(start + WINDOW, hashes.length); at++) {
      // Of equal ones the rightmost, which the next window holds as well.
      if (hashes[at] <= hashes[least]) least = at;
    }
    prints.add(hashes[least]);
  }
  return Array.from(prints, (hash) => hash.toString(36));
}

/** 52 bits: two FNV-1a hashes with different beginnings. */
function hashOf(text: string, from: number): number {
  let low = FNV_BASIS;
  let high = 0x9747b28c;
  for (let at = from; at < from + GRAM; at++) {
    const unit = text.charCodeAt(at);
    low = fnv(low, unit);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 13;
  }
  return (high & 0xfffff) * 0x100000000 + (low >>> 0);
}
