import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../src/engine/check/corpusMatcher.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const run = fc.string({ unit: fc.constantFrom(...'甲乙丙'), minLength: 1, maxLength: 30 });

describe('places visited outward', () => {
  it('are all of a phrase, each once, where none is enough', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), run, (texts, text) => {
        const index = indexOf(
          texts.map((one, i) => fileOf(`${i}.txt`, one)),
          1,
          unitSegmenter,
        );
        for (const { distinct } of index.shards) {
          for (let length = 1; length <= Math.min(6, text.length); length++) {
            const phrase = text.slice(0, length);
            const visited: number[] = [];
            expect(distinct.somePlace(phrase, (position) => visited.push(position) < 0)).toBe(false);
            const { lo, hi } = distinct.find(phrase);
            expect(visited.sort((a, b) => a - b)).toEqual(
              [...distinct.positions].slice(lo, hi).sort((a, b) => a - b),
            );
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are no more than were enough', () => {
    const { distinct } = indexOf([fileOf('a.txt', '发展是发展，发展为发展')], 1).shards[0];
    for (const enough of [1, 2, 3, 4]) {
      let visited = 0;
      expect(distinct.somePlace('发展', () => ++visited === enough)).toBe(true);
      expect(visited).toBe(enough);
    }
  });
});

describe('what follows a context', () => {
  it('is what is after it in any text, as far as its places are few', () => {
    fc.assert(
      fc.property(
        fc.array(run, { minLength: 1, maxLength: 4 }),
        run,
        fc.nat({ max: 8 }),
        (texts, text, most) => {
          const distinct = [...new Set(texts)];
          const index = indexOf(
            distinct.map((one, i) => fileOf(`${i}.txt`, one)),
            1,
            unitSegmenter,
          );
          const matcher = new CorpusMatcher(index, 'draft:');
          for (let length = 1; length <= Math.min(3, text.length); length++) {
            const context = text.slice(0, length);
            const next = new Set<number>();
            let places = 0;
            for (const one of distinct) {
              for (let at = one.indexOf(context); at >= 0; at = one.indexOf(context, at + 1)) {
                places++;
                if (at + length < one.length) next.add(one.charCodeAt(at + length));
              }
            }
            const expected = places > most ? undefined : [...next].sort((a, b) => a - b);
            expect(matcher.following(context, most)).toEqual(expected);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
