import type { ListedFile } from '../../corpus/listFiles.ts';

/**
 * Bytes of text files that make a shard of about 16 million characters. Every search is made once a shard, so few
 * large ones answer sooner than many small ones; sorting takes 10 bytes a character meanwhile.
 */
const SHARD_BYTES = 48_000_000;
/** The first shard of a large corpus: answers come from it while the rest is read. */
const FIRST_BYTES = 4_000_000;
/** Below this a batch is not worth a reader of its own. */
const LEAST_BYTES = 1_500_000;
const MOST_FILES = 20_000;

/** Bytes of a file that may become text: of one whose name says nothing mostly none do. */
function textBytes({ size, isUnknown }: ListedFile): number {
  return isUnknown ? 0 : size;
}

/** Bytes of {@link files} that may become text. */
export function bytesOf(files: readonly ListedFile[]): number {
  return files.reduce((sum, file) => sum + textBytes(file), 0);
}

/**
 * Parts {@link files}, in their order, into batches that become a shard each: a small one first, then as few as
 * {@link SHARD_BYTES} allows, of one size and as many as give each of {@link workers} the same share.
 */
export function planBatches(files: readonly ListedFile[], workers: number): ListedFile[][] {
  const total = bytesOf(files);
  const first = total > 2 * FIRST_BYTES ? FIRST_BYTES : Math.max(LEAST_BYTES, Math.ceil(total / workers));
  const rest = total - first;
  const rounds = Math.ceil(rest / (SHARD_BYTES * workers));
  const target = Math.max(LEAST_BYTES, Math.ceil(rest / (rounds * workers)));
  const batches: ListedFile[][] = [];
  let batch: ListedFile[] = [];
  let bytes = 0;
  for (const file of files) {
    const most = batches.length === 0 ? first : target;
    if (batch.length > 0 && (bytes + textBytes(file) > most || batch.length >= MOST_FILES)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += textBytes(file);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
