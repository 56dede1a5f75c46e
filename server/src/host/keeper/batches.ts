import type { ListedFile } from '../../corpus/listFiles.ts';

/** Bytes of text files that make a shard of about 4 million characters. */
const SHARD_BYTES = 12_000_000;
/** Below this a batch is not worth a reader of its own. */
const LEAST_BYTES = 1_500_000;
const MOST_FILES = 20_000;

/**
 * Parts {@link files}, in their order, into batches that become a shard each: of {@link SHARD_BYTES}, or smaller
 * where every one of {@link workers} would not get its share.
 */
export function planBatches(files: readonly ListedFile[], workers: number): ListedFile[][] {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const target = Math.max(LEAST_BYTES, Math.min(SHARD_BYTES, Math.ceil(total / workers)));
  const batches: ListedFile[][] = [];
  let batch: ListedFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length > 0 && (bytes + file.size > target || batch.length >= MOST_FILES)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
