import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { Likelihood } from '../../../../src/engine/check/typo/likelihood.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';

const UNITS = ['发', '展', '和', '的', '安', '全'];
const text = fc.string({ unit: fc.constantFrom(...UNITS, '新'), minLength: 1, maxLength: 12 });
const ESCAPE = 4;

/** The same chance, the slow way: every count taken by looking through the texts. */
function chanceOf(run: string, at: number, texts: readonly string[], all: number): number {
  const count = (part: string): number =>
    texts.reduce(
      (sum, one) => sum + Array.from(one, (_, i) => i).filter((i) => one.startsWith(part, i)).length,
      0,
    );
  let chance = (count(run[at]) + ESCAPE / 6000) / (all + ESCAPE);
  for (let length = 1; length <= 4 && length <= at; length++) {
    const context = count(run.slice(at - length, at));
    if (context === 0) break;
    chance = (count(run.slice(at - length, at + 1)) + ESCAPE * chance) / (context + ESCAPE);
  }
  return Math.log(chance);
}

describe('Likelihood', () => {
  it('is that of a plain count, and ends early only where it is too little', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { minLength: 1, maxLength: 6 }),
        text,
        fc.double({ min: -60, max: 0, noNaN: true }),
        (texts, run, least) => {
          const index = indexOf(texts.map((one, i) => fileOf(`${i}.txt`, one)));
          const likelihood = new Likelihood(new CorpusMatcher(index, 'draft:'));
          const all = index.shards.reduce((sum, { distinct }) => sum + distinct.positions.length, 1);
          const slow = Array.from(run, (_, at) => chanceOf(run, at, texts, all)).reduce((a, b) => a + b, 0);
          expect(likelihood.of(run, 0, run.length)).toBeCloseTo(slow, 8);
          expect(likelihood.ofDraft(run, 0, run.length)).toBeCloseTo(slow, 8);
          const bounded = likelihood.of(run, 0, run.length, least);
          if (slow >= least + 1e-9) expect(bounded).toBeCloseTo(slow, 8);
          else if (slow < least - 1e-9) expect(bounded).toBeLessThan(least);
        },
      ),
      { numRuns: 150 },
    );
  });
});
