import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { ofdOf } from '../support/ofdWriter.ts';
import { pdfOf, setPages } from '../support/pdfWriter.ts';
import { docOf } from '../support/docWriter.ts';
import { htmlOf, mhtOf, odtOf, rtfOf, wordParagraphs, wordPartsOf, zipOf } from '../support/writers.ts';

const TEXT = '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化。';
const TITLE = '云溪县水利局关于印发春灌方案的通知';
/** A paper that is signed before its annex; the annex names a later day. */
const PAPER = [
  TITLE,
  '云水发〔2019〕8号',
  '各乡镇水务站：',
  TEXT,
  '附件：云溪县春灌方案',
  '云溪县水利局',
  '2019年6月24日',
  '（此件公开发布）',
  '附件',
  '云溪县春灌方案',
  ...Array.from({ length: 7 }, () => TEXT),
  '本方案自2025年1月1日起施行。',
];
const docx = (body: string) => zipOf(wordPartsOf(body));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a paper that is signed before its annex', () => {
  it.each<[string, () => Uint8Array]>([
    ['txt', () => utf8(PAPER.join('\n'))],
    ['txt of blank lines', () => utf8(PAPER.join('\n\n'))],
    ['md', () => utf8(`# ${PAPER.join('\n\n')}`)],
    ['html', () => utf8(htmlOf(TITLE, PAPER.slice(1)))],
    ['mht', () => mhtOf(htmlOf(TITLE, PAPER.slice(1)))],
    ['docx', () => docx(wordParagraphs(...PAPER))],
    ['doc', () => docOf(PAPER)],
    ['rtf', () => rtfOf(PAPER)],
    ['odt', () => odtOf(PAPER)],
    ['pdf', () => pdfOf(setPages(PAPER))],
    ['ofd', () => ofdOf(setPages(PAPER))],
  ])('has its own day, body and number: .%s', async (format, bytesOf) => {
    const { articles } = await readSource(bytesOf(), `a.${format.slice(0, 4).trim()}`);
    expect(articles).toHaveLength(1);
    const [{ title, number, date, body, passages }] = articles;
    expect([title, number, date, body]).toEqual([TITLE, '云水发〔2019〕8号', '2019-06-24', '云溪县水利局']);
    // Digits as wide as Chinese characters are apart from them.
    expect(passages.at(-1)?.text.replaceAll(' ', '')).toBe('本方案自2025年1月1日起施行。');
  });
});

describe('tables of a Word file', () => {
  const table = (rows: readonly (readonly string[])[]) =>
    `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${wordParagraphs(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

  it('whose rows end in numbers are no contents, with a heading of contents in the file, too', async () => {
    const rows = [
      ['单位', '名额'],
      ['城关镇', '12'],
      ['河口镇', '8'],
      ['南山乡', '5'],
    ];
    const contents = ['目录', '一、名额\t1', '二、要求-----3', '三、其他………5'];
    const body = ['一、名额', TEXT, '二、要求', TEXT, '三、其他', TEXT];
    const bytes = docx(
      wordParagraphs('关于名额分配的通知', ...contents, ...body.slice(0, 2)) +
        table(rows) +
        wordParagraphs(...body.slice(2)),
    );
    const { articles, dropped } = await readSource(bytes, 'a.docx');
    expect(articles[0].passages.map(({ text }) => text)).toEqual([
      '关于名额分配的通知',
      ...body.slice(0, 2),
      ...rows.map((row) => row.join('\t')),
      ...body.slice(2),
    ]);
    expect(dropped.map(({ rule }) => rule)).toEqual(['toc', 'toc', 'toc', 'toc']);
  });

  it('give no title by their head', async () => {
    const rows = [
      ['姓名', '本周完成的工作', '下周计划', '总结'],
      ['甲', '走访三个乡镇', '继续走访', '顺利'],
    ];
    const { articles } = await readSource(docx(table(rows) + wordParagraphs(TEXT, TEXT)), '周报.docx');
    expect(articles[0].title).not.toMatch(/姓名|总结/u);
  });
});
