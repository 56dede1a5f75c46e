import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { phraseCountsOf } from '../../../../src/engine/check/typo/phraseCounts.ts';
import { Reaches } from '../../../../src/engine/check/typo/reaches.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';

const text = fc.string({ unit: fc.constantFrom(...'发展和安，'), minLength: 1, maxLength: 40 });
const FARTHEST = 6;

/** The longest run over [from, to) that one of the texts has, the slow way: the first of equal ones. */
function longestOver(texts: readonly string[], run: string, from: number, to: number) {
  let best: { start: number; end: number } | undefined;
  for (let start = Math.max(0, from - FARTHEST); start <= from; start++) {
    for (let end = Math.max(to, from + 1); end <= Math.min(run.length, to + FARTHEST); end++) {
      const isHeld = texts.some((one) => one.includes(run.slice(start, end)));
      if (isHeld && (best === undefined || end - start > best.end - best.start)) best = { start, end };
    }
  }
  return best;
}

describe('Reaches', () => {
  it('finds the longest run over a place that the corpus holds, as looking at all of them does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 5 }), text, (texts, run) => {
        const index = indexOf(texts.map((one, i) => fileOf(`${i}.txt`, one)));
        const matcher = new CorpusMatcher(index, 'draft:');
        const reaches = new Reaches(matcher, phraseCountsOf(matcher));
        for (let from = 0; from <= run.length; from++) {
          for (let to = from; to <= Math.min(run.length, from + 3); to++) {
            const expected = longestOver(texts, run, from, to);
            expect(reaches.over(run, from, to)).toEqual(expected);
            for (const round of ['first', 'again'])
              expect(reaches.overInDraft(run, from, to), round).toEqual(expected);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('searches once for what a draft has at a place, and not at all where filters say enough', () => {
    const index = indexOf([fileOf('a.txt', '统筹发展和安全')], 1);
    const matcher = new CorpusMatcher(index, 'draft:');
    let searched = 0;
    const counting = {
      bounds: matcher.bounds.bind(matcher),
      longestFrom: (...asked: Parameters<CorpusMatcher['longestFrom']>): number => {
        searched++;
        return matcher.longestFrom(...asked);
      },
    };
    const reaches = new Reaches(counting, phraseCountsOf(matcher));
    const draft = '要统筹发展和安全的';
    expect(reaches.overInDraft(draft, 3, 5)).toEqual({ start: 1, end: 8 });
    const once = searched;
    expect(reaches.overInDraft(draft, 3, 5)).toEqual({ start: 1, end: 8 });
    expect(searched).toBe(once);
    // All of its fours are of no text.
    expect(reaches.over('全统安筹和发展统', 2, 6)).toBeUndefined();
    expect(searched).toBe(once);
  });
});
