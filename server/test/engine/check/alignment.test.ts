import { describe, expect, it } from 'vitest';
import { alignments, matchedWords } from '../../../src/engine/check/alignment.ts';
import { normalize, type Normalized, unitAt } from '../../../src/engine/check/normalized.ts';
import { unitsOf } from '../../../src/engine/text/units.ts';

/** {@link count} characters from the {@link first}th on: no two of them are the same. */
function han(first: number, count: number): string {
  return String.fromCharCode(...Array.from({ length: count }, (_, i) => 0x4e00 + first + i));
}

/** What a draft has alone, and what a source has alone. */
const own = (count: number) => han(5000, count);
const other = (count: number) => han(10_000, count);

const normalized = (text: string): Normalized => normalize(unitsOf(text), 0, text.length);

/** Each passage as `start-end:matched`. */
function passages(draft: string, source: string, from = 0, to = draft.length): string[] {
  return alignments(normalized(draft), from, to, normalized(source)).map(
    ({ start, end, matched }) => `${start}-${end}:${matched}`,
  );
}

describe('passages in common', () => {
  it('are runs of five units, or shorter ones in line with others', () => {
    expect(passages(han(0, 4), han(0, 4))).toEqual([]);
    expect(passages(han(0, 5), han(0, 5))).toEqual(['0-5:5']);
    const edited = (first: number, second: number) =>
      passages(han(0, first) + own(1) + han(100, second), han(0, first) + other(1) + han(100, second));
    expect(edited(3, 3)).toEqual(['0-7:6']);
    expect(edited(5, 2)).toEqual(['0-5:5']);
    expect(edited(2, 2)).toEqual([]);
  });

  it.each([
    [10, ['0-20:18']],
    [11, ['0-15:15']],
  ])('have short runs out of line by ten units at most: by %i', (shift, found) => {
    const draft = han(0, 15) + own(2) + han(100, 3);
    expect(passages(draft, han(0, 15) + other(2 + shift) + han(100, 3))).toEqual(found);
  });

  it.each([
    [12, ['0-28:28', '40-43:3']],
    [13, ['0-28:28']],
  ])('have short runs within twelve units of others: of %i', (gap, found) => {
    expect(passages(han(0, 28) + own(gap) + han(100, 3), han(0, 28) + other(gap) + han(100, 3))).toEqual(
      found,
    );
  });

  it.each([
    [4, ['0-14:10']],
    [5, ['0-5:5', '10-15:5']],
  ])('are cut at gaps that leave less than 0.55 of an end covered: of %i units', (gap, found) => {
    expect(passages(han(0, 5) + own(gap) + han(100, 5), han(0, 5) + other(gap) + han(100, 5))).toEqual(found);
  });

  it.each([
    [30, ['0-110:80']],
    [31, ['0-40:40', '71-111:40']],
  ])('have gaps of thirty units in the draft at most: of %i', (gap, found) => {
    expect(passages(han(0, 40) + own(gap) + han(100, 40), han(0, 80).slice(0, 40) + han(100, 40))).toEqual(
      found,
    );
  });

  it.each([
    [5, 60, 1],
    [5, 61, 2],
    [6, 600, 1],
    [6, 601, 2],
  ])('are together where runs of %i units are %i units apart in the source: %i', (units, apart, count) => {
    const draft = han(0, 40) + han(100, units);
    expect(passages(draft, han(0, 40) + other(apart) + han(100, units))).toHaveLength(count);
    expect(passages(draft, han(100, units) + other(apart) + han(0, 40))).toHaveLength(count);
  });

  it('count what the source has once only once', () => {
    expect(passages(han(0, 6) + own(1) + han(0, 6), han(0, 6))).toEqual(['0-6:6']);
    // The longer of two runs that share units keeps them.
    expect(passages(han(0, 8) + own(1) + han(4, 9), han(0, 13))).toEqual(['0-4:4', '9-18:9']);
  });

  it('are looked for between two places of the draft', () => {
    expect(passages(han(0, 20), han(0, 20), 5, 15)).toEqual(['5-15:10']);
  });

  it('say how many of their units are words', () => {
    const draft = normalized('共完成投资12.5亿元');
    const [found] = alignments(draft, 0, draft.units.length, normalized('共完成投资8亿元'));
    expect([found.matched, matchedWords(found, draft)]).toEqual([8, 7]);
  });
});

describe('normalized text', () => {
  it('has characters alone, a number one of them, and the way back', () => {
    const text = normalized('甲，1.5乙。12，345丙3.');
    expect(String.fromCharCode(...text.units)).toBe('甲0乙0丙0');
    expect([...text.starts]).toEqual([0, 2, 5, 7, 13, 14]);
    expect([...text.ends]).toEqual([1, 5, 6, 13, 14, 15]);
    expect([0, 1, 2, 3, 5, 14, 15].map((at) => unitAt(text, at))).toEqual([0, 1, 1, 2, 2, 5, 6]);
  });

  it('counts a character beyond the basic plane once, up to a border in its middle', () => {
    expect(normalized('甲𠮷乙').units).toHaveLength(3);
    expect([...normalized('甲𠮷乙').ends]).toEqual([1, 3, 4]);
    expect([...normalize(unitsOf('甲𠮷乙'), 1, 2).ends]).toEqual([1]);
    expect([...normalize(unitsOf('甲乙丙'), 1, 3).starts]).toEqual([0, 1]);
  });
});
