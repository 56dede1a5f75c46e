import { describe, expect, it } from 'vitest';
import { firstLine, Paragraph, ParagraphCache } from '../../../src/engine/check/paragraph.ts';

describe('the paragraphs of a draft', () => {
  it('are its lines that are not blank, with where they begin', () => {
    const placed = new ParagraphCache().paragraphs('a', '一行\r\n\n  \n 二行\n三行');
    expect(placed.map(({ start, paragraph }) => [start, paragraph.text])).toEqual([
      [0, '一行'],
      [8, ' 二行'],
      [12, '三行'],
    ]);
    expect(firstLine(placed)).toEqual({ start: 0, end: 2 });
  });

  it('are kept where an edit leaves them, and those that are the same are one', () => {
    const cache = new ParagraphCache();
    const [first, second, third] = cache.paragraphs('a', '一行\n二行\n一行');
    expect(third.paragraph).toBe(first.paragraph);
    const now = cache.paragraphs('a', '新行\n二行\n一行');
    expect(now.slice(1).map(({ paragraph }) => paragraph)).toEqual([second.paragraph, first.paragraph]);
    // Those of the last version alone: the line that was edited before is another one now.
    cache.paragraphs('a', '二行');
    expect(cache.paragraphs('a', '一行')[0].paragraph).not.toBe(first.paragraph);
    expect(cache.paragraphs('b', '二行')[0].paragraph).not.toBe(second.paragraph);
  });

  it.each([
    [15, true],
    [16, false],
  ])('are kept while no more than %i other drafts came after: %s', (others, isKept) => {
    const cache = new ParagraphCache();
    const [{ paragraph }] = cache.paragraphs('a', '一行');
    for (let other = 0; other < others; other++) cache.paragraphs(`other ${other}`, '一行');
    expect(cache.paragraphs('a', '一行')[0].paragraph === paragraph).toBe(isKept);
  });

  it('are kept longer where they were looked at again', () => {
    const cache = new ParagraphCache();
    const [{ paragraph }] = cache.paragraphs('a', '一行');
    for (let other = 0; other < 40; other++) {
      cache.paragraphs(`other ${other}`, '一行');
      expect(cache.paragraphs('a', '一行')[0].paragraph).toBe(paragraph);
    }
  });
});

describe('the clauses of a paragraph', () => {
  it.each([
    ['一句，二句；三句：四句。', ['一句', '二句', '三句', '四句']],
    ['、一句、二句、，', ['一句、二句']],
    ['《一句》，（二句）', ['《一句》', '（二句）']],
    ['增长5%，', ['增长5%']],
    // A closing quote stays at the end of a clause, an opening one at its beginning, and neither at the other.
    ['做到“两个维护”，', ['做到“两个维护”']],
    ['做到‘两个维护’，', ['做到‘两个维护’']],
    ['他说：“一句。”二句，', ['他说', '“一句', '二句']],
    ['一句“，二句”', ['一句', '二句”']],
    ['按国发〔2024〕，', ['按国发〔2024〕']],
    ['【一句】，［二句］', ['【一句】', '［二句］']],
    ['，。！？……', []],
  ])('of %s', (text, clauses) => {
    const paragraph = new Paragraph(text);
    expect(paragraph.clauses.map(({ start, end }) => paragraph.folded.slice(start, end))).toEqual(
      clauses.map((clause) => new Paragraph(clause).folded),
    );
  });

  it('count their characters', () => {
    expect(new Paragraph('“一、二”三，四').clauses.map(({ characters }) => characters)).toEqual([3, 1]);
  });
});
