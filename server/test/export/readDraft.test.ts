import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, textOf } from '../../src/export/document.ts';
import type { LineHint } from '../../src/corpus/source.ts';
import { joinLines } from '../../src/export/lines.ts';
import { readPaper } from '../../src/export/readDraft.ts';

function blocks(text: string, languageId = 'gongwen'): readonly Block[] {
  return readPaper({ text, languageId }).blocks;
}

/** Each block by its kind and text, for tables. */
function told(text: string, languageId?: string): string[] {
  return blocks(text, languageId).map((block) => {
    if (block.kind === 'title') return `title ${block.lines.join('|')}`;
    if (block.kind === 'attachments') return `attachments ${block.items.join('|')}`;
    if (block.kind === 'annex') return `annex ${block.label}`;
    if (block.kind === 'table') {
      return `table ${block.rows.map((row) => row.map(({ runs }) => textOf(runs)).join(',')).join('|')}`;
    }
    if (block.kind === 'contents') {
      return `contents ${[block.label, ...block.entries.map((entry) => `${entry.text}…${entry.page}`)].join('|')}`;
    }
    const level = block.kind === 'heading' ? block.level : '';
    return `${block.kind}${level} ${'runs' in block ? textOf(block.runs) : block.text}`;
  });
}

const PAPER = `关于加强基层治理的
实施意见

各县（市、区）人民政府，市直各单位：
　　现提出如下意见。
　　一、总体要求
　　（一）加强领导。各级要亲自抓。
　　1.明确分工。市委政法委牵头。
　　附件：1.分工表
　　　　　2.考核办法

云岭市人民政府
云岭市公安局
2026年3月1日

（此件公开发布）

附件1
重点任务分工表
市委政法委。`;

describe('readPaper', () => {
  it('knows the parts of a paper', () => {
    expect(told(PAPER)).toEqual([
      'title 关于加强基层治理的|实施意见',
      'addressee 各县（市、区）人民政府，市直各单位：',
      'paragraph 现提出如下意见。',
      'heading1 一、总体要求',
      'paragraph （一）加强领导。各级要亲自抓。',
      'paragraph 1.明确分工。市委政法委牵头。',
      'attachments 1.分工表|2.考核办法',
      'signature 云岭市人民政府',
      'signature 云岭市公安局',
      'date 2026年3月1日',
      'remark （此件公开发布）',
      'annex 附件1',
      'title 重点任务分工表',
      'paragraph 市委政法委。',
    ]);
  });

  it('has a title of several headings of one rank, where the second goes on the first', () => {
    const rest = ['addressee 各乡镇：', 'heading1 一、总体要求', 'paragraph 坚持系统治理。'];
    const paper = (title: string) => `${title}\n\n各乡镇：\n\n# 一、总体要求\n\n坚持系统治理。`;
    for (const languageId of ['markdown', 'gongwen']) {
      const broken = paper('# 关于加强河道治理\n\n# 的实施意见');
      expect(told(broken, languageId)).toEqual(['title 关于加强河道治理|的实施意见', ...rest]);
      expect(told(paper('# 河道治理\n\n# 实施步骤'), languageId).slice(0, 2)).toEqual([
        'heading1 河道治理',
        'heading1 实施步骤',
      ]);
    }
  });

  it('gives a heading that opens a paragraph its face', () => {
    const paragraph = blocks('报告\n\n（一）加强领导。各级要亲自抓。')[1];
    expect(paragraph).toEqual({
      kind: 'paragraph',
      runs: [{ text: '（一）加强领导。', heading: 2 }, { text: '各级要亲自抓。' }],
    });
  });

  it.each([
    ['江州市2025年工作总结\n江州市应急管理局\n（20xx年12月25日）\n2025年，全市平稳。', 2],
    ['在全市大会上的讲话\n——在2026年工作会议上\n同志们：\n今天开会。', 1],
  ])('sets what stands under a title apart: %j', (text, subtitles) => {
    expect(blocks(text).filter(({ kind }) => kind === 'subtitle')).toHaveLength(subtitles);
    expect(blocks(text)[0]).toMatchObject({ kind: 'title', lines: [text.split('\n')[0]] });
  });

  it('takes a date in mid-text for no sign-off, nor a sentence for a signature', () => {
    expect(told('报告\n\n正文。\n2026年3月1日\n又一段正文。').slice(1)).toEqual([
      'paragraph 正文。',
      'paragraph 2026年3月1日',
      'paragraph 又一段正文。',
    ]);
    expect(told('报告\n\n特此报告。\n2026年3月1日').slice(1)).toEqual([
      'paragraph 特此报告。',
      'date 2026年3月1日',
    ]);
  });

  it('reads Markdown: ranks of headings, tables, lists, notes, wrapped lines', () => {
    const text = `---
title: 无
---
# 关于加强治理的意见

全市要坚持以人民为中心的发展思想，把矛盾纠纷[^甲]
化解在基层。

## 总体要求

### （二）重点

1. 抓实
2. 抓细

| 指标 | 2027年 |
|---|---|
| 覆盖率 | **100%** |

<!-- yinju-disable -->

云岭市人民政府
2026年3月1日

[^甲]: 指各类纠纷。
`;
    expect(told(text, 'markdown')).toEqual([
      'title 关于加强治理的意见',
      'paragraph 全市要坚持以人民为中心的发展思想，把矛盾纠纷化解在基层。',
      'heading1 总体要求',
      'heading2 （二）重点',
      'heading3 1. 抓实',
      'heading3 2. 抓细',
      'table 指标,2027年|覆盖率,100%',
      'signature 云岭市人民政府',
      'date 2026年3月1日',
    ]);
    const { blocks: all, footnotes } = readPaper({ text, languageId: 'markdown' });
    expect(all[1]).toMatchObject({ runs: [{}, { text: '', footnote: 1 }, {}] });
    expect([...footnotes]).toEqual([[1, [{ text: '指各类纠纷。' }]]]);
  });

  const SENTENCE = '各级要坚持以人民为中心的发展思想，把矛盾纠纷化解在基层。';

  it('parts paragraphs that an indentation parts on one line, the title and headings among them', () => {
    const text = `平安建设工作的汇报　　${SENTENCE.repeat(5)}　　一、总体情况　　${SENTENCE}　　（一）加强领导。${SENTENCE}`;
    expect(told(text)).toEqual([
      'title 平安建设工作的汇报',
      `paragraph ${SENTENCE.repeat(5)}`,
      'heading1 一、总体情况',
      `paragraph ${SENTENCE}`,
      `paragraph （一）加强领导。${SENTENCE}`,
    ]);
  });

  it('joins lines that were wrapped by hand, and keeps a space between Latin words', () => {
    const paragraph = `　　${'把矛盾纠纷化解在基层，把和谐稳定创建在基层，'.repeat(12)}`;
    const lines = paragraph.match(/.{1,30}/gsu) ?? [];
    expect(told(`平安建设工作的汇报\n\n${lines.join('\n')}\n`)).toEqual([
      'title 平安建设工作的汇报',
      `paragraph ${paragraph.trim()}`,
    ]);
    expect(joinLines('在 GDP\ngrowth 上\r\n　下功夫')).toBe('在 GDP growth 上下功夫');
  });

  it('knows the articles of a compilation and its table of contents', () => {
    const article = (title: string) => `${title}\n　　${SENTENCE.repeat(9)}\n一、总体要求\n　　${SENTENCE}\n`;
    const titles = ['在全市平安建设工作会议上的发言', '在全市基层治理工作会议上的发言'];
    const text = `平安建设发言材料汇编\n（2篇）\n目录\n1.${titles[0]}\t3\n2.${titles[1]}……12\n\n${titles.map(article).join('\n')}`;
    expect(told(text).filter((line) => !line.startsWith('paragraph'))).toEqual([
      'title 平安建设发言材料汇编',
      'subtitle （2篇）',
      `contents 目录|1.${titles[0]}…3|2.${titles[1]}…12`,
      `title ${titles[0]}`,
      'heading1 一、总体要求',
      `title ${titles[1]}`,
      'heading1 一、总体要求',
    ]);
    const articles = blocks(text).filter((block) => block.kind === 'title');
    expect(articles.map(({ startsArticle }) => startsArticle)).toEqual([undefined, true, true]);
    expect(blocks(text).find((block) => block.kind === 'contents')).toMatchObject({
      entries: [{ level: 1 }, { level: 1 }],
    });
  });

  it('knows what stands over a title and beside a label', () => {
    expect(
      told(
        `000012\n机密★1年\n云岭市人民政府文件\n云政发〔2026〕3号\n关于加强治理的通知\n各县人民政府：\n${SENTENCE}\n云岭市人民政府\n二O二六年三月一日\n\n附件1：重点任务分工表\n${SENTENCE.repeat(2)}`,
      ),
    ).toEqual([
      'mark 000012',
      'mark 机密★1年',
      'letterhead 云岭市人民政府文件',
      'number 云政发〔2026〕3号',
      'title 关于加强治理的通知',
      'addressee 各县人民政府：',
      `paragraph ${SENTENCE}`,
      'signature 云岭市人民政府',
      'date 二O二六年三月一日',
      'annex 附件1',
      'title 重点任务分工表',
      `paragraph ${SENTENCE.repeat(2)}`,
    ]);
  });

  it('makes a table of two rows with tabs, and of one no table', () => {
    expect(told(`情况报告\n\n指标\t2026年\n覆盖率\t100%\n${SENTENCE}`)[1]).toBe(
      'table 指标,2026年|覆盖率,100%',
    );
    expect(told(`情况报告\n\n指标\t2026年\n${SENTENCE}`)[1]).toBe('paragraph 指标\t2026年');
  });

  it('leaves out what programs left behind, and nothing else', () => {
    expect(told(`情况报告\n[bookmark: _GoBack]\n\n${SENTENCE}\n- 3 -\n分享到\n${SENTENCE}`)).toEqual([
      'title 情况报告',
      `paragraph ${SENTENCE}`,
      'paragraph 分享到',
      `paragraph ${SENTENCE}`,
    ]);
  });

  it('reads what the format of a document knows of its lines', () => {
    const text = '情况报告\n第 1 页\n工作情况\n指标\t数值\n正文';
    const hints = new Map<number, LineHint>([
      [0, { kind: 'title' }],
      [1, { junk: 'page-header' }],
      [2, { kind: 'heading', level: 1 }],
      [3, { kind: 'table' }],
    ]);
    expect(readPaper({ text, hints, languageId: 'plaintext' }).blocks.map(({ kind }) => kind)).toEqual([
      'title',
      'heading',
      'table',
      'paragraph',
    ]);
  });

  it('loses no character of a plain draft', () => {
    const line = fc.string({
      unit: fc.constantFrom(...'天地人。，：；附件1.一、（）年月日20263 　\t'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const ink = (text: string) => text.replaceAll(/\s/gu, '');
        const shown = told(lines.join('\n'))
          .map((one) => one.slice(one.indexOf(' ') + 1).replaceAll(/[|,]/gu, ''))
          .join('');
        // The label of attachments is set again; all else is the draft's.
        const plain = (text: string) => ink(text).replaceAll(/附件?[：:]/gu, '');
        expect(plain(shown)).toBe(plain(lines.join('')));
      }),
      { numRuns: 500 },
    );
  });
});
