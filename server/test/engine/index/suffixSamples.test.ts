import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Positions } from '../../../src/engine/index/positions.ts';
import { Suffixes } from '../../../src/engine/index/suffixes.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const UNITS = ['甲', '乙', '丙', '\uffff'];
const run = fc.string({ unit: fc.constantFrom(...UNITS), minLength: 1, maxLength: 30 });

/** Ranks of the suffixes that open with {@link phrase}, the slow way. */
function ranksOf({ text, positions }: Suffixes, phrase: string): number[] {
  return Array.from({ length: positions.length }, (_, rank) => rank).filter((rank) =>
    Array.from(phrase).every((unit, i) => text[positions.at(rank) + i] === unit.charCodeAt(0)),
  );
}

describe('sampled suffixes', () => {
  it('are found as all of them are looked at, whatever the step and the passages', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(run, { minLength: 1, maxLength: 6 }),
        run,
        fc.constantFrom(1, 2, 3, 7, 128),
        (texts, text, step) => {
          const index = indexOf(
            texts.map((one, i) => fileOf(`${i}.txt`, one)),
            3,
            unitSegmenter,
          );
          for (const { distinct } of index.shards) {
            const sampled = new Suffixes(distinct.text, distinct.positions);
            sampled.prepare(step);
            for (let from = 0; from < text.length; from++) {
              for (let length = 1; length <= Math.min(7, text.length - from); length++) {
                const phrase = text.slice(from, from + length);
                const ranks = ranksOf(distinct, phrase);
                const { lo, hi } = sampled.find(phrase);
                expect(hi - lo, phrase).toBe(ranks.length);
                if (ranks.length > 0) expect(lo, phrase).toBe(ranks[0]);
                expect(sampled.holds(phrase), phrase).toBe(ranks.length > 0);
                const visited: number[] = [];
                sampled.somePlace(phrase, (position) => visited.push(position) < 0);
                expect(visited.length, phrase).toBe(ranks.length);
              }
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('may be none at all', () => {
    const none = new Suffixes(Uint16Array.of(0), Positions.of([], 1));
    none.prepare();
    for (const phrase of ['甲', '甲乙', '甲乙丙', '甲乙丙丁戊']) {
      expect(none.holds(phrase)).toBe(false);
      expect(none.find(phrase)).toEqual({ lo: 0, hi: 0 });
    }
  });
});
