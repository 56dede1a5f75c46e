/** Files of every format, and ways to break them: the same for the same seed. */
import { type DrawnLine, pdfOf, type PdfRuling, setPages } from './pdfWriter.ts';
import { docOf } from './docWriter.ts';
import { epubOf, htmlOf, mhtOf, odtOf, rtfOf, zipOf } from './writers.ts';
import { encodeText } from './encoders.ts';
import { bookOf, slideParts, slideShape, slidesOf } from './officeWriters.ts';
import { ofdOf, ofdParts } from './ofdWriter.ts';

/** Uniform numbers in [0, 1) by mulberry32: small, and the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LINES = [
  '关于安全生产工作情况的报告',
  '一、主要做法',
  ...Array.from({ length: 12 }, (_, i) =>
    `（${'一二三四五六七八九十'[i % 10]}）压实责任。全年检查${i}.5万家次，整改率98%。`.repeat(3),
  ),
  '（作者为中共某市委书记）',
];

/** Parts of a minimal Word file. */
function docxParts(lines: readonly string[]): [string, string][] {
  const body = lines
    .map(
      (line, i) =>
        `<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="${i % 3}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${line}</w:t></w:r></w:p>`,
    )
    .join('');
  const types = 'http://schemas.openxmlformats.org';
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${types}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${types}/package/2006/relationships"><Relationship Id="r1" Type="${types}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/styles.xml',
      `<w:styles xmlns:w="${types}/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:basedOn w:val="b"/></w:style></w:styles>`,
    ],
    [
      'word/numbering.xml',
      `<w:numbering xmlns:w="${types}/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">${[0, 1, 2].map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%${level + 1}、"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ],
    [
      'word/document.xml',
      `<w:document xmlns:w="${types}/wordprocessingml/2006/main"><w:body>${body}<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>`,
    ],
  ];
}

/** A table of cells in two lines each on a PDF page, and its borders. */
const TABLE: readonly DrawnLine[] = [0, 1, 2, 3].flatMap((row) =>
  [0, 1, 2].flatMap((column) =>
    ['压实责任抓', '好整改'].map((text, i) => ({
      text,
      x: 96 + column * 120,
      y: 680 - row * 50 - i * 20,
    })),
  ),
);
const BORDERS: readonly PdfRuling[] = [
  ...[0, 1, 2, 3, 4].map((row) => ({ x1: 90, y1: 700 - row * 50, x2: 450, y2: 700 - row * 50 })),
  ...[0, 1, 2, 3].map((column) => ({ x1: 90 + column * 120, y1: 700, x2: 90 + column * 120, y2: 500 })),
];

const SLIDES = [
  { shapes: [slideShape([LINES[0]], 'ctrTitle')], notes: [slideShape(LINES, 'body')] },
  { shapes: [slideShape(LINES, 'body')] },
];

/** Parts of a minimal workbook. */
function bookParts(): [string, string][] {
  const types = 'http://schemas.openxmlformats.org';
  const cells = LINES.map(
    (line, i) =>
      `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}.5</v></c><c r="B${i + 1}" t="s"><v>${i}</v></c><c r="C${i + 1}" t="inlineStr"><is><t>${line}</t></is></c></row>`,
  );
  const main = `${types}/spreadsheetml/2006/main`;
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${types}/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${types}/package/2006/relationships"><Relationship Id="r1" Type="${types}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${types}/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${types}/package/2006/relationships"><Relationship Id="r1" Type="${types}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    [
      'xl/sharedStrings.xml',
      `<sst xmlns="${main}">${LINES.map((line) => `<si><t>${line}</t></si>`).join('')}</sst>`,
    ],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${main}"><dimension ref="A1:C14"/><sheetData>${cells.join('')}</sheetData></worksheet>`,
    ],
  ];
}

/** A whole file of each format; {@link docx} is made by the caller. */
export function wholeFiles(docx: Uint8Array): Record<string, Uint8Array> {
  const page = htmlOf(LINES[0], LINES.slice(1));
  return {
    txt: encodeText(LINES.join('\n'), 'gb18030'),
    md: encodeText(`# ${LINES.join('\n\n')}`, 'utf-8'),
    docx,
    doc: docOf(LINES),
    rtf: rtfOf(LINES),
    pdf: pdfOf([...setPages(LINES), TABLE], { rulings: [...setPages(LINES).map(() => []), BORDERS] }),
    xlsx: bookOf({ Sheet1: LINES.map((line, i) => [i, line]), 表二: [['甲', 1.5]] }),
    xls: bookOf({ Sheet1: LINES.map((line, i) => [i, line]) }, 'biff8'),
    pptx: slidesOf(SLIDES),
    ofd: ofdOf(setPages(LINES), { glyphs: true }),
    html: encodeText(page, 'utf-8'),
    mht: mhtOf(page),
    odt: odtOf(LINES),
    epub: epubOf([LINES, LINES]),
    csv: encodeText(`标题,正文\n${LINES.map((line) => `甲,"${line}"`).join('\n')}`, 'utf-8'),
    zip: zipOf([
      ['a.txt', LINES.join('\n')],
      ['b.docx', docx],
    ]),
  };
}

/**
 * A broken file of {@link format}: {@link whole} broken, or, for every second Word file, text, page file or book, a good archive
 * of broken parts, as an archive broken anywhere mostly cannot be opened.
 */
export function brokenFile(format: string, whole: Uint8Array, random: () => number): Uint8Array {
  if (!['docx', 'odt', 'epub', 'ofd', 'pptx', 'xlsx'].includes(format) || random() < 0.5)
    return mutate(whole, random);
  if (format === 'docx') {
    return zipOf(docxParts(LINES).map((part) => brokenPart(part, random)));
  }
  if (format === 'pptx') return zipOf(slideParts(SLIDES).map((part) => brokenPart(part, random)));
  if (format === 'xlsx') return zipOf(bookParts().map((part) => brokenPart(part, random)));
  if (format === 'ofd') return zipOf(ofdParts(setPages(LINES)).map((part) => brokenPart(part, random)));
  const write = (chunk: Uint8Array) => new TextDecoder('latin1').decode(chunk);
  const lines = LINES.map((line) => write(mutate(new TextEncoder().encode(line), random)));
  const body = write(
    mutateRarely('<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>', random),
  );
  return format === 'odt' ? odtOf(lines, body) : epubOf([lines, [body]]);
}

function brokenPart([name, content]: readonly [string, string], random: () => number) {
  return [name, mutateRarely(content, random)] as const;
}

function mutateRarely(part: string, random: () => number): Uint8Array {
  const bytes = new TextEncoder().encode(part);
  return random() < 0.6 ? mutate(bytes, random) : bytes;
}

/** {@link bytes} broken in one to three ways: bits flipped, cut short, parts repeated, moved, overwritten. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  let broken = Uint8Array.from(bytes);
  const below = (limit: number) => Math.floor(random() * Math.max(1, limit));
  for (let times = 1 + below(3); times > 0; times--) {
    const at = below(broken.length);
    const length = below(Math.min(600, broken.length - at));
    switch (below(5)) {
      case 0:
        for (let flips = 1 + below(12); flips > 0; flips--) broken[below(broken.length)] ^= 1 << below(8);
        break;
      case 1:
        broken = broken.slice(0, Math.max(1, at));
        break;
      case 2: {
        const part = broken.slice(at, at + length);
        const to = below(broken.length);
        broken = Uint8Array.from([...broken.slice(0, to), ...part, ...broken.slice(to)]);
        break;
      }
      case 3:
        broken = Uint8Array.from([...broken.slice(0, at), ...broken.slice(at + length)]);
        break;
      default:
        broken.fill(below(256), at, at + length);
    }
  }
  return broken;
}
