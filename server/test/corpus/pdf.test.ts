import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { pdfOf, setPages } from '../support/pdfWriter.ts';
import { REPORT } from '../support/sampleReport.ts';

describe('pdf', () => {
  it('drops running headers and page numbers, and joins paragraphs over pages', async () => {
    const paragraphs = Array.from({ length: 20 }, (_, i) => `第${i}段${REPORT[6]}${REPORT[3]}`);
    const { articles, dropped } = await readSource(
      pdfOf(setPages([REPORT[0], ...paragraphs], { header: '某市人民政府公报' })),
      'a.pdf',
    );
    expect(articles[0].passages.map(({ text }) => text)).toEqual([REPORT[0], ...paragraphs]);
    expect(new Set(dropped.map(({ rule }) => rule))).toEqual(new Set(['page-number', 'running-header']));
  });

  it('drops the header of two pages where it is apart, and no line that both pages open with', async () => {
    const form = ['会议签到记录表', '时间：上午九时', '地点：一号会议室'];
    const pages = setPages([...REPORT, ...REPORT], { header: '某市人民政府公报', height: 12 });
    expect(pages.length).toBe(2);
    const { dropped } = await readSource(pdfOf(pages), 'a.pdf');
    expect(dropped.map(({ rule, text }) => `${rule} ${text}`).sort()).toEqual([
      'page-number - 1 -',
      'page-number - 2 -',
      'running-header 某市人民政府公报',
      'running-header 某市人民政府公报',
    ]);
    const forms = ['张三', '李四'].map((name) =>
      [...form, name].map((text, i) => ({ text, x: 90, y: 740 - i * 28 })),
    );
    expect((await readSource(pdfOf(forms), 'b.pdf')).dropped).toEqual([]);
  });

  it('keeps rows of tables as passages of their own', async () => {
    const [page] = setPages(REPORT.slice(0, 3));
    const row = (cells: readonly string[], y: number) =>
      cells.map((text, i) => ({ text, x: 90 + i * 150, y }));
    const bytes = pdfOf([
      [...page, ...row(['指标', '数值', '增长'], 500), ...row(['产值', '百亿元', '5.5'], 472)],
    ]);
    const { articles } = await readSource(bytes, 'a.pdf');
    expect(articles[0].passages.slice(3).map(({ kind, text }) => [kind, text])).toEqual([
      ['table', '指标\t数值\t增长'],
      ['table', '产值\t百亿元\t5.5'],
    ]);
  });

  it('joins lines that a word or number made short', async () => {
    const lines = ['甲'.repeat(24), '乙'.repeat(23), '98.7%丙丙', '丁'.repeat(26)];
    const drawn = lines.map((text, i) => ({ text, x: i === 0 ? 122 : 90, y: 740 - i * 28 }));
    const { articles } = await readSource(pdfOf([drawn]), 'a.pdf');
    expect(articles[0].passages.map(({ text }) => text)).toEqual([lines.slice(0, 3).join(''), lines[3]]);
  });
});
