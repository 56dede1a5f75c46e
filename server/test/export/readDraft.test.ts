import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, textOf } from '../../src/export/document.ts';
import { readPaper } from '../../src/export/readDraft.ts';

function blocks(text: string, languageId = 'gongwen'): readonly Block[] {
  return readPaper({ uri: 'untitled:1', text, languageId }).blocks;
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
    const { blocks: all, footnotes } = readPaper({ uri: 'u', text, languageId: 'markdown' });
    expect(all[1]).toMatchObject({ runs: [{}, { text: '', footnote: 1 }, {}] });
    expect([...footnotes]).toEqual([[1, [{ text: '指各类纠纷。' }]]]);
  });

  it('loses no character of a plain draft', () => {
    const line = fc.string({
      unit: fc.constantFrom(...'天地人。，：；附件1.一、（）年月日20263 '),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const ink = (text: string) => text.replaceAll(/\s/gu, '');
        const shown = told(lines.join('\n'))
          .map((one) => one.slice(one.indexOf(' ') + 1).replaceAll('|', ''))
          .join('');
        // The label of attachments is set anew; all else is the draft's.
        const plain = (text: string) => ink(text).replaceAll(/附件?[：:]/gu, '');
        expect(plain(shown)).toBe(plain(lines.join('')));
      }),
      { numRuns: 500 },
    );
  });
});
