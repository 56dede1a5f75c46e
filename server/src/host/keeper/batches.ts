import type { ListedFile } from '../../files/listFiles.ts';

/**
 * Bytes of text files that make a shard of about 16 million characters, on the average of a large corpus. Every search
 * is made once a shard, so few large ones answer sooner than many small ones.
 */
const SHARD_BYTES = 48_000_000;
/**
 * How much larger than the average the first large shards are, and how much smaller the last: sorting takes some 15
 * bytes a character beside the shards that are there already, 6 a character, so that the peak comes with the last
 * ones. At 87 million characters, three rounds of two readers, it is a tenth lower so than with shards of one size, by
 * these figures.
 */
const TAPER = 0.25;
/** The first shard of a large corpus: answers come from it while the rest is read. Guess. */
const FIRST_BYTES = 4_000_000;
/** Below this a batch is not worth a reader of its own. Guesses. */
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
 * {@link SHARD_BYTES} allows, as many as give each of {@link workers} the same share, and from round to round smaller
 * by {@link TAPER} in all.
 */
export function planBatches(files: readonly ListedFile[], workers: number): ListedFile[][] {
  const total = bytesOf(files);
  const first = total > 2 * FIRST_BYTES ? FIRST_BYTES : Math.max(LEAST_BYTES, Math.ceil(total / workers));
  const rest = total - first;
  const rounds = Math.ceil(rest / (SHARD_BYTES * workers));
  const even = rest / (rounds * workers);
  const targetOf = (batch: number): number => {
    if (batch === 0) return first;
    // Else what the others are short of, a part of a file each, would make a tiny shard that every search goes through.
    if (batch >= rounds * workers) return Number.POSITIVE_INFINITY;
    const round = Math.floor((batch - 1) / workers);
    return Math.max(LEAST_BYTES, Math.ceil(even * taper(round, rounds)));
  };
  const batches: ListedFile[][] = [];
  let batch: ListedFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (
      batch.length > 0 &&
      (bytes + textBytes(file) > targetOf(batches.length) || batch.length >= MOST_FILES)
    ) {
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

/** What the batches of a round are of the average: all of them together make it up. */
function taper(round: number, rounds: number): number {
  return rounds <= 1 ? 1 : 1 + TAPER - (2 * TAPER * round) / (rounds - 1);
}
