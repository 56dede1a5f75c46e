import { PARTS } from './parts.ts';
import type { Positions } from './positions.ts';
import type { Words } from './words.ts';

/** Of {@link suffixes}, order kept, those that begin a word. */
export function wordSuffixes(suffixes: Uint32Array, { starts }: Words): Uint32Array {
  return suffixes.filter((at) => ((starts[at >>> 5] >>> (at & 31)) & 1) === 1);
}

/** One bit a unit: it is in a passage that is not distinct. */
export function unitsApart(units: number, starts: Int32Array, parts: Uint8Array): Uint32Array {
  const apart = new Uint32Array((units + 31) >>> 5);
  for (let passage = 0; passage < parts.length; passage++) {
    if (parts[passage] === PARTS.distinct) continue;
    for (let at = starts[passage]; at < starts[passage + 1]; at++) apart[at >>> 5] |= 1 << (at & 31);
  }
  return apart;
}

/** How many of {@link suffixes} are {@link apart}. */
export function countApart(suffixes: Uint32Array, apart: Uint32Array): number {
  let count = 0;
  for (const at of suffixes) count += (apart[at >>> 5] >>> (at & 31)) & 1;
  return count;
}

/** Splits suffixes, order kept, into those of distinct passages and those {@link apart}, of which {@link countApart} are. */
export function partition(
  suffixes: Uint32Array,
  apart: Uint32Array,
  distinct: Positions,
  copies: Positions,
): void {
  let d = 0;
  let c = 0;
  for (const at of suffixes) {
    if (((apart[at >>> 5] >>> (at & 31)) & 1) === 1) copies.set(c++, at);
    else distinct.set(d++, at);
  }
}
