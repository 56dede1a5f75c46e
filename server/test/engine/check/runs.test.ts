import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../src/engine/check/corpusMatcher.ts';
import { Paragraph } from '../../../src/engine/check/paragraph.ts';
import { maximalRuns } from '../../../src/engine/check/runs.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

describe('maximalRuns', () => {
  it('finds every run that a plain search finds, and no other', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 3 }),
        text,
        fc.nat({ max: 6 }),
        (sources, draft, more) => {
          const shortest = 4 + more;
          const index = indexOf(
            sources.map((source, i) => fileOf(`${i}.txt`, source)),
            1,
            unitSegmenter,
          );
          const found = maximalRuns(new Paragraph(draft), shortest, new CorpusMatcher(index, 'draft:'));
          expect(found).toEqual(plainRuns(draft, sources, shortest));
        },
      ),
      { numRuns: 400 },
    );
  });
});

function plainRuns(draft: string, sources: readonly string[], shortest: number) {
  const runs: { start: number; end: number }[] = [];
  let reached = 0;
  for (let start = 0; start < draft.length; start++) {
    let end = start;
    while (end < draft.length && sources.some((source) => source.includes(draft.slice(start, end + 1))))
      end++;
    if (end > reached && end - start >= shortest) runs.push({ start, end });
    reached = Math.max(reached, end);
  }
  return runs;
}
