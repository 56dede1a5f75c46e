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
