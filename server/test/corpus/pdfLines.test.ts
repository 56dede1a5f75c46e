import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { PDF_EM, pdfOf } from '../support/pdfWriter.ts';
import { linesOfPdf as linesOf, PARAGRAPHS, set } from '../support/setParagraphs.ts';

describe('lines of a PDF', () => {
  it.each([16, 133 / 8.33, 0.12])(
    'are whole in a font of negative size, %d points the unit',
    async (mirrored) => {
      expect(await linesOf([set(PARAGRAPHS, 740, { left: 40 })], { mirrored })).toEqual(PARAGRAPHS);
    },
  );

  it('leave marks of notes out, and the notes to themselves', async () => {
    const [first, second, ...rest] = set(PARAGRAPHS, 740);
    const marked = [first, second, { text: '1', x: 330, y: second.y + 8.3, size: 8 }, ...rest];
    const note = { text: '1 数据由县统计局提供。', x: 90, y: 120, size: 10 };
    const { articles } = await readSource(pdfOf([[...marked, note]]), 'a.pdf');
    expect(articles[0].passages.map(({ kind, text }) => [kind, text])).toEqual([
      ...PARAGRAPHS.map((text) => ['paragraph', text]),
      ['footnote', '数据由县统计局提供。'],
    ]);
  });

  it('keep a power where no note bears its number', async () => {
    const area = '全县完成绿化面积五百km';
    const drawn = [
      { text: area, x: 90, y: 740 },
      { text: '2', x: 90 + area.length * PDF_EM, y: 746, size: 8 },
    ];
    expect((await linesOf([[...drawn, ...set(PARAGRAPHS, 700)]]))[0]).toBe(`${area}2`);
  });

  it('are read once, however often they are printed over', async () => {
    const bold = [0, 0.4].flatMap((dx) =>
      [0, 0.4].map((dy) => ({ text: '一、主要做法', x: 122 + dx, y: 760 + dy })),
    );
    const glyphs = Array.from('二、存在问题', (text, i) =>
      [0, 0.5].map((dx) => ({ text, x: 122 + i * 16 + dx, y: 460 })),
    );
    const lines = await linesOf([[...bold, ...set(PARAGRAPHS, 730), ...glyphs.flat()]]);
    expect(lines).toEqual(['一、主要做法', ...PARAGRAPHS, '二、存在问题']);
  });

  it('of a table of contents stay apart, and are no title', async () => {
    const titles = ['云溪县河道管理规定', '云溪县水库管理办法（试行）', '云溪县水费收缴细则'];
    const contents = titles.map((title, i) => {
      const page = `${i * 12 + 1}`;
      const text = `${title}${'…'.repeat(26 - title.length - page.length)}${page}`;
      return { text, x: 90, y: 745 - i * 28 };
    });
    const first = [{ text: '目录', x: 260, y: 780 }, ...contents];
    const second = [{ text: titles[0], x: 200, y: 780, size: 22 }, ...set(PARAGRAPHS, 740)];
    const { articles, dropped } = await readSource(pdfOf([first, second]), 'a.pdf');
    expect(articles.map(({ title }) => title)).toEqual([titles[0]]);
    expect(articles[0].passages.map(({ text }) => text)).toEqual([titles[0], ...PARAGRAPHS]);
    expect(dropped.map(({ rule }) => rule)).toEqual(['toc', 'toc', 'toc', 'toc']);
  });
});
