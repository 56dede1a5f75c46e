import {
  Document,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { outline, parseHeading, type Section } from '../../src/engine/text/headings.ts';
import { readPaper } from '../../src/export/readDraft.ts';
import { withHeadingMarks } from '../../src/export/styledHeadings.ts';
import { reviseWordFile, wordText } from '../../src/export/wordDraft.ts';
import { wordFile } from '../../src/export/wordFile.ts';
import type { LineHint } from '../../src/corpus/source.ts';
import { wordSegmenter } from '../support/corpora.ts';
import { exported } from '../support/exportedHeadings.ts';
import { convertWord, hasOffice } from '../support/office.ts';

const AUTHOR = { name: 'Yinju', date: '2026-03-01T00:00:00Z' };
const TEXT = '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化。';
const TITLE = '云溪县水利工作报告';
const STYLES = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
];

type Level = 0 | 1 | 2 | 3 | 4;
type Made = readonly [level: Level, text: string];

const styled = (level: number, text: string, more: Partial<IParagraphOptions> = {}) =>
  new Paragraph({
    ...more,
    heading: level === 0 ? HeadingLevel.TITLE : STYLES[level - 1],
    children: [new TextRun(text)],
  });
const packed = (
  children: (Paragraph | Table)[],
  more: Partial<ConstructorParameters<typeof Document>[0]> = {},
) => Packer.toBuffer(new Document({ ...more, sections: [{ children }] }));
/** A Word file whose headings, level 0 for the title, have text between them. */
const wordOf = (headings: readonly Made[]) =>
  packed(headings.flatMap(([level, text]) => [styled(level, text), new Paragraph(TEXT)]));

const linesOf = (text: string) => text.split('\n').filter((line) => line !== TEXT);
const nested = (sections: readonly Section[]): unknown[] =>
  sections.map(({ title, children }) => (children.length === 0 ? title : [title, nested(children)]));

const CASES: readonly (readonly [name: string, made: readonly Made[], lines: readonly string[]])[] = [
  [
    'headings of three levels, under a title in its style',
    [
      [0, TITLE],
      [1, '总体情况'],
      [2, '主要做法'],
      [3, '供水保障'],
      [2, '工作成效'],
      [1, '下步打算'],
    ],
    [TITLE, '# 总体情况', '## 主要做法', '### 供水保障', '## 工作成效', '# 下步打算'],
  ],
  [
    'headings without a title',
    [
      [1, '总体情况'],
      [2, '主要做法'],
      [1, '下步打算'],
    ],
    ['# 总体情况', '## 主要做法', '# 下步打算'],
  ],
  [
    'markers that say it all',
    [
      [0, TITLE],
      [1, '一、总体情况'],
      [2, '（一）主要做法'],
      [3, '1.供水保障'],
      [4, '（1）水源'],
      [1, '二、下步打算'],
    ],
    [TITLE, '一、总体情况', '（一）主要做法', '1.供水保障', '（1）水源', '二、下步打算'],
  ],
  [
    'markers on some of them',
    [
      [0, TITLE],
      [1, '一、总体情况'],
      [2, '主要做法'],
      [2, '（二）工作成效'],
      [1, '下步打算'],
    ],
    [TITLE, '# 一、总体情况', '## 主要做法', '## （二）工作成效', '# 下步打算'],
  ],
  [
    'markers that begin below a heading without one',
    [
      [0, TITLE],
      [1, '工作回顾'],
      [2, '一、供水'],
      [2, '二、防洪'],
      [1, '下步打算'],
    ],
    [TITLE, '# 工作回顾', '## 一、供水', '## 二、防洪', '# 下步打算'],
  ],
  [
    'chapters over markers that count as high',
    [
      [0, TITLE],
      [1, '第一章 总则'],
      [2, '第一节 原则'],
      [3, '一、适用'],
      [1, '第二章 附则'],
    ],
    [TITLE, '# 第一章 总则', '## 第一节 原则', '### 一、适用', '# 第二章 附则'],
  ],
];

describe('headings that only a style makes', () => {
  it.each(CASES)('are marked in the draft and keep their levels: %s', async (_, made, lines) => {
    const text = await wordText(await wordOf(made));
    expect(linesOf(text)).toEqual(lines);
    expect(exported(text)).toEqual(made);
    // What was exported says the same once more.
    const again = await wordText(
      Buffer.from(await wordFile(readPaper({ text, languageId: 'gongwen' }), wordSegmenter)),
    );
    expect(exported(again)).toEqual(made);
  });

  it('nest in the draft as they do in the document', async () => {
    const text = await wordText(await wordOf(CASES[3][1]));
    expect(nested(outline(text))).toEqual([['一、总体情况', ['主要做法', '（二）工作成效']], '下步打算']);
  });

  it('count from the title where that has a style of headings', async () => {
    const made: Made[] = [
      [1, TITLE],
      [2, '总体情况'],
      [3, '主要做法'],
      [2, '下步打算'],
    ];
    const text = await wordText(await wordOf(made));
    expect(linesOf(text)).toEqual([`# ${TITLE}`, '## 总体情况', '### 主要做法', '## 下步打算']);
    expect(exported(text)).toEqual(made.map(([level, heading]) => [level - 1, heading]));
    const numbered: Made[] = [
      [1, TITLE],
      [2, '一、总体情况'],
      [3, '（一）主要做法'],
    ];
    expect(linesOf(await wordText(await wordOf(numbered)))).toEqual(numbered.map(([, heading]) => heading));
  });

  it('are those of styles that inherit, of outline levels and of names in Chinese', async () => {
    const base = { quickFormat: true };
    const text = await wordText(
      await packed(
        [
          new Paragraph({ style: 'derived', text: '由样式继承' }),
          new Paragraph({ style: 'twice', text: '再继承一层' }),
          new Paragraph({ style: 'chinese', text: '样式名是中文' }),
          new Paragraph({ style: 'custom', text: '自己起的样式名' }),
          new Paragraph({ outlineLevel: 2, text: '段落的大纲级别' }),
          new Paragraph({ style: 'derived', outlineLevel: 9, text: '正文文本级' }),
          new Paragraph({ style: 'named', text: '标题栏的样式' }),
        ],
        {
          styles: {
            paragraphStyles: [
              { id: 'derived', name: '公文章', basedOn: 'Heading1', ...base },
              { id: 'twice', name: '公文章二', basedOn: 'derived', ...base },
              { id: 'chinese', name: '标题 2', ...base },
              { id: 'custom', name: '三级标题', ...base },
              { id: 'named', name: '表格标题栏', ...base },
            ],
          },
        },
      ),
    );
    expect(text.split('\n')).toEqual([
      '# 由样式继承',
      '# 再继承一层',
      '## 样式名是中文',
      '### 自己起的样式名',
      '### 段落的大纲级别',
      '正文文本级',
      '标题栏的样式',
    ]);
  });

  it('carry the numbers of their lists', async () => {
    const numbering = {
      config: [
        {
          reference: 'list',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1' },
            { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2' },
          ],
        },
      ],
    };
    const item = (level: number, text: string) =>
      styled(level + 1, text, { numbering: { reference: 'list', level } });
    const text = await wordText(
      await packed([item(0, '总体情况'), new Paragraph(TEXT), item(1, '主要做法'), item(0, '下步打算')], {
        numbering,
      }),
    );
    expect(linesOf(text)).toEqual(['# 1 总体情况', '## 1.1 主要做法', '# 2 下步打算']);
    expect(exported(text)).toEqual([
      [1, '1 总体情况'],
      [2, '1.1 主要做法'],
      [1, '2 下步打算'],
    ]);
  });

  it('are marked in cells that lay the page out, not in rows of a table', async () => {
    const cell = (...children: Paragraph[]) => new TableCell({ children });
    const text = await wordText(
      await packed([
        styled(0, TITLE),
        styled(1, '总体情况'),
        new Table({ rows: [new TableRow({ children: [cell(styled(2, '供水保障'), new Paragraph(TEXT))] })] }),
        new Table({
          rows: [
            new TableRow({ children: [cell(styled(3, '指标')), cell(new Paragraph('数值'))] }),
            new TableRow({ children: [cell(new Paragraph('覆盖率')), cell(new Paragraph('98%'))] }),
          ],
        }),
      ]),
    );
    expect(linesOf(text)).toEqual([TITLE, '# 总体情况', '## 供水保障', '指标\t数值', '覆盖率\t98%']);
  });

  it.each([
    ['60 units with a sentence', `${'字'.repeat(58)}。`, true],
    ['61', `${'字'.repeat(59)}。字`, false],
    ['120 without', '字'.repeat(120), true],
    ['121', '字'.repeat(121), false],
  ])('are no longer than headings are: %s', (_, heading, isMarked) => {
    const hints = new Map<number, LineHint>([[1, { kind: 'heading', level: 2 }]]);
    const text = `${TITLE}\n${heading}\n${TEXT}`;
    expect(withHeadingMarks({ text, hints }) === text.replace(heading, `## ${heading}`)).toBe(isMarked);
    expect(withHeadingMarks({ text, hints }) === text).toBe(!isMarked);
  });

  it('take a first heading for the title down to the twelfth line, if it is over all others', () => {
    const text = (line: number) =>
      [...Array.from({ length: line }, () => '特急'), '水利工作报告', '（一）供水'].join('\n');
    const marked = (line: number, level: number) => {
      const hints = new Map<number, LineHint>([
        [line, { kind: 'heading', level: 1 }],
        [line + 1, { kind: 'heading', level }],
      ]);
      return withHeadingMarks({ text: text(line), hints }) !== text(line);
    };
    expect([marked(11, 2), marked(12, 2), marked(11, 1)]).toEqual([false, true, true]);
  });

  it('nest the same in any document, whether marked or not', () => {
    const heading = fc.record({
      level: fc.integer({ min: 1, max: 4 }),
      text: fc.constantFrom('总体情况', '一、供水', '（二）防洪', '3.管护', '（4）水源', '第一章 总则'),
    });
    fc.assert(
      fc.property(fc.array(heading, { minLength: 1, maxLength: 8 }), (headings) => {
        const hints = new Map<number, LineHint>([[0, { kind: 'title' }]]);
        const lines = [TITLE, TEXT];
        for (const { level, text } of headings) {
          hints.set(lines.length, { kind: 'heading', level });
          lines.push(text, TEXT);
        }
        const text = withHeadingMarks({ text: lines.join('\n'), hints });
        const known = readPaper({ text: lines.join('\n'), hints, languageId: 'plaintext' });
        const draft = readPaper({ text, languageId: 'gongwen' });
        expect(draft.blocks).toEqual(known.blocks);
        for (const line of linesOf(text).slice(1)) expect(parseHeading(line)?.standalone).toBe(true);
      }),
    );
  });

  it('are corrected at their place, and marks that were changed are named', async () => {
    const content = await wordOf(CASES[0][1]);
    const before = await wordText(content);
    const after = before.replace('## 主要做法', '## 主要作法').replace('# 下步打算', '## 下步打算');
    const revised = await reviseWordFile(content, after, AUTHOR);
    expect(revised).toMatchObject({ placed: 1, unplaced: ['## 下步打算'] });
    const xml = strFromU8(unzipSync(revised.content)['word/document.xml']);
    expect(xml.match(/<w:(?:del|ins) /gu)).toHaveLength(2);
    expect(xml).toMatch(/<w:t[^>]*>主要<.*<w:delText[^>]*>做<.*<w:t[^>]*>作<.*<w:t[^>]*>法</u);
    expect(await wordText(Buffer.from(revised.content))).toBe(before.replace('主要做法', '主要作法'));
  });
});

describe.skipIf(!hasOffice)('headings in styles, in files of other kinds', () => {
  it('are the same in each', async () => {
    const [, made, lines] = CASES[0];
    const files = convertWord(await wordOf(made), ['doc', 'odt', 'rtf', 'docx']);
    const texts = await Promise.all(
      Array.from(files, async ([format, content]) => [format, linesOf(await wordText(content))] as const),
    );
    expect(Object.fromEntries(texts)).toEqual({ doc: lines, odt: lines, rtf: lines, docx: lines });
  }, 300_000);
});
