import { getHeapStatistics } from 'node:v8';

/** Bytes of memory that the heap of the calling thread takes, whether in use or kept for later. */
export function heapBytes(): number {
  return getHeapStatistics().total_physical_size;
}

/** Room for what threads make and drop again; left to itself, each takes up to 48 MB for that and keeps them. Guess. */
export const YOUNG_HEAP = { maxYoungGenerationSizeMb: 12 } as const;
