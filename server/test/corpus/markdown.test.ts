import { describe, expect, it } from 'vitest';
import { fold } from '../../src/engine/text/fold.ts';
import { parseMarkdown } from '../../src/engine/markdown/document.ts';
import { signsOf } from '../../src/engine/markdown/signs.ts';
import { headingsOf, readText } from '../support/readings.ts';

const text = '全市上下坚持稳中求进工作总基调，统筹发展和安全，各项工作取得新的成效。'.repeat(4);

const without = (source: string) => {
  let rest = source;
  for (const [start, end] of signsOf(parseMarkdown(source)).toReversed())
    rest = rest.slice(0, start) + rest.slice(end);
  return rest;
};

describe('the signs of Markdown', () => {
  it.each([
    ['## 一、总体要求', '一、总体要求'],
    ['- [x] 完成**重点**任务', '完成重点任务'],
    ['> 引用的话', '引用的话'],
    ['坚持**党的领导**，落实*主体*责任、`代码`和~~旧话~~。', '坚持党的领导，落实主体责任、代码和旧话。'],
    ['见[实施方案](https://example.com/a "题")和![图](a.png)。', '见实施方案和。'],
    ['甲<br>乙<!-- 注 -->', '甲乙'],
    ['| 指标 | 数值 |\n|---|---:|\n| 粮食 | **3** |', ' 指标  数值 \n\n 粮食  3 '],
    ['1. 甲\n2. 乙', '1. 甲\n2. 乙'],
    ['见[甲][a]，有例[^1]。\n\n[a]: ./a.md\n\n[^1]: 乙。', '见甲，有例。\n\n\n\n 乙。'],
    ['```md\n# 总结\n```', '\n# 总结\n'],
    ['<div>\n甲\n</div>', '\n甲\n'],
    ['甲\\*乙', '甲*乙'],
    ['2*3*4、a_b_c、xx·xx、[注]、5 < 6', '2*3*4、a_b_c、xx·xx、[注]、5 < 6'],
    ['增长**显著', '增长**显著'],
  ])('%s', (line, rest) => expect(without(line)).toBe(rest));
});

describe('markdown files', () => {
  it('keep their lines and columns, and nest by their headings', async () => {
    const source = `---\ntitle: 题\ndate: 2024-01-01\n---\n# 工作**报告**\n\n## 背景\n\n${text}\n\n## 一、做法\n\n### （一）抓早\n\n- ${text}\n`;
    const { articles, dropped } = await readText(source, 'a.md');
    const [article] = articles;
    expect(article.title).toBe('工作报告');
    expect(dropped.map(({ rule }) => rule)).toEqual([
      'front-matter',
      'front-matter',
      'front-matter',
      'front-matter',
    ]);
    expect(article.passages.map(({ kind, line }) => [kind, line])).toEqual([
      ['title', 4],
      ['heading', 6],
      ['paragraph', 8],
      ['heading', 10],
      ['heading', 12],
      ['paragraph', 14],
    ]);
    expect(headingsOf(article, 5)).toEqual(['## 一、做法', '### （一）抓早']);
    expect(article.passages[5].drops).toEqual([[0, 2]]);
  });

  it('of wrapped lines are read as paragraphs, in quotations and items too', async () => {
    const lines = text.match(/.{1,30}/gu) ?? [];
    const source = `# 工作报告\n\n${lines.join('\n')}\n\n> ${lines.join('\n> ')}\n\n- ${lines.join('\n  ')}\n`;
    const { articles } = await readText(source, 'a.md');
    expect(articles[0].passages.map((passage) => fold(passage.text, passage.drops ?? []).text)).toEqual([
      '工作报告',
      ...[text, text, text].map((each) => fold(each).text),
    ]);
  });

  it('without blank lines between their paragraphs keep them apart', async () => {
    const source = `# 工作报告\n## 一、做法\n${text}\n${text}\n二、体会\n${text}\n`;
    const { articles } = await readText(source, 'a.md');
    expect(articles[0].passages.map(({ kind }) => kind)).toEqual([
      'title',
      'heading',
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('may begin with a rule, which is not front matter', async () => {
    const { articles, dropped } = await readText(`---\n\n# 工作报告\n\n${text}\n\n---\n\n${text}\n`, 'a.md');
    expect(articles[0].passages).toHaveLength(3);
    expect(dropped.map(({ rule }) => rule)).toEqual(['separator', 'separator']);
  });

  it('lose pictures, definitions and comments of their own lines without a trace', async () => {
    const source = `# 工作报告\n\n![图](a.png)\n\n<!-- 注\n又一行 -->\n\n${text}\n\n[a]: b.md\n`;
    const { articles } = await readText(source, 'a.md');
    expect(articles[0].passages.map(({ kind }) => kind)).toEqual(['title', 'paragraph']);
  });
});
