import { describe, expect, it } from 'vitest';
import { toCsv, toMarkdown } from '../../../src/engine/cite/export.ts';
import type { CitedSource } from '../../../src/engine/cite/source.ts';

const labels = { title: '篇名', date: '日期', section: '章节', text: '原文', file: '文件', line: '行' };
const line: CitedSource = {
  uri: 'file:///a.txt',
  format: 'txt',
  range: { start: { line: 4, character: 0 }, end: { line: 4, character: 2 } },
  title: '甲县报告',
  cited: '甲县报告',
  date: '',
  headings: [],
  before: '前',
  match: '发展',
  after: '后',
};

/** The title of an exported line, as the table holds it. */
function titleField(title: string): string {
  const row = toCsv([{ ...line, title }], labels).split('\r\n')[1];
  return row.slice(0, row.indexOf(',,'));
}

describe('a table of lines', () => {
  it('has a row a line, and columns for what a line may lack', () => {
    expect(toCsv([line, { ...line, date: '2023' }], labels)).toBe(
      '\ufeff篇名,日期,章节,原文,文件,行\r\n甲县报告,,,前【发展】后,/a.txt,5\r\n甲县报告,2023,,前【发展】后,/a.txt,5\r\n',
    );
    expect(toCsv([], labels)).toBe('\ufeff篇名,日期,章节,原文,文件,行\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@a', '＝1', '＋1', '－1', '＠a', ' =1', '　=1'])(
    'has no formula: %j',
    (title) => {
      expect(titleField(title).replaceAll('"', '')).toBe(`'${title}`);
    },
  );

  it.each(['1=1', 'a@b', '甲-乙', "'"])('leaves other text as it is: %j', (title) => {
    expect(titleField(title)).toBe(title);
  });

  it.each([
    ['FILE:///%E7%94%B2.txt', '/甲.txt'],
    ['file:///甲.txt?x#y', '/甲.txt'],
    ['file:///C:/甲/d:/b.txt', 'C:/甲/d:/b.txt'],
    ['file:///甲/C:/b.txt', '/甲/C:/b.txt'],
    ['yinju-source:file:///a', 'yinju-source:file:///a'],
    ['file:a', 'file:a'],
  ])('names the file of %s: %s', (uri, path) => {
    expect(toCsv([{ ...line, uri }], labels)).toContain(`】后,${path},5\r\n`);
  });
});

describe('lines as Markdown', () => {
  it('have a heading for each article of a file, in the order given', () => {
    const lines = [
      { ...line, before: '一' },
      { ...line, title: '乙县报告', headings: ['一、总则', '（一）目标'] },
      { ...line, uri: 'file:///b.txt', date: '2023' },
      { ...line, before: '二' },
    ];
    expect(toMarkdown('发展', '4 处', lines)).toBe(
      '# 发展\n\n4 处\n\n' +
        '## 甲县报告\n\n- 一**发展**后\n- 二**发展**后\n\n' +
        '## 乙县报告\n\n- 前**发展**后 — 一、总则 / （一）目标\n\n' +
        '## 甲县报告 (2023)\n\n- 前**发展**后\n',
    );
  });
});
