import { describe, expect, it } from 'vitest';
import { readText } from '../support/readings.ts';

/** A paragraph of running text. */
const TEXT = '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化。';

async function articleOf(lines: readonly string[], name = 'a.txt') {
  const { articles, dropped } = await readText(lines.join('\n'), name);
  expect(articles).toHaveLength(1);
  return { ...articles[0], dropped };
}

describe('cuts', () => {
  const LONG = TEXT.repeat(6);

  it('are not at a signature in the middle of a file', async () => {
    const opening = ['云溪县水利工作手册', '编写说明', LONG, '特此通知。'];
    const signed = [...opening, '云溪县水利局\n2022年3月4日', '附件一 工作须知', LONG, LONG];
    const paragraphs = [...signed, '云溪县水利局办公室\n2022年3月20日', '附件二 考核办法', LONG];
    const { title } = await articleOf([paragraphs.join('\n\n')]);
    expect(title).toBe('云溪县水利工作手册');
  });

  it('are not at headings of chapters, nor at the rest of one', async () => {
    const chapters = [
      '## 第一章 一般规定',
      '听取和审议人民政府和\n\n人民法院的工作报告',
      '### 第三章 监督办法',
    ];
    const parts = chapters.flatMap((chapter) => [chapter, '（一）加强水利工作；', LONG]);
    await articleOf([['# 云溪县水利监督办法', ...parts, ...parts].join('\n\n')], 'a.md');
  });

  it.each(['……', '…', '．．．．', '·····', '-----'])(
    'follow contents with %s before the pages',
    async (leaders) => {
      const titles = ['河道管理办法', '水库管理办法（试行）', '水费收缴细则'].map(
        (title) => `云溪县${title}`,
      );
      const contents = titles.map((title, i) => `${title}${i === 1 ? leaders : '……………'}${i * 13 + 1}`);
      const papers = titles.flatMap((title) => [title, '', LONG, '']);
      const { articles } = await readText(
        ['云溪县水利制度汇编', '', '目录', ...contents, '', ...papers].join('\n'),
      );
      expect(articles.map(({ title }) => title)).toEqual(titles);
    },
  );

  it('leave rows of tables that end in numbers alone', async () => {
    const rows = ['城关镇\t12', '河口镇\t8', '南山乡\t5', '合计\t25'];
    const { passages, dropped } = await articleOf(['关于名额分配的通知', TEXT, ...rows, TEXT]);
    expect(passages.map(({ text }) => text)).toEqual(['关于名额分配的通知', TEXT, ...rows, TEXT]);
    expect(dropped).toEqual([]);
  });

  it('drop contents without their label where later lines repeat them', async () => {
    const parts = ['总体要求', '主要任务', '保障措施'];
    const contents = parts.map((part, i) => `${part}\t${i + 1}`);
    const { dropped } = await articleOf([
      '水利工作方案',
      ...contents,
      ...parts.flatMap((part) => [part, TEXT]),
    ]);
    expect(dropped.map(({ rule }) => rule)).toEqual(['toc', 'toc', 'toc']);
  });
});
