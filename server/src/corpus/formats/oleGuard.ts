/**
 * Looks over an OLE compound file before a library reads it that trusts what the file says: a chain of sectors that
 * runs in a circle, or tables larger than the file, would take all memory and end the process.
 * Layout after Microsoft's [MS-CFB] and, for the pieces of a Word file, [MS-DOC].
 */
import { SkippedSourceError } from '../source.ts';

const HEADER_BYTES = 512;
const HEADER_SECTORS = 109;
const ENTRY_BYTES = 128;
/** What all pieces of a Word file may say, against the file's own size. */
const MOST_PIECES = 4;

/** Throws {@link SkippedSourceError} where reading {@link bytes} could run in circles or past all bounds. */
export function checkOle(bytes: Buffer): void {
  if (bytes.length < HEADER_BYTES * 2) throw broken();
  const sectorBits = bytes.readUInt16LE(30);
  if (sectorBits !== 9 && sectorBits !== 12) throw broken();
  const file = new Sectors(bytes, 1 << sectorBits);
  if (bytes.readUInt32LE(44) > file.count || bytes.readUInt32LE(72) > file.count) throw broken();
  const table = file.read(listTables(file));
  if (runsInCircle(table)) throw broken();
  const chain = (start: number) => file.read(chainOf(table, start));
  if (runsInCircle(chain(bytes.readInt32LE(60)))) throw broken();
  checkPieces(bytes, chain(bytes.readInt32LE(48)), chain);
}

class Sectors {
  readonly bytes: Buffer;
  readonly size: number;

  constructor(bytes: Buffer, size: number) {
    this.bytes = bytes;
    this.size = size;
  }

  get count(): number {
    return Math.ceil(this.bytes.length / this.size);
  }

  /** The sectors one after another; those outside the file are all zero. */
  read(numbers: readonly number[]): Buffer {
    if (numbers.length > this.count) throw broken();
    const joined = Buffer.alloc(numbers.length * this.size);
    for (const [i, number] of numbers.entries()) {
      const start = (number + 1) * this.size;
      if (start > 0 && start < this.bytes.length)
        this.bytes.copy(joined, i * this.size, start, start + this.size);
    }
    return joined;
  }
}

/** Numbers of the sectors that hold the allocation table. */
function listTables(file: Sectors): number[] {
  const { bytes, size } = file;
  const count = bytes.readUInt32LE(44);
  const numbers: number[] = [];
  for (let i = 0; i < Math.min(count, HEADER_SECTORS); i++) numbers.push(bytes.readInt32LE(76 + i * 4));
  let next = bytes.readInt32LE(68);
  for (let extra = bytes.readUInt32LE(72); extra > 0 && numbers.length < count; extra--) {
    const sector = file.read([next]);
    for (let at = 0; at < size - 4 && numbers.length < count; at += 4) numbers.push(sector.readInt32LE(at));
    next = sector.readInt32LE(size - 4);
  }
  return numbers;
}

/** True where following the table from some sector never ends. A sector that names itself ends its chain. */
function runsInCircle(table: Buffer): boolean {
  const count = table.length >>> 2;
  /** 0 not seen, else the number of the walk that saw it. */
  const seen = new Uint32Array(count);
  for (let start = 0; start < count; start++) {
    let at = start;
    while (at >= 0 && at < count && seen[at] === 0) {
      seen[at] = start + 1;
      const next = table.readInt32LE(at * 4);
      if (next === at) break;
      at = next;
      if (at >= 0 && at < count && seen[at] === start + 1) return true;
    }
  }
  return false;
}

/** Sectors of a chain of a table without circles. */
function chainOf(table: Buffer, start: number): number[] {
  const numbers: number[] = [];
  for (let at = start; at >= 0;) {
    numbers.push(at);
    if (at * 4 + 4 > table.length) break;
    const next = table.readInt32LE(at * 4);
    if (next === at) break;
    at = next;
  }
  return numbers;
}

/** The text of a Word file is said by pieces; those that overlap without end are refused. */
function checkPieces(bytes: Buffer, directory: Buffer, chain: (start: number) => Buffer): void {
  const main = streamOf(directory, 'WordDocument', chain);
  if (main === undefined || main.length < 0x1aa) return;
  const name = (main.readUInt16LE(0x0a) & 0x200) === 0 ? '0Table' : '1Table';
  const table = streamOf(directory, name, chain);
  if (table === undefined) return;
  let at = main.readUInt32LE(0x1a2);
  while (at + 5 <= table.length && table[at] === 1) at += 3 + table.readUInt16LE(at + 1);
  if (at + 5 > table.length || table[at] !== 2) return;
  const pieces = Math.floor((table.readUInt32LE(at + 1) - 4) / 12);
  let units = 0;
  for (let piece = 0; piece < pieces && at + 5 + (piece + 2) * 4 <= table.length; piece++) {
    const from = at + 5 + piece * 4;
    const length = table.readUInt32LE(from + 4) - table.readUInt32LE(from);
    units += Math.min(bytes.length, Math.max(0, length));
    if (units > bytes.length * MOST_PIECES) throw broken();
  }
}

/** A stream of the file, undefined where there is none of that name; short streams hold too little to matter. */
function streamOf(directory: Buffer, name: string, chain: (start: number) => Buffer): Buffer | undefined {
  const wanted = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    if (directory.compare(wanted, 0, wanted.length, at, at + wanted.length) !== 0) continue;
    return directory.readUInt32LE(at + 120) < 4096 ? undefined : chain(directory.readInt32LE(at + 116));
  }
  return undefined;
}

function broken(): SkippedSourceError {
  return new SkippedSourceError('broken', 'The Word file is damaged.');
}
