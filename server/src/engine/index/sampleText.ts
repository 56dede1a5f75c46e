import type { CorpusIndex } from './corpusIndex.ts';

/** Passages of a sample, and units of each. Guesses. */
const PASSAGES = 40;
const LONGEST = 120;
const SHORTEST = 20;

/**
 * A text that makes checks do all that they do: paragraphs of {@link index} as they stand and, of each, all but a
 * unit in its middle. Another text for another {@link round}, always the same for the same corpus.
 */
export function sampleText({ shards }: CorpusIndex, round = 0): string {
  const lines: string[] = [];
  for (const shard of shards) {
    const step = Math.max(1, Math.floor((shard.passageCount * shards.length) / PASSAGES));
    for (let passage = (step >> 1) + round; passage < shard.passageCount; passage += step) {
      const start = shard.passageStart(passage);
      const end = Math.min(shard.passageEnd(passage), start + LONGEST);
      if (end - start < SHORTEST || lines.length >= 2 * PASSAGES) continue;
      const text = shard.original(start, end);
      const middle = text.length >> 1;
      lines.push(text, text.slice(0, middle) + text.slice(middle + 1));
    }
  }
  return lines.join('\n');
}
