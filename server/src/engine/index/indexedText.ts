import { firstAtOrAfter } from '../text/sorted.ts';
import type { Shard } from './shard.ts';

/**
 * The text of a file as the shard knows it: each passage at its line and column, so that the ranges of places hold in
 * it. Lines that were dropped as junk are empty, what folding left out is spaces. Linear in the file.
 */
export function indexedText(shard: Shard, file: number): string {
  const lines: string[] = [];
  const [first, end] = shard.passagesOf(file);
  for (let passage = first; passage < end; passage++) {
    for (const [from, to] of runs(shard, passage)) {
      const { line, character } = shard.range(from, to).start;
      while (lines.length <= line) lines.push('');
      lines[line] = lines[line].padEnd(character, ' ') + shard.original(from, to);
    }
  }
  return lines.join('\n');
}

/** The stretches of a passage between which folding left something out. */
function* runs(shard: Shard, passage: number): Generator<[from: number, to: number]> {
  const { gapAt } = shard.columns;
  const end = shard.passageEnd(passage);
  let from = shard.passageStart(passage);
  for (let gap = firstAtOrAfter(gapAt, from); gap < gapAt.length && gapAt[gap] < end; gap++) {
    if (gapAt[gap] > from) yield [from, gapAt[gap]];
    from = gapAt[gap];
  }
  if (end > from) yield [from, end];
}
