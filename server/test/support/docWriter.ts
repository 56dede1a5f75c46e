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
