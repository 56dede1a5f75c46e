import { describe, expect, it } from 'vitest';
import { sourceNote } from '../../../src/engine/cite/note.ts';
import type { CitedSource } from '../../../src/engine/cite/source.ts';

const place = { line: 0, character: 0 };
const SOURCE: CitedSource = {
  uri: 'file:///a.txt',
  format: 'txt',
  range: { start: place, end: place },
  title: '工作报告',
  cited: '工作报告',
  date: '',
  headings: [],
  before: '',
  match: '安全',
  after: '',
};

/** The draft with the source of the first 安全 in it. */
function noted(
  text: string,
  source: Partial<CitedSource> = {},
  quoted?: boolean,
  languageId = 'gongwen',
): string {
  const start = text.indexOf('安全');
  const edits = sourceNote(
    { uri: 'file:///draft', text, languageId },
    { start, end: start + 2 },
    { ...SOURCE, ...source },
    quoted,
  );
  return edits.toReversed().reduce((out, { span, text: inserted }) => {
    return out.slice(0, span.start) + inserted + out.slice(span.end);
  }, text);
}

describe('the source after a phrase', () => {
  it.each([
    ['', '安全（《工作报告》）'],
    ['2023', '安全（《工作报告》，2023年）'],
    ['2023-05', '安全（《工作报告》，2023年5月）'],
    ['2023-05-06', '安全（《工作报告》，2023年5月6日）'],
  ])('has the date as it is spoken: %s', (date, text) => {
    expect(noted('安全', { date })).toBe(text);
  });

  it('has a title as one line, its own title marks turned, without a full stop at its end alone', () => {
    expect(noted('安全', { cited: '甲。《乙》\n丙。' })).toBe('安全（《甲。〈乙〉丙》）');
  });

  it('is where the marks that close after it end, at the end of a draft too', () => {
    expect(noted('“安全”》）"。')).toBe('“安全”》）"（《工作报告》）。');
    expect(noted('“安全”')).toBe('“安全”（《工作报告》）');
    expect(noted('安全 ”')).toBe('安全（《工作报告》） ”');
    for (const mark of '’」』】〕〉)') expect(noted(`安全${mark}。`)).toBe(`安全${mark}（《工作报告》）。`);
  });

  it('quotes on request only, and what is not quoted yet', () => {
    expect(noted('要安全。')).toBe('要安全（《工作报告》）。');
    expect(noted('要安全。', {}, true)).toBe('要“安全”（《工作报告》）。');
    expect(noted('安全。', {}, true)).toBe('“安全”（《工作报告》）。');
    expect(noted('安全》。', {}, true)).toBe('“安全”（《工作报告》）》。');
    for (const [opens, closes] of ['“”', '‘’', '「」', '『』', '""']) {
      expect(noted(`${opens}安全${closes}。`, {}, true)).toBe(`${opens}安全${closes}（《工作报告》）。`);
    }
  });

  it.each([
    ['要安全。', '要安全[^1]。\n\n[^1]: 《工作报告》。\n'],
    ['要安全。[^12]\n', '要安全[^13]。[^12]\n\n[^13]: 《工作报告》。\n'],
  ])('is the next footnote in Markdown: %s', (text, expected) => {
    expect(noted(text, {}, false, 'markdown')).toBe(expected);
  });

  it('names the section in a footnote', () => {
    const headings = ['一、总体要求。', '（一）目标'];
    expect(noted('安全', { headings }, false, 'markdown')).toBe(
      '安全[^1]\n\n[^1]: 《工作报告》，“一、总体要求—（一）目标”部分。\n',
    );
  });
});
