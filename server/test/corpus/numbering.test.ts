import {
  Document,
  HeadingLevel,
  LevelFormat,
  LevelSuffix,
  type ILevelsOptions,
  Packer,
  PageBreak,
  Paragraph,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { writeBlocks } from '../../src/corpus/formats/wordBlocks.ts';
import { WordBody } from '../../src/corpus/formats/wordBody.ts';
import { readWordText } from '../../src/corpus/formats/wordEvents.ts';
import { readStyles, WordLists } from '../../src/corpus/formats/wordStyles.ts';
import { LineWriter } from '../../src/corpus/formats/lineWriter.ts';
import { readSource } from '../../src/corpus/readSource.ts';
import { encodeText } from '../support/encoders.ts';
import { odtOf, rtfOf, zipOf } from '../support/writers.ts';

const LONG = '全市上下坚持稳中求进工作总基调，统筹发展和安全，各项工作取得新的成效。'.repeat(8);
/** How a report numbers its sections. */
const REPORT_LEVELS: ILevelsOptions[] = [
  { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
  { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
  { level: 2, format: LevelFormat.DECIMAL, text: '%3.' },
  { level: 3, format: LevelFormat.DECIMAL, text: '（%4）' },
  { level: 4, format: LevelFormat.DECIMAL_ENCLOSED_CIRCLE, text: '%5' },
];
const SHOWN = [
  '全市经济工作报告',
  '一、主要做法',
  '（一）压实责任。层层签订责任书。',
  '（二）抓好培训',
  '1. 印发手册',
  '2. 上门宣讲',
  '（1）进企业',
  '①进车间',
  '②进班组',
  '二、存在问题',
  '（一）责任不实',
];
/** Text and level of each numbered paragraph of {@link SHOWN}. */
const ITEMS: readonly (readonly [string, number])[] = [
  ['主要做法', 0],
  ['压实责任。层层签订责任书。', 1],
  ['抓好培训', 1],
  ['印发手册', 2],
  ['上门宣讲', 2],
  ['进企业', 3],
  ['进车间', 4],
  ['进班组', 4],
  ['存在问题', 0],
  ['责任不实', 1],
];

type Children = ConstructorParameters<typeof Document>[0]['sections'][0]['children'];

async function docxOf(children: Children, levels = REPORT_LEVELS, more: object = {}): Promise<Uint8Array> {
  const numbering = { config: [{ reference: 'list', levels }] };
  return Packer.toBuffer(new Document({ numbering, sections: [{ children }], ...more }));
}

const item = (text: string, level: number, instance = 0) =>
  new Paragraph({ text, numbering: { reference: 'list', level, instance } });

async function textOf(bytes: Uint8Array, name: string): Promise<string[]> {
  return (await readSource(bytes, name)).text.split('\n');
}

describe('the numbers of Word’s lists', () => {
  it('stand in the text as a reader sees them, and make the sections', async () => {
    const bytes = await docxOf([new Paragraph(SHOWN[0]), ...ITEMS.map(([text, level]) => item(text, level))]);
    const { text, articles } = await readSource(bytes, 'a.docx');
    expect(text.split('\n')).toEqual(SHOWN);
    expect(articles[0].passages.map(({ parent }) => parent)).toEqual([-1, -1, 1, 1, 3, 3, 5, 6, 6, -1, 9]);
  });

  it('begin again where a list is used again, and continue past paragraphs without one', async () => {
    const bytes = await docxOf([
      item('甲', 0),
      new Paragraph('中间的话。'),
      item('乙', 0),
      item('丙', 0, 1),
      item('丁', 0, 1),
    ]);
    expect(await textOf(bytes, 'a.docx')).toEqual(['一、甲', '中间的话。', '二、乙', '一、丙', '二、丁']);
  });

  it('name the levels above, start where they should, and leave bullets out', async () => {
    const levels: ILevelsOptions[] = [
      { level: 0, format: LevelFormat.DECIMAL, text: '%1', start: 3 },
      { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', suffix: LevelSuffix.SPACE },
      { level: 2, format: LevelFormat.BULLET, text: '●' },
      { level: 3, format: LevelFormat.CHINESE_COUNTING, text: '第%4条' },
    ];
    const bytes = await docxOf(
      [
        item('总则', 0),
        item('目的', 1),
        item('点', 2),
        item('依据', 1),
        item('为了', 3),
        item('', 3),
        item('凡', 3),
      ],
      levels,
    );
    expect(await textOf(bytes, 'a.docx')).toEqual([
      '3 总则',
      '3.1 目的',
      '点',
      '3.2 依据',
      '第一条 为了',
      '第三条 凡',
    ]);
  });

  it('come from styles too, whose outline level makes the heading', async () => {
    const bytes = await docxOf(
      [
        new Paragraph({ text: '总体情况', style: 'Level1' }),
        new Paragraph('正文。'),
        new Paragraph({ text: '下步打算', style: 'Child' }),
      ],
      REPORT_LEVELS,
      {
        styles: {
          paragraphStyles: [
            {
              id: 'Level1',
              name: '一级标题',
              paragraph: { outlineLevel: 0, numbering: { reference: 'list', level: 0 } },
            },
            { id: 'Child', name: '一级标题（续）', basedOn: 'Level1' },
          ],
        },
      },
    );
    const { text, articles } = await readSource(bytes, 'a.docx');
    expect(text.split('\n')).toEqual(['一、总体情况', '正文。', '二、下步打算']);
    expect(articles[0].passages.map(({ kind, parent }) => [kind, parent])).toEqual([
      ['heading', -1],
      ['paragraph', 0],
      ['heading', -1],
    ]);
  });

  it('do not count what a tracked change took out', async () => {
    const change = { id: 1, author: 'x', date: '2024-01-01T00:00:00Z' };
    const types = 'http://schemas.openxmlformats.org';
    const deleted = `<w:rPr><w:del w:id="1" w:author="x" w:date="${change.date}"/></w:rPr>`;
    const numbered = (text: string, mark = '') =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${mark}</w:pPr>${text}</w:p>`;
    const run = (text: string, more = '') => `<w:r>${more}<w:t>${text}</w:t></w:r>`;
    const body = [
      numbered(run('甲')),
      numbered('<w:del w:id="2"><w:r><w:delText>乙</w:delText></w:r></w:del>', deleted),
      numbered(run('丙')),
      numbered(run('丁的前半'), deleted),
      numbered(run('和后半')),
      numbered(run('戊') + run('藏起来的话', '<w:rPr><w:vanish/></w:rPr>')),
      `<w:p><w:fldSimple w:instr="DATE">${run('二〇二四年')}</w:fldSimple></w:p>`,
    ];
    const bytes = zipOf([
      ['[Content_Types].xml', `<Types xmlns="${types}/package/2006/content-types"/>`],
      [
        '_rels/.rels',
        `<Relationships xmlns="${types}/package/2006/relationships"><Relationship Id="r1" Type="${types}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      ],
      [
        'word/numbering.xml',
        '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
      ],
      [
        'word/document.xml',
        `<w:document xmlns:w="${types}/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`,
      ],
    ]);
    expect(await textOf(bytes, 'a.docx')).toEqual([
      '1. 甲',
      '2. 丙',
      '3. 丁的前半和后半',
      '4. 戊',
      '二〇二四年',
    ]);
  });
});

describe('a large Word file', () => {
  it('is read in pieces that lose nothing and count on', async () => {
    const bytes = await docxOf(Array.from({ length: 4000 }, (_, i) => item(`第${i}件事。`, 2)));
    const lines = await textOf(bytes, 'a.docx');
    expect(lines).toEqual(Array.from({ length: 4000 }, (_, i) => `${i + 1}. 第${i}件事。`));
  });
});

describe('compilations in Word files', () => {
  const speech = (title: Paragraph, name: string) => [
    title,
    new Paragraph(`市委书记 ${name}`),
    new Paragraph(LONG),
  ];
  const cut = async (bytes: Uint8Array) =>
    (await readSource(bytes, 'a.docx')).articles.map(({ title, author }) => [title, author]);
  const expected = [
    ['扛牢政治责任', '张三'],
    ['筑牢安全防线', '李四'],
  ];

  it.each<[string, (text: string) => Paragraph[]]>([
    ['an empty paragraph', (text) => [new Paragraph(''), new Paragraph(text)]],
    ['a heading style', (text) => [new Paragraph({ text, heading: HeadingLevel.HEADING_1 })]],
    ['a break before the paragraph', (text) => [new Paragraph({ text, pageBreakBefore: true })]],
    [
      'a break in the paragraph',
      (text) => [new Paragraph({ children: [new PageBreak(), new TextRun(text)] })],
    ],
  ])('are cut at titles after %s', async (_, titled) => {
    const [first, second] = expected.map(([title, name]) => {
      const paragraphs = titled(title);
      return [...paragraphs.slice(0, -1), ...speech(paragraphs[paragraphs.length - 1], name)];
    });
    expect(await cut(await docxOf([...first, ...second]))).toEqual(expected);
  });

  it.each([
    ['nextPage', 1],
    ['continuous', 0],
  ])('know sections that begin a page: %s', (type, breaks) => {
    const section = `<w:sectPr><w:type w:val="${type}"/></w:sectPr>`;
    const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const part = `<w:document><w:body>${paragraph('甲')}<w:p><w:pPr>${section}</w:pPr></w:p>${paragraph('乙')}${section}</w:body></w:document>`;
    const body = new WordBody({
      styles: readStyles(undefined),
      lists: new WordLists(undefined),
      chunks: new Map(),
    });
    readWordText(part, body);
    const writer = new LineWriter();
    writeBlocks(body.finish(), writer);
    const { text, hints } = writer.finish();
    expect(text).toBe('甲\n乙');
    expect(hints.get(0)).toBeUndefined();
    expect(hints.get(1)?.breakBefore === true ? 1 : 0).toBe(breaks);
  });
});

describe('the numbers of other formats', () => {
  it('odt', async () => {
    const formats = ['一, 二, 三, ...', '一, 二, 三, ...', '1', '1', '①, ②, ③, ...'];
    const signs = [
      ['', '、'],
      ['（', '）'],
      ['', '.'],
      ['（', '）'],
      ['', ''],
    ];
    const levels = formats.map(
      (format, i) =>
        `<text:list-level-style-number text:level="${i + 1}" style:num-format="${format}" style:num-prefix="${signs[i][0]}" style:num-suffix="${signs[i][1]}"/>`,
    );
    const list = (text: string, level: number) =>
      `<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>${'<text:list><text:list-item>'.repeat(level)}<text:p>${text}</text:p>${'</text:list-item></text:list>'.repeat(level)}</text:list-item></text:list>`;
    const body = `<text:list-style style:name="L">${levels.join('')}</text:list-style><text:p>${SHOWN[0]}</text:p>${ITEMS.map(([text, level]) => list(text, level)).join('')}`;
    expect(await textOf(odtOf([], body), 'a.odt')).toEqual(SHOWN);
  });

  it('rtf', async () => {
    const plain = new TextDecoder().decode(rtfOf(SHOWN, { unicode: true }));
    const lines = plain.split('\r\n').map((line, i) => {
      const label = /^\\pard\\plain\\f1 ((?:(?:\\u-?\d+\?)|[\d.])*?)(\\u-?\d+\?)/u.exec(line);
      const length = SHOWN[i - 1]?.length - (ITEMS[i - 2]?.[0].length ?? 0);
      if (label === null || i < 2) return line;
      const units = line.slice('\\pard\\plain\\f1 '.length).match(/\\u-?\d+\?|./gu) ?? [];
      return `\\pard\\plain{\\listtext\\f1 ${units.slice(0, length).join('')}\\tab}\\f1 ${units.slice(length).join('')}`;
    });
    expect(await textOf(encodeText(lines.join('\r\n'), 'utf-8'), 'a.rtf')).toEqual(SHOWN);
  });
});
