import { GRAM, type GramFilter } from '../index/gramFilter.ts';

/** Of each unit of a text, how long a run that begins there and is in the corpus may be. */
export interface RunBounds {
  /** By the number of the shard. */
  readonly byShard: readonly Uint32Array[];
  /** Of all shards. */
  readonly longest: Uint32Array;
}

/** How long a run from each unit may be, of whose runs these are the {@link hashes}: what {@link filter} leaves. */
export function boundsOf(hashes: Int32Array, length: number, filter: GramFilter): Uint32Array {
  const bounds = new Uint32Array(length);
  let beyond = 0;
  for (let at = length - 1; at >= 0; at--) {
    // No jump depends on what the filter says: the processor need not wait for one bit before it fetches the next.
    const bit = at < hashes.length ? filter.bit(hashes[at]) : 1;
    beyond = GRAM - 1 + bit * (beyond + 2 - GRAM);
    bounds[at] = beyond;
  }
  return bounds;
}

/** Whether a text may hold all runs of these hashes: see `gramsIn`. */
export function mayHoldAll(filter: GramFilter, hashes: readonly number[]): boolean {
  for (let i = 0; i < hashes.length; i++) if (!filter.mayHold(hashes[i])) return false;
  return true;
}
