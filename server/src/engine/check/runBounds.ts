import { GRAM, type GramFilter, gramHashes } from '../index/gramFilter.ts';
import { unitsOf } from '../text/units.ts';

/** Of each unit of a text, how long a run that begins there may stand in the corpus. */
export interface RunBounds {
  /** By the number of the shard. */
  readonly byShard: readonly Uint32Array[];
  /** Of all shards. */
  readonly longest: Uint32Array;
}

/** How long what stands at each unit may be, of whose runs these are the {@link hashes}: what {@link filter} leaves. */
export function boundsOf(hashes: Int32Array, length: number, filter: GramFilter): Uint32Array {
  const bounds = new Uint32Array(length);
  let beyond = 0;
  for (let at = length - 1; at >= 0; at--) {
    beyond = at >= hashes.length || filter.mayHold(hashes[at]) ? beyond + 1 : GRAM - 1;
    bounds[at] = beyond;
  }
  return bounds;
}

const NO_GRAMS = new Int32Array(0);

/** Hashes of the runs of {@link phrase} that filters know: mostly none, as most phrases looked up are shorter. */
export function gramsIn(phrase: string): Int32Array {
  return phrase.length < GRAM ? NO_GRAMS : gramHashes(unitsOf(phrase), phrase.length);
}

export function mayHoldAll(filter: GramFilter, hashes: Int32Array): boolean {
  for (const hash of hashes) if (!filter.mayHold(hash)) return false;
  return true;
}
