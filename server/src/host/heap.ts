import { getHeapStatistics } from 'node:v8';

/** Bytes of memory that the heap of the calling thread takes, whether in use or kept for later. */
export function heapBytes(): number {
  return getHeapStatistics().total_physical_size;
}
