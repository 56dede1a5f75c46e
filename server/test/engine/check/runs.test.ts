import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../src/engine/check/corpusMatcher.ts';
import { Paragraph } from '../../../src/engine/check/paragraph.ts';
import { disjointRuns, maximalRuns } from '../../../src/engine/check/runs.ts';
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

describe('disjointRuns', () => {
  const runsOf = (text: string, runs: readonly (readonly [number, number])[], least: number): string[] =>
    disjointRuns(
      text,
      runs.map(([start, end]) => ({ start, end })),
      least,
    ).map(({ start, end }) => text.slice(start, end));
  const TEXT = '甲乙丙丁戊己庚辛壬癸';

  it.each([
    [
      'none that overlaps',
      [
        [0, 4],
        [5, 9],
      ],
      ['甲乙丙丁', '己庚辛壬'],
    ],
    [
      'of those that overlap the longest',
      [
        [0, 5],
        [3, 10],
      ],
      ['甲乙丙', '丁戊己庚辛壬癸'],
    ],
    [
      'of two that are as long the first',
      [
        [0, 6],
        [4, 10],
      ],
      ['甲乙丙丁戊己', '庚辛壬癸'],
    ],
    [
      'nothing inside of another',
      [
        [0, 9],
        [2, 6],
      ],
      ['甲乙丙丁戊己庚辛壬'],
    ],
    [
      'nothing of which too little is left',
      [
        [0, 4],
        [2, 10],
      ],
      ['丙丁戊己庚辛壬癸'],
    ],
    [
      'none too short',
      [
        [0, 2],
        [3, 6],
      ],
      ['丁戊己'],
    ],
    [
      'the longer of two pieces',
      [
        [3, 9],
        [0, 5],
        [1, 6],
      ],
      ['甲乙丙', '丁戊己庚辛壬'],
    ],
  ] as const)('are %s', (_, runs, expected) => {
    expect(runsOf(TEXT, runs, 3)).toEqual(expected);
  });

  it.each([
    ['，甲乙丙丁、', '甲乙丙丁'],
    ['《甲乙丙丁》，', '《甲乙丙丁》'],
    ['，“甲乙丙丁“。', '“甲乙丙丁“'],
    ['‘甲乙丙丁‘、', '‘甲乙丙丁‘'],
    ['甲乙丙丁〔戊〕，', '甲乙丙丁〔戊〕'],
    ['甲乙丙丁，“', '甲乙丙丁'],
    // One or two characters that a mark parts from the rest matched by chance.
    ['的，甲乙丙丁', '甲乙丙丁'],
    ['的话，甲乙丙丁', '甲乙丙丁'],
    ['说的话，甲乙丙丁', '说的话，甲乙丙丁'],
    ['甲乙丙丁。全', '甲乙丙丁'],
    ['甲乙丙丁。全市', '甲乙丙丁'],
    ['甲乙丙丁。全市上', '甲乙丙丁。全市上'],
    // Where too little would be left, the marks at its ends go alone.
    ['，的，甲乙，', '的，甲乙'],
  ])('begin and end with what did not match by chance: %s', (text, expected) => {
    expect(runsOf(text, [[0, text.length]], 3)).toEqual([expected]);
  });
});

describe('a run inside a paragraph', () => {
  const TEXT = '言“甲乙丙丁“戊己庚“辛';

  it('keeps the quote that closes at its end, not one that opens there', () => {
    expect(disjointRuns(TEXT, [{ start: 2, end: 7 }], 3)).toEqual([{ start: 2, end: 7 }]);
    expect(disjointRuns(TEXT, [{ start: 7, end: 11 }], 3)).toEqual([{ start: 7, end: 10 }]);
  });

  it('keeps the quote that opens at its beginning, not one that closes there', () => {
    expect(disjointRuns(TEXT, [{ start: 1, end: 6 }], 3)).toEqual([{ start: 1, end: 6 }]);
    expect(disjointRuns(TEXT, [{ start: 6, end: 10 }], 3)).toEqual([{ start: 7, end: 10 }]);
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
