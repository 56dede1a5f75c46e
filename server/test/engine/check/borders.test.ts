import { describe, expect, it } from 'vitest';
import { withMinorCopies, withoutHabits, withoutOverlaps } from '../../../src/engine/check/arrange.ts';
import type { FindingCode } from '../../../src/engine/check/checkTable.ts';
import { placeholderFindings } from '../../../src/engine/check/describePlaceholders.ts';
import type { Finding } from '../../../src/engine/check/finding.ts';
import { findNearRepeated } from '../../../src/engine/check/nearRepeated.ts';
import { findOverused } from '../../../src/engine/check/overused.ts';
import { Paragraph, type PlacedParagraph } from '../../../src/engine/check/paragraph.ts';
import { findRepeated } from '../../../src/engine/check/repeated.ts';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

/** Thresholds and exemptions, each with what lies just on either side of it. */

function paragraphsOf(text: string): PlacedParagraph[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const placed = { start, paragraph: new Paragraph(line) };
    start += line.length + 1;
    return placed;
  });
}

/** Characters that say nothing twice. */
function filler(units: number): string {
  return Array.from({ length: units }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20_000))).join(
    '',
  );
}

describe('a clause said twice', () => {
  const repeats = (text: string, isExempt = false): number =>
    findRepeated(paragraphsOf(text), () => isExempt).length;
  const twice = (clause: string): number => repeats(`${clause}。\n${clause}。`);

  it('counts from eight characters on', () => {
    expect(twice('压实各方工作责')).toBe(0);
    expect(twice('压实各方工作责任')).toBe(1);
  });

  it('may be exempt', () => {
    expect(repeats('压实各方工作责任。\n压实各方工作责任。', true)).toBe(0);
  });

  it('needs six characters beside numerals', () => {
    expect(twice('三月九日压实工作责')).toBe(0);
    expect(twice('三月九日压实工作责任')).toBe(1);
  });

  it('may be a note in brackets', () => {
    expect(twice('（全场长时间热烈鼓掌）')).toBe(0);
    expect(twice('全场长时间热烈鼓掌')).toBe(1);
  });

  it('may frame what comes, up to fifteen characters', () => {
    expect(twice('在全面总结上年工作情况的基础之上')).toBe(1);
    expect(twice('在总结上年工作情况的基础之上')).toBe(0);
    expect(twice('在总结了上年工作情况的基础之上')).toBe(0);
  });

  describe('far from the first time', () => {
    const SHORT = '压实各方面的工作责任吗';
    const apart = (clause: string, units: number): string => `${clause}。${filler(units - 2)}。${clause}。`;

    it('counts up to 2,000 units, or from twelve characters on', () => {
      expect(SHORT).toHaveLength(11);
      expect(repeats(apart(SHORT, 2000))).toBe(1);
      expect(repeats(apart(SHORT, 2001))).toBe(0);
      expect(repeats(apart(`${SHORT}吧`, 2001))).toBe(1);
    });

    it('counts where it is said a third time', () => {
      expect(repeats(`${apart(SHORT, 2001)}${filler(30)}。${SHORT}。`)).toBe(1);
    });
  });
});

describe('a sentence said again nearly', () => {
  const near = (first: string, second: string): number =>
    findNearRepeated(paragraphsOf(`${first}。\n${second}。`), () => false).length;
  const SAID = '坚持把防范化解重大风险摆在突出位置压实各级各部门监管责任';

  it('counts from 28 characters on', () => {
    expect(SAID).toHaveLength(28);
    expect(near(SAID, SAID.replace('突出', '重要'))).toBe(1);
    expect(near(SAID.slice(1), SAID.slice(1).replace('突出', '重要'))).toBe(0);
  });

  it('is not the same sentence, which is another check’s', () => {
    expect(near(SAID, SAID)).toBe(0);
  });

  it('may give one figure, not two', () => {
    const counted = `${SAID}共计15项`;
    expect(near(counted, counted.replace('突出', '重要'))).toBe(1);
    const twice = `${SAID}共计15项8类`;
    expect(near(twice, twice.replace('突出', '重要'))).toBe(0);
  });
});

describe('a word used often', () => {
  const overused = (times: number, units: number, index = CorpusIndex.empty): string[] => {
    const words = '切实，'.repeat(times);
    const text = words + filler(units - words.length);
    return findOverused(paragraphsOf(text), index).words.map(({ word }) => word);
  };

  it('counts from six times on', () => {
    expect(overused(5, 100)).toEqual([]);
    expect(overused(6, 100)).toEqual(['切实']);
  });

  it('counts from four times in 1,000 units on', () => {
    expect(overused(6, 1500)).toEqual(['切实']);
    expect(overused(6, 1501)).toEqual([]);
  });

  it('counts from three times the rate of the corpus on', () => {
    // Passages are closed by a unit each.
    const corpus = (units: number): CorpusIndex => indexOf([fileOf('a.txt', `切实${filler(units - 3)}`)], 1);
    const rate = (index: CorpusIndex): number =>
      (1000 * index.count('切实')) / index.shards.reduce((sum, { columns }) => sum + columns.text.length, 0);
    const seldom = corpus(60);
    const often = corpus(40);
    expect(3 * rate(seldom)).toBeLessThanOrEqual(60);
    expect(3 * rate(often)).toBeGreaterThan(60);
    expect(overused(6, 100, seldom)).toEqual(['切实']);
    expect(overused(6, 100, often)).toEqual([]);
  });
});

describe('places crossed out', () => {
  const found = (text: string): number => placeholderFindings(text, paragraphsOf(text), () => false).length;

  it('are one finding from the ninth on', () => {
    expect(found('增长xx%，'.repeat(8))).toBe(8);
    expect(found('增长xx%，'.repeat(9))).toBe(1);
  });

  it('hide no blank', () => {
    expect(found(`${'增长xx%，'.repeat(9)}姓名____。`)).toBe(2);
  });
});

describe('findings beside each other', () => {
  const finding = (code: FindingCode, start: number, end: number, rest: Partial<Finding> = {}): Finding => ({
    code,
    span: { start, end },
    message: { key: 'x', args: [] },
    related: [],
    fixes: [],
    ...rest,
  });
  const copy = (start: number, characters: number, uri = 'file:///a.txt'): Finding =>
    finding('copied', start, start + characters, {
      copy: { characters, similarity: 1 },
      related: [
        {
          in: 'corpus',
          uri,
          format: 'txt',
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
          title: '',
          cited: '',
          section: '',
          text: '',
        },
      ],
    });
  const minor = (findings: readonly Finding[]): (boolean | undefined)[] =>
    withMinorCopies(findings).map((each) => each.copy?.isMinor);

  it('copies are minor below thirty characters', () => {
    expect(minor([copy(0, 29)])).toEqual([true]);
    expect(minor([copy(0, 30)])).toEqual([undefined]);
  });

  it('copies are not minor within sixty units of another of the same source', () => {
    expect(minor([copy(0, 20), copy(80, 20)])).toEqual([undefined, undefined]);
    expect(minor([copy(0, 20), copy(81, 20)])).toEqual([true, true]);
    expect(minor([copy(0, 20), copy(80, 20, 'file:///b.txt')])).toEqual([true, true]);
  });

  it('of two that point at the same words the one that says most stays', () => {
    const codes = (...findings: Finding[]): string[] => withoutOverlaps(findings).map(({ code }) => code);
    expect(codes(finding('wording', 0, 5), finding('typo', 4, 6))).toEqual(['typo']);
    expect(codes(finding('wording', 0, 5), finding('typo', 5, 6))).toEqual(['wording', 'typo']);
    expect(codes(finding('copied', 0, 5), finding('typo', 4, 6))).toEqual(['copied', 'typo']);
  });

  it('a slip made three times, and more often than what is meant, is the draft’s own way', () => {
    const slip = finding('typo', 0, 2, { exchange: { wrong: '做到', right: '作到' } });
    const kept = (text: string): number => withoutHabits([slip], paragraphsOf(text)).length;
    expect(kept('做到做到')).toBe(1);
    expect(kept('做到做到做到')).toBe(0);
    expect(kept('做到做到做到作到作到作到')).toBe(1);
    expect(kept('做到做到做到作到作到')).toBe(0);
  });

  it('a slip in characters that the draft has twice as often as the corpus, in other words, is of its subject', () => {
    const kept = (text: string, share: number): number => {
      const exchange = { wrong: '玻方', right: '中方', units: { text: '玻', share, isAdded: false } };
      const rest = filler(1000 - text.length);
      return withoutHabits([finding('typo', 0, 2, { exchange })], paragraphsOf(text + rest)).length;
    };
    // (1 + 1/2) ÷ (1/4 + 1/2) = 2.
    expect(kept('玻方玻利维亚', 0.251 / 1000)).toBe(1);
    expect(kept('玻方玻利维亚', 0.25 / 1000)).toBe(0);
    expect(kept('玻方玻利维亚', 0)).toBe(0);
    expect(kept('玻方玻方', 0)).toBe(1);
  });

  it('a draft of fewer than a thousand characters counts as one of so many', () => {
    const kept = (length: number, share: number): number => {
      const text = '玻方玻利维亚';
      const exchange = { wrong: '玻方', right: '中方', units: { text: '玻', share, isAdded: false } };
      const rest = filler(length - text.length);
      return withoutHabits([finding('typo', 0, 2, { exchange })], paragraphsOf(text + rest)).length;
    };
    expect([6, 999].map((length) => kept(length, 0.251 / 1000))).toEqual([1, 1]);
    expect([6, 999].map((length) => kept(length, 0.25 / 1000))).toEqual([0, 0]);
    expect(kept(1100, 0.24 / 1000)).toBe(1);
  });
});
