import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { encodeText } from '../support/encoders.ts';
import {
  flatWordOf,
  htmlOf,
  mhtOf,
  rtfOf,
  WORD_NAMESPACE,
  wordParagraphs,
  wordPartsOf,
  zipOf,
} from '../support/writers.ts';

const TITLE = '青林县农技培训工作总结';
const LONG = '今年以来，青林县紧扣全年目标任务，统筹推进乡村建设和产业发展，各项工作取得新的成效。';

const linesOf = async (bytes: Uint8Array, name = 'a.docx') =>
  (await readSource(bytes, name)).text.split('\n');
const docxOf = (...given: Parameters<typeof wordPartsOf>) => zipOf(wordPartsOf(...given));
const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const table = (rows: readonly string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

describe('tables of a Word file', () => {
  it('are read however long they are', async () => {
    // Word says this much of every cell.
    const properties = '<w:tcW w:w="1080"/><w:tcBorders><w:top/><w:left/><w:bottom/><w:right/></w:tcBorders>';
    const styled = (text: string) =>
      `<w:p><w:pPr><w:widowControl/><w:spacing/><w:jc/></w:pPr><w:r><w:rPr><w:rFonts/><w:b/><w:bCs/><w:color/><w:kern/><w:sz/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
    const rows = Array.from({ length: 5000 }, (_, i) =>
      row(Array.from({ length: 8 }, (__, k) => cell(styled(`乡镇${i}之${k}`), properties))),
    );
    const lines = await linesOf(docxOf(wordParagraphs(TITLE) + table(rows)));
    expect(lines).toHaveLength(5001);
    expect(lines[5000].split('\t')).toEqual(Array.from({ length: 8 }, (_, k) => `乡镇4999之${k}`));
  });

  it('keep rows of data apart from rows that lay the page out', async () => {
    const inner = table([row([cell(wordParagraphs('甲')), cell(wordParagraphs('乙'))])]);
    const body = table([
      row([cell(wordParagraphs('指标')), cell(wordParagraphs('数', '值'))]),
      row([cell(wordParagraphs('主要做法')), cell(wordParagraphs(LONG, LONG))]),
      row([cell(wordParagraphs('只此一格'))]),
      row([cell(wordParagraphs('外') + inner), cell(wordParagraphs('右'))]),
    ]);
    expect(await linesOf(docxOf(body))).toEqual([
      '指标\t数 值',
      '主要做法',
      LONG,
      LONG,
      '只此一格',
      '外',
      '甲\t乙',
      '右',
    ]);
  });

  it('give a cell over several rows once, and nothing of deleted rows', async () => {
    const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(wordParagraphs('删'))}${cell(wordParagraphs('去'))}</w:tr>`;
    const body = table([
      row([cell(wordParagraphs('农业'), '<w:vMerge w:val="restart"/>'), cell(wordParagraphs('粮食'))]),
      deleted,
      row([cell(wordParagraphs('看不见'), '<w:vMerge/>'), cell(wordParagraphs('蔬菜'))]),
    ]);
    const { text, articles } = await readSource(docxOf(wordParagraphs(TITLE, LONG) + body), 'a.docx');
    expect(text.split('\n').slice(2)).toEqual(['农业\t粮食', '蔬菜']);
    expect(articles[0].passages.slice(2).map(({ kind }) => kind)).toEqual(['table', 'table']);
  });
});

describe('a Word file', () => {
  it('is read by the prefixes it chooses', async () => {
    const parts = wordPartsOf(
      '<w:p><w:pPr><w:pStyle w:val="x"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>主要做法</w:t></w:r></w:p>',
      [
        [
          'word/numbering.xml',
          `<w:numbering xmlns:w="${WORD_NAMESPACE}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
          'numbering',
        ],
      ],
    );
    const renamed = parts.map(
      ([name, content]) =>
        [name, String(content).replaceAll('xmlns:w=', 'xmlns:ns0=').replace(/\bw:/gu, 'ns0:')] as const,
    );
    expect(await linesOf(zipOf(parts))).toEqual(['一、主要做法']);
    expect(await linesOf(zipOf(renamed))).toEqual(['一、主要做法']);
  });

  it('does not show the codes of its fields, and loses nothing to a broken one', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${run('全文共')}${mark('begin')}${run('IF 1')}${mark('separate')}${run('三')}${mark('end')}${run('页')}</w:p><w:p>${mark('begin')}${run('REF')}</w:p>${wordParagraphs(LONG)}`;
    expect(await linesOf(docxOf(body))).toEqual(['全文共三页', LONG]);
  });

  it('keeps the text of a last paragraph whose mark is deleted', async () => {
    const body = `${wordParagraphs('甲。')}<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>乙。</w:t></w:r></w:p>`;
    expect(await linesOf(docxOf(body))).toEqual(['甲。', '乙。']);
  });

  it('shows signs of symbol fonts, ruby’s own text and footnotes in their order', async () => {
    const notes = `<w:footnotes xmlns:w="${WORD_NAMESPACE}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">${wordParagraphs('第一注。')}</w:footnote><w:footnote w:id="2">${wordParagraphs('第二注。')}</w:footnote></w:footnotes>`;
    const body = `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>引</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>据</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`;
    const bytes = docxOf(body, [['word/footnotes.xml', notes, 'footnotes']]);
    expect(await linesOf(bytes)).toEqual(['✓引据。', '第二注。', '第一注。']);
  });
});

describe('what is put into a Word file whole', () => {
  const page = `<html><head><meta charset="utf-8"></head><body><h1>${TITLE}</h1><p>${LONG}</p></body></html>`;

  it.each<[string, Uint8Array | string]>([
    ['word/a.mht', mhtOf(page)],
    ['word/a.html', page],
    ['word/a.rtf', rtfOf([TITLE, LONG])],
    ['word/a.docx', docxOf(wordParagraphs(TITLE, LONG))],
    ['word/a.txt', encodeText(`${TITLE}\n${LONG}`, 'utf-8')],
  ])('stands where it was put: %s', async (path, content) => {
    const body = `${wordParagraphs('前言。')}<w:altChunk r:id="m1"/>${wordParagraphs('后记。')}`;
    const bytes = docxOf(body, [[path, content, 'aFChunk']]);
    expect(await linesOf(bytes)).toEqual(['前言。', TITLE, LONG, '后记。']);
  });

  it('is named where it cannot be read, and the rest stays', async () => {
    const bytes = docxOf(`${wordParagraphs(LONG)}<w:altChunk r:id="m1"/>`, [
      ['word/a.docx', encodeText('PK\x03\x04 broken', 'utf-8'), 'aFChunk'],
    ]);
    const { text, skipped } = await readSource(bytes, 'a.docx');
    expect(text).toBe(LONG);
    expect(skipped?.map(({ name, reason }) => [name, reason])).toEqual([['word/a.docx', 'broken']]);
  });

  it('is given up where it holds itself without end', async () => {
    let bytes = docxOf(wordParagraphs(LONG));
    for (let depth = 0; depth < 6; depth++)
      bytes = docxOf(`${wordParagraphs(`第${depth}层。`)}<w:altChunk r:id="m1"/>`, [
        ['word/a.docx', bytes, 'aFChunk'],
      ]);
    const { text, skipped } = await readSource(bytes, 'a.docx');
    expect(text.split('\n')[0]).toBe('第5层。');
    expect(text).not.toContain(LONG);
    expect(skipped).toBeDefined();
  });
});

describe('Word files that are one XML text, under any name', () => {
  const HEAD =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n';
  const NAMESPACES =
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"';

  it('flat packages', async () => {
    const parts = wordPartsOf(`${wordParagraphs(TITLE, LONG)}<w:altChunk r:id="m1"/>`, [
      ['word/a.mht', mhtOf(htmlOf(TITLE, [LONG])), 'aFChunk'],
    ]);
    const lines = await linesOf(encodeText(flatWordOf(parts), 'utf-8'), 'a.doc');
    expect(lines.slice(0, 2)).toEqual([TITLE, LONG]);
    expect(lines.filter((line) => line.trim() === LONG)).toHaveLength(2);
    const { format, articles } = await readSource(
      encodeText(`\ufeff${flatWordOf(wordPartsOf(wordParagraphs(TITLE, LONG)))}`, 'utf-16le'),
      'a.xml',
    );
    expect([format, articles[0].title]).toEqual(['docx', TITLE]);
  });

  it('Word 2003: lists, headings, notes, insertions in, deletions and comments out', async () => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:listPr><w:ilfo w:val="1"/></w:listPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>';
    const lists =
      '<w:lists><w:listDef w:listDefId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="7"/></w:list></w:lists>';
    const heading = (text: string, list = '') =>
      `<w:p><w:pPr><w:pStyle w:val="1"/>${list}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const annotation = (type: string, content: string) =>
      `<aml:annotation w:type="Word.${type}"><aml:content>${content}</aml:content></aml:annotation>`;
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const body = [
      wordParagraphs(TITLE),
      `<wx:sub-section>${heading('主要做法')}`,
      `<w:p>${run('全年增长')}${annotation('Deletion', '<w:r><w:delText>百分之三</w:delText></w:r>')}${annotation('Insertion', run('百分之五'))}<w:r><w:footnote>${wordParagraphs('按可比价格计算。')}</w:footnote></w:r>${annotation('Comment', wordParagraphs('批注'))}${run('，好于预期。')}</w:p></wx:sub-section>`,
      heading('存在问题', '<w:listPr><wx:t wx:val="二、"/></w:listPr>'),
      `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着的话</w:t></w:r>${run(LONG)}</w:p>`,
      `<w:sectPr><w:hdr><w:p>${run('某市工作简报')}</w:p></w:hdr></w:sectPr>`,
    ];
    const xml = `${HEAD}<w:wordDocument ${NAMESPACES}>${lists}${styles}<w:body><wx:sect>${body.join('')}</wx:sect></w:body></w:wordDocument>`;
    const { text, articles, format } = await readSource(encodeText(xml, 'utf-8'), 'a.doc');
    expect(format).toBe('docx');
    expect(text.split('\n')).toEqual([
      TITLE,
      '一、主要做法',
      '全年增长百分之五，好于预期。',
      '二、存在问题',
      LONG,
      '按可比价格计算。',
    ]);
    expect(articles[0].passages.map(({ kind }) => kind)).toEqual([
      'title',
      'heading',
      'paragraph',
      'heading',
      'paragraph',
      'footnote',
    ]);
  });

  it('text about such files stays text', async () => {
    const { format } = await readSource(encodeText(`${LONG}<w:wordDocument>`, 'utf-8'), 'a.txt');
    expect(format).toBe('txt');
  });
});

describe('lists of a Word file that are restarted', () => {
  const level = (i: number) =>
    `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${Array.from({ length: i + 1 }, (_, k) => `%${k + 1}`).join('.')}"/></w:lvl>`;
  const restart = (levels: readonly number[]) =>
    levels.map((i) => `<w:lvlOverride w:ilvl="${i}"><w:startOverride w:val="1"/></w:lvlOverride>`).join('');
  const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const numbered = (items: readonly (readonly [list: number, level: number])[], levels = ALL) =>
    docxOf(
      items
        .map(
          ([list, depth], i) =>
            `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>项${i}</w:t></w:r></w:p>`,
        )
        .join(''),
      [
        [
          'word/numbering.xml',
          `<w:numbering xmlns:w="${WORD_NAMESPACE}"><w:abstractNum w:abstractNumId="0">${ALL.map(level).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>${restart(levels)}</w:num></w:numbering>`,
          'numbering',
        ],
      ],
    );
  const labels = async (bytes: Uint8Array) => (await linesOf(bytes)).map((line) => line.split(' ')[0]);

  it('go on at the levels above', async () => {
    const items = [
      [1, 0],
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 3],
      [2, 3],
      [1, 2],
      [1, 1],
      [1, 0],
    ] as const;
    expect(await labels(numbered(items))).toEqual(
      '1 2 2.1 2.1.1 2.1.1.1 2.1.1.1 2.1.1.2 2.1.2 2.2 3'.split(' '),
    );
  });

  it('begin again at each level once', async () => {
    const items = [
      [1, 0],
      [1, 0],
      [2, 0],
      [2, 1],
      [2, 0],
      [1, 0],
    ] as const;
    expect(await labels(numbered(items))).toEqual('1 2 1 1.1 2 3'.split(' '));
  });
});
