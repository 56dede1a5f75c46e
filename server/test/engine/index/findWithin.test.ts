import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../src/engine/check/corpusMatcher.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const run = fc.string({ unit: fc.constantFrom(...'甲乙丙'), minLength: 1, maxLength: 30 });
const corpus = fc.array(run, { minLength: 1, maxLength: 4 }).map((texts) =>
  indexOf(
    texts.map((one, i) => fileOf(`${i}.txt`, one)),
    1,
    unitSegmenter,
  ),
);

describe('a longer run among the suffixes of a shorter one', () => {
  it('is where a search among all finds it', () => {
    fc.assert(
      fc.property(corpus, run, fc.nat(5), (index, phrase, shared) => {
        for (const { distinct } of index.shards) {
          const within = distinct.find(phrase.slice(0, shared));
          const { lo, hi } = distinct.findWithin(phrase, within, Math.min(shared, phrase.length), shared);
          const all = distinct.find(phrase.length < shared ? phrase.slice(0, shared) : phrase);
          expect(hi - lo).toBe(all.hi - all.lo);
          if (lo < hi) expect(lo).toBe(all.lo);
        }
      }),
    );
  });

  it('is counted and held alike, whatever has been asked before', () => {
    fc.assert(
      fc.property(corpus, fc.array(run, { minLength: 1, maxLength: 12 }), (index, phrases) => {
        const matcher = new CorpusMatcher(index, 'draft:');
        for (const phrase of phrases) {
          for (let length = 1; length <= phrase.length; length++) {
            const part = phrase.slice(0, length);
            const places = index.shards.reduce((sum, { distinct }) => {
              const { lo, hi } = distinct.find(part);
              return sum + hi - lo;
            }, 0);
            expect(matcher.count(part)).toBe(places);
            expect(matcher.holds(part)).toBe(places > 0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
