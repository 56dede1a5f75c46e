import { describe, expect, it } from 'vitest';
import type { ListedFile } from '../../src/files/listFiles.ts';
import { bytesOf, planBatches } from '../../src/host/keeper/batches.ts';

/** So many files of so many bytes each. */
function files(count: number, size: number): ListedFile[] {
  return Array.from({ length: count }, (_, n) => ({
    path: `/corpus/${n}.txt`,
    uri: `file:///corpus/${n}.txt`,
    size,
    mtimeMs: 0,
  }));
}

function sizes(batches: readonly ListedFile[][]): number[] {
  return batches.map((batch) => bytesOf(batch));
}

describe('planBatches', () => {
  it('leaves no file out and keeps their order', () => {
    const all = files(4000, 20_000);
    expect(planBatches(all, 2).flat()).toEqual(all);
  });

  it('begins small and gives two readers the same share', () => {
    const [first, ...rest] = sizes(planBatches(files(1700, 20_000), 2));
    expect(first).toBeLessThanOrEqual(4_000_000);
    expect(rest).toHaveLength(2);
    expect(Math.abs(rest[0] - rest[1])).toBeLessThan(100_000);
  });

  it('makes the last of several rounds the smallest, as memory is fullest then', () => {
    // 261 MB of text: 87 million characters, three rounds of two readers.
    const [, ...rest] = sizes(planBatches(files(13_050, 20_000), 2));
    expect(rest.map((bytes) => Math.round(bytes / 1e6))).toEqual([54, 54, 43, 43, 32, 32]);
  });

  it('leaves nothing over for a shard of a few files, however the sizes fall', () => {
    const odd = files(3000, 33_331).map((file, n) => ({ ...file, size: file.size + (n % 7) * 1000 }));
    expect(Math.min(...sizes(planBatches(odd, 2)))).toBeGreaterThan(3_000_000);
    expect(planBatches(odd, 2)).toHaveLength(5);
  });

  it('has one batch for a few files, and none for none', () => {
    expect(planBatches(files(3, 1000), 2)).toHaveLength(1);
    expect(planBatches([], 2)).toEqual([]);
  });

  it('takes another round where the average would pass 48 MB', () => {
    const rounds = (bytes: number): number =>
      Math.floor((planBatches(files(bytes / 10_000, 10_000), 2).length - 1) / 2);
    expect(rounds(4_000_000 + 96_000_000)).toBe(1);
    expect(rounds(4_000_000 + 96_010_000)).toBe(2);
  });
});
