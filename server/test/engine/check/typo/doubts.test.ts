import { describe, expect, it } from 'vitest';
import { FoundRuns } from '../../../../src/engine/check/foundRuns.ts';
import { doubtsOf } from '../../../../src/engine/check/typo/doubts.ts';
import { gramsOf } from '../../../../src/engine/check/typo/grams.ts';
import { fileOf, indexOf, unitSegmenter } from '../../../support/corpora.ts';

const TEXT = '甲乙丙丁戊己';

/** What is doubted of {@link text} where the corpus has the lines {@link held}, and what is known to be there. */
function doubted(
  held: readonly string[],
  text = TEXT,
  known: readonly { start: number; end: number }[] = [],
) {
  const index = indexOf([fileOf('one.txt', ['题目', ...held].join('\n'))], 1, unitSegmenter);
  const grams = gramsOf(index);
  const holds = (of: string, from: number, to: number): boolean =>
    held.some((line) => line.includes(of.slice(from, to)));
  const { unit, joint } = doubtsOf(text, new FoundRuns(known, text.length), grams, { holds });
  return { unit: unit.join(''), joint: joint.join('').slice(1, -1) };
}

describe('what is doubted', () => {
  it('is every character and joint that no run of four explains', () => {
    expect(doubted([])).toEqual({ unit: '111111', joint: '11111' });
    expect(doubted(['甲乙丙'])).toEqual({ unit: '111111', joint: '11111' });
  });

  it('is no unit of such a run, and no joint in its middle', () => {
    expect(doubted(['甲乙丙丁'])).toEqual({ unit: '000011', joint: '10111' });
  });

  it('is nothing that is known to be in the corpus', () => {
    expect(doubted([], TEXT, [{ start: 0, end: 4 }])).toEqual({ unit: '000011', joint: '10111' });
    expect(doubted([], TEXT, [{ start: 0, end: 3 }])).toEqual({ unit: '111111', joint: '11111' });
  });

  it('is no joint that runs reach over by one unit to either side', () => {
    expect(doubted(['甲乙丙丁', '丙丁戊己'])).toEqual({ unit: '000000', joint: '10001' });
    expect(doubted(['甲乙丙丁', '戊己'])).toMatchObject({ joint: '10111' });
    expect(doubted(['丙丁戊己', '甲乙'])).toMatchObject({ joint: '11101' });
  });

  it('is no letter, figure or mark', () => {
    expect(doubted([], '甲a，2乙')).toEqual({ unit: '10001', joint: '1001' });
  });
});
