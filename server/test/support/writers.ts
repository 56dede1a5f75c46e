/** Writers of small files in the formats that are read: what goes in is known, so that what comes out can be compared. */
import { crc32, deflateRawSync } from 'node:zlib';
import { encodeText } from './encoders.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A zip archive; names in UTF-8, or as given bytes. */
export function zipOf(
  files: readonly (readonly [name: string | Uint8Array, content: string | Uint8Array])[],
  { store = false } = {},
): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const nameBytes = Buffer.from(typeof name === 'string' ? utf8(name) : name);
    const bytes = Buffer.from(typeof content === 'string' ? utf8(content) : content);
    const packed = store ? bytes : deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(typeof name === 'string' ? 0x800 : 0, 2);
    fields.writeUInt16LE(store ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, nameBytes]));
    chunks.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...chunks, listing, Buffer.from('PK\x05\x06'), end]);
}

const xml = (text: string): string =>
  text.replace(/[&<>]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '');

export function odtOf(paragraphs: readonly string[], body = ''): Uint8Array {
  const lines = paragraphs.map((line) => `<text:p>${xml(line)}</text:p>`).join('');
  const content = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>${body}${lines}</office:text></office:body></office:document-content>`;
  return zipOf([
    ['mimetype', 'application/vnd.oasis.opendocument.text'],
    ['content.xml', content],
  ]);
}

export function epubOf(chapters: readonly (readonly string[])[]): Uint8Array {
  const ids = chapters.map((_, i) => `c${i}`);
  const opf = `<package><metadata><dc:title>书名</dc:title></metadata><manifest>${ids.map((id) => `<item id="${id}" href="text/${id}.xhtml"/>`).join('')}</manifest><spine>${ids.map((id) => `<itemref idref="${id}"/>`).join('')}</spine></package>`;
  return zipOf([
    ['mimetype', 'application/epub+zip'],
    [
      'META-INF/container.xml',
      '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    ],
    ['OEBPS/book.opf', opf],
    ...chapters.map(
      (lines, i) =>
        [
          `OEBPS/text/c${i}.xhtml`,
          `<html><head><title>x</title></head><body>${lines.map((line) => `<p>${xml(line)}</p>`).join('\n')}</body></html>`,
        ] as const,
    ),
  ]);
}

/** A rich text in GBK bytes, or in `\u` characters. */
export function rtfOf(paragraphs: readonly string[], { unicode = false } = {}): Uint8Array {
  const write = (text: string) =>
    Array.from({ length: text.length }, (_, i) => text[i])
      .map((unit) => {
        if (unit < '\x80') return '\\{}'.includes(unit) ? `\\${unit}` : unit;
        const code = unit.charCodeAt(0);
        if (unicode) return `\\u${code > 0x7fff ? code - 0x10000 : code}?`;
        return Array.from(encodeText(unit, 'gb18030'), (byte) => `\\'${byte.toString(16)}`).join('');
      })
      .join('');
  const body = paragraphs.map((line) => `\\pard\\plain\\f1 ${write(line)}\\par\r\n`).join('');
  return utf8(
    `{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}{\\f1\\fnil\\fcharset134 SimSun;}}{\\*\\generator x;}{\\info{\\title t}}\r\n${body}}`,
  );
}

const PACKAGE = 'http://schemas.openxmlformats.org';
export const WORD_NAMESPACE = `${PACKAGE}/wordprocessingml/2006/main`;
const RELATIONS = `${PACKAGE}/officeDocument/2006/relationships`;

/** Parts of a Word file around the elements of its body; each of {@link more} is a part by its path. */
export function wordPartsOf(
  body: string,
  more: readonly (readonly [path: string, content: string | Uint8Array, relation?: string])[] = [],
): (readonly [string, string | Uint8Array])[] {
  const relations = more.map(([path, , relation], i) =>
    relation === undefined
      ? ''
      : `<Relationship Id="m${i + 1}" Type="${RELATIONS}/${relation}" Target="/${path}"/>`,
  );
  return [
    ['[Content_Types].xml', `<Types xmlns="${PACKAGE}/package/2006/content-types"/>`],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `<w:document xmlns:w="${WORD_NAMESPACE}" xmlns:r="${RELATIONS}"><w:body>${body}</w:body></w:document>`,
    ],
    [
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="${PACKAGE}/package/2006/relationships">${relations.join('')}</Relationships>`,
    ],
    ...more.map(([path, content]) => [path, content] as const),
  ];
}

/** Paragraphs of a Word file's body. */
export function wordParagraphs(...texts: readonly string[]): string {
  return texts.map((text) => `<w:p><w:r><w:t>${xml(text)}</w:t></w:r></w:p>`).join('');
}

/** The same parts in one XML file (flat OPC). */
export function flatWordOf(parts: readonly (readonly [string, string | Uint8Array])[]): string {
  const packed = parts.map(([path, content]) =>
    typeof content === 'string'
      ? `<pkg:part pkg:name="/${path}" pkg:contentType="application/xml"><pkg:xmlData>${content}</pkg:xmlData></pkg:part>`
      : `<pkg:part pkg:name="/${path}" pkg:compression="store"><pkg:binaryData>${Buffer.from(content).toString('base64')}</pkg:binaryData></pkg:part>`,
  );
  return `<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${packed.join('')}</pkg:package>`;
}

/** A page of a site with its chrome around the article. */
export function htmlOf(title: string, paragraphs: readonly string[]): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}_某市人民政府</title><style>p{}</style><script>var a="<p>脚本。</p>"</script></head>
<body><div class="top"><a href="/">首页</a> &gt; <a href="/x">工作报告</a></div><nav><ul><li><a href="/a">新闻</a></li></ul></nav>
<div id="content"><h1>${title}</h1><div class="tools">下载 打印 全屏 字号 大 中 小</div>
<div class="text">${paragraphs.map((line) => `<p>　　${xml(line)}</p>`).join('\n')}</div></div>
<div class="share">分享到： <a href="#">微信</a> <a href="#">微博</a></div><footer>版权所有：某市人民政府办公室</footer></body></html>`;
}

export function mhtOf(html: string): Uint8Array {
  const encoded = Buffer.from(html).toString('base64').replace(/.{76}/gu, '$&\r\n');
  return utf8(
    `From: <x>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n--b--\r\n`,
  );
}

/** One line of text on a PDF page, at its place in points. */
export interface DrawnLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of the font, in points; {@link PDF_EM} where it is not said. */
  readonly size?: number;
}

/** A straight line on a PDF page, in points. */
export interface PdfRuling {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** True where it is a thin shape that is filled. */
  readonly isFilled?: boolean | undefined;
  /** Length of its dashes, with gaps of half of that, each drawn by itself. */
  readonly dash?: number | undefined;
}

/** What draws {@link ruling}. */
function drawRuling({ x1, y1, x2, y2, isFilled, dash }: PdfRuling): string {
  if (isFilled === true) {
    const [width, height] = [Math.max(0.6, x2 - x1), Math.max(0.6, Math.abs(y2 - y1))];
    return `${x1} ${Math.min(y1, y2)} ${width} ${height} re f`;
  }
  const length = Math.hypot(x2 - x1, y2 - y1);
  const pieces = dash === undefined ? 1 : Math.ceil(length / (dash * 1.5));
  const at = (share: number) => `${x1 + (x2 - x1) * share} ${y1 + (y2 - y1) * share}`;
  return Array.from({ length: pieces }, (_, i) => {
    const end = dash === undefined ? 1 : Math.min(1, (i * 1.5 + 1) * (dash / length));
    return `${at((i * 1.5 * (dash ?? 0)) / length)} m ${at(end)} l S`;
  }).join('\n');
}

/** Size of the font in the PDFs written here, in points. */
export const PDF_EM = 16;

/**
 * A PDF in a font that is not embedded, its characters by the predefined map `UniGB-UCS2-H`; or, with
 * {@link toUnicode}, by glyph numbers that an embedded map turns to characters. With {@link mirrored}, pages are drawn
 * upside down in units of that many points, in a font of negative size. A page is as wide as its lines need, and bears
 * the {@link rulings} of its number. With {@link turns}, it is drawn turned by so many quarters, counterclockwise.
 */
export function pdfOf(
  pages: readonly (readonly DrawnLine[])[],
  { toUnicode = false, mirrored = 0, rulings = [] as readonly (readonly PdfRuling[])[], turns = 0 } = {},
): Uint8Array {
  const hex = (text: string) =>
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');
  const used = [...new Set(pages.flat().flatMap((line) => Array.from(line.text)))];
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const stream = (body: string) => `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;
  const kids = pages.map((_, i) => `${8 + 2 * i} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  const encoding = toUnicode ? 'Identity-H' : 'UniGB-UCS2-H';
  add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [4 0 R]${toUnicode ? ' /ToUnicode 6 0 R' : ''} >>`,
  );
  const ordering = toUnicode ? 'Identity' : 'GB1';
  add(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>`,
  );
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
  );
  const map = used.map((character) => `<${hex(character)}> <${hex(character)}>`);
  const blocks = [];
  for (let at = 0; at < map.length; at += 100) {
    const block = map.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  add(
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`,
    ),
  );
  add('null');
  for (const [i, lines] of pages.entries()) {
    const width = lines.some(({ x }) => x > 560) ? 1190 : 595;
    const turned = ['', `0 1 -1 0 842 0 cm`, `-1 0 0 -1 ${width} 842 cm`, `0 -1 1 0 0 ${width} cm`][turns];
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${turns % 2 === 0 ? `${width} 842` : `842 ${width}`}] /Rotate ${turns * 90} /Resources << /Font << /F1 3 0 R >> >> /Contents ${9 + 2 * i} 0 R >>`,
    );
    add(
      stream(
        mirrored === 0
          ? [
              turned,
              ...(rulings[i] ?? []).map(drawRuling),
              ...lines.map(
                ({ text, x, y, size = PDF_EM }) =>
                  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`,
              ),
            ].join('\n')
          : `1 0 0 -1 0 842 cm ${mirrored} 0 0 ${mirrored} 0 0 cm\n${lines
              .map(
                ({ text, x, y, size = PDF_EM }) =>
                  `q 1 0 0 1 ${x / mirrored} ${(842 - y) / mirrored} cm BT /F1 ${-size / mirrored} Tf -100 Tz 0 0 Td <${hex(text)}> Tj ET Q`,
              )
              .join('\n')}`,
      ),
    );
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}

/** Sets paragraphs as an office program does: first lines indented by two characters, pages with a number. */
export function setPages(
  paragraphs: readonly string[],
  { width = 26, height = 24, header = '' } = {},
): DrawnLine[][] {
  const rows = paragraphs.flatMap((paragraph) => {
    const first = paragraph.slice(0, width - 2);
    const rest = paragraph.slice(width - 2).match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
    return [{ text: first, x: 90 + 2 * PDF_EM }, ...rest.map((text) => ({ text, x: 90 }))];
  });
  const pages: DrawnLine[][] = [];
  for (let at = 0; at < rows.length; at += height) {
    const lines = rows.slice(at, at + height).map((row, i) => ({ ...row, y: 740 - i * 28 }));
    const top = header === '' ? [] : [{ text: header, x: 200, y: 800 }];
    pages.push([...top, ...lines, { text: `- ${pages.length + 1} -`, x: 280, y: 40 }]);
  }
  return pages;
}

const SECTOR = 512;

/** A paragraph of a Word 97 file. */
export interface DocParagraphSpec {
  readonly text: string;
  /** What ends it: a paragraph, or a cell (`\x07`). */
  readonly mark?: '\r' | '\x07';
  /** Modifiers of the paragraph. */
  readonly modifiers?: Uint8Array;
  /** True where its characters are Western, one byte each. */
  readonly isNarrow?: boolean;
}

/** A Word 97 file with one piece of Unicode text, paragraphs ended as Word ends them. */
export function docOf(paragraphs: readonly string[]): Uint8Array {
  return docOfParagraphs(paragraphs.map((text) => ({ text })));
}

/** A Word 97 file, a piece a paragraph, with a stream of {@link data} that modifiers may refer to. */
export function docOfParagraphs(
  paragraphs: readonly DocParagraphSpec[],
  data: Buffer = Buffer.alloc(0),
): Uint8Array {
  const texts = paragraphs.map(({ text, mark = '\r', isNarrow }) =>
    isNarrow === true ? westernBytes(text + mark) : Buffer.from(text + mark, 'utf16le'),
  );
  const units = paragraphs.map(({ text }) => text.length + 1);
  const total = units.reduce((sum, count) => sum + count, 0);
  const header = Buffer.alloc(1024);
  header.writeUInt16LE(0xa5ec, 0);
  header.writeUInt16LE(0x00c1, 2);
  header.writeUInt16LE(0x0200, 0x0a);
  header.writeUInt32LE(1024, 0x18);
  header.writeUInt32LE(total, 0x4c);
  const places = texts.map((_, i) => 1024 + texts.slice(0, i).reduce((sum, { length }) => sum + length, 0));
  const text = padTo(Buffer.concat([header, ...texts]), SECTOR);
  const pages: Buffer[] = [];
  const properties = paragraphs.some(({ modifiers }) => modifiers !== undefined);
  if (properties) {
    const PER_PAGE = 8;
    for (let at = 0; at < paragraphs.length; at += PER_PAGE) {
      const some = paragraphs.slice(at, at + PER_PAGE);
      const ends = some.map((_, i) => places[at + i] + texts[at + i].length);
      pages.push(propertyPage([places[at], ...ends], some));
    }
  }
  const main = padTo(Buffer.concat([text, ...pages]), 4096);

  const pieces = Buffer.alloc(5 + (paragraphs.length + 1) * 4 + paragraphs.length * 8);
  pieces.writeUInt8(2, 0);
  pieces.writeUInt32LE(pieces.length - 5, 1);
  let written = 0;
  for (const [i, { isNarrow }] of paragraphs.entries()) {
    pieces.writeUInt32LE(written, 5 + i * 4);
    written += units[i];
    const place = isNarrow === true ? places[i] * 2 + 0x40000000 : places[i];
    pieces.writeUInt32LE(place, 5 + (paragraphs.length + 1) * 4 + i * 8 + 2);
  }
  pieces.writeUInt32LE(written, 5 + paragraphs.length * 4);
  const paragraphTable = Buffer.alloc(4 + pages.length * 8);
  for (let i = 0; i < pages.length; i++)
    paragraphTable.writeUInt32LE(text.length / SECTOR + i, (pages.length + 1) * 4 + i * 4);
  // An empty table of character properties is first.
  const table = padTo(Buffer.concat([Buffer.alloc(4), paragraphTable, pieces]), 4096);
  for (const [at, start, size] of [
    [0xfa, 0, 4],
    [0x102, 4, paragraphTable.length],
    [0x1a2, 4 + paragraphTable.length, pieces.length],
  ]) {
    main.writeUInt32LE(start, at);
    main.writeUInt32LE(size, at + 4);
  }
  return oleOf([
    ['WordDocument', main],
    ['1Table', table],
    ...(data.length === 0 ? [] : [['Data', padTo(data, 4096)] as const]),
  ]);
}

/** A page of paragraph properties: where each ends in the stream, and its modifiers. */
function propertyPage(bounds: readonly number[], paragraphs: readonly DocParagraphSpec[]): Buffer {
  const page = Buffer.alloc(SECTOR);
  for (const [i, bound] of bounds.entries()) page.writeUInt32LE(bound, i * 4);
  let end = SECTOR - 1;
  for (const [i, { modifiers = new Uint8Array() }] of paragraphs.entries()) {
    const length = 2 + modifiers.length + (modifiers.length % 2);
    end = (end - length - 2) & ~1;
    page.writeUInt8(0, end);
    page.writeUInt8(length / 2, end + 1);
    page.set(modifiers, end + 4);
    page.writeUInt8(end / 2, bounds.length * 4 + i * 13);
  }
  page.writeUInt8(paragraphs.length, SECTOR - 1);
  return page;
}

function westernBytes(text: string): Buffer {
  const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
  return Buffer.from(
    Array.from(text, (sign) =>
      upper.includes(sign) && sign !== ' ' ? 0x80 + upper.indexOf(sign) : sign.charCodeAt(0),
    ),
  );
}

/** An OLE compound file of streams of 4,096 bytes or more each. */
export function oleOf(streams: readonly (readonly [name: string, content: Buffer])[]): Uint8Array {
  const padded = streams.map(([name, content]) => ({
    name,
    size: content.length,
    content: padTo(content, SECTOR),
  }));
  const chains: number[] = [];
  const starts: number[] = [];
  for (const { content } of padded) {
    const sectors = content.length / SECTOR;
    starts.push(chains.length);
    for (let i = 0; i < sectors; i++) chains.push(i === sectors - 1 ? -2 : chains.length + 1);
  }
  const directoryStart = chains.length;
  const directorySectors = Math.ceil(((streams.length + 1) * 128) / SECTOR);
  for (let i = 0; i < directorySectors; i++) chains.push(i === directorySectors - 1 ? -2 : chains.length + 1);
  const fatSectors = Math.ceil((chains.length + 8) / 127);
  const fatStart = chains.length;
  for (let i = 0; i < fatSectors; i++) chains.push(-3);
  const fat = Buffer.alloc(fatSectors * SECTOR, 0xff);
  for (const [i, next] of chains.entries()) fat.writeInt32LE(next, i * 4);

  const directory = Buffer.alloc(directorySectors * SECTOR);
  const entry = (
    number: number,
    name: string,
    type: number,
    start: number,
    size: number,
    child = -1,
    right = -1,
  ) => {
    const at = number * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE(name.length * 2 + 2, at + 64);
    directory.writeUInt8(type, at + 66);
    directory.writeUInt8(1, at + 67);
    directory.writeInt32LE(-1, at + 68);
    directory.writeInt32LE(right, at + 72);
    directory.writeInt32LE(child, at + 76);
    directory.writeInt32LE(start, at + 116);
    directory.writeUInt32LE(size, at + 120);
  };
  entry(0, 'Root Entry', 5, -2, 0, 1);
  for (const [i, { name, size }] of padded.entries()) {
    entry(i + 1, name, 2, starts[i], size, -1, i + 1 < padded.length ? i + 2 : -1);
  }
  const header = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(fatSectors, 44);
  header.writeInt32LE(directoryStart, 48);
  header.writeUInt32LE(4096, 56);
  header.writeInt32LE(-2, 60);
  header.writeInt32LE(-2, 68);
  header.fill(0xff, 76);
  for (let i = 0; i < fatSectors; i++) header.writeInt32LE(fatStart + i, 76 + i * 4);
  return Buffer.concat([header, ...padded.map(({ content }) => content), directory, fat]);
}

function padTo(bytes: Buffer, multiple: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((multiple - (bytes.length % multiple)) % multiple)]);
}
