/**
 * OLE compound files: the small file system in which old Office programs keep their documents. Layout after
 * Microsoft's [MS-CFB]. Nothing that a file says of itself is trusted: chains of sectors that run in a circle or out
 * of the file end in a {@link SkippedSourceError}.
 */
import { SkippedSourceError } from '../source.ts';
import { Bytes } from '../bytes.ts';

const HEADER_BYTES = 512;
const HEADER_SECTORS = 109;
const ENTRY_BYTES = 128;
const NONE = 0xfffffffa;
const STORAGE = 1;
const STREAM = 2;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** A chain of blocks of one size in a container, by a table of what follows what. */
interface Blocks {
  readonly bytes: Bytes;
  readonly size: number;
  /** Where block 0 begins. */
  readonly first: number;
  readonly table: Bytes;
}

/** An open compound file. */
export class OleFile {
  readonly #sectors: Blocks;
  readonly #small: Blocks;
  readonly #smallLimit: number;
  readonly #top = new Map<string, Entry>();

  /** Throws where {@link bytes} are not a compound file, or a broken one. */
  constructor(bytes: Bytes) {
    if (bytes.length < HEADER_BYTES * 2) throw broken();
    const bits = bytes.uint16(30);
    if (bits !== 9 && bits !== 12) throw broken();
    const size = 1 << bits;
    const file: Blocks = { bytes, size, first: size, table: Bytes.NONE };
    this.#sectors = { ...file, table: readTable(file) };
    const directory = readChain(this.#sectors, bytes.uint32(48));
    const root = entryAt(directory, 0);
    if (root === undefined) throw broken();
    this.#smallLimit = bytes.uint32(56);
    this.#small = {
      bytes: readChain(this.#sectors, root.start, root.size),
      size: 1 << Math.min(12, bytes.uint16(32)),
      first: 0,
      table: readChain(this.#sectors, bytes.uint32(60)),
    };
    for (const entry of childrenOf(directory, root)) this.#top.set(entry.name, entry);
  }

  /** True where the file's top folder holds a stream or a folder of that name. */
  has(name: string): boolean {
    return this.#top.has(name);
  }

  /** A stream of the top folder; undefined where there is none of that name. */
  read(name: string): Bytes | undefined {
    const entry = this.#top.get(name);
    if (entry?.type !== STREAM) return undefined;
    return readChain(entry.size < this.#smallLimit ? this.#small : this.#sectors, entry.start, entry.size);
  }
}

/** The allocation table: the header names its first sectors, a chain of further ones names the rest. */
function readTable({ bytes, size, first }: Blocks): Bytes {
  const count = bytes.uint32(44);
  const most = Math.ceil(bytes.length / size);
  if (count > most) throw broken();
  const numbers: number[] = [];
  for (let i = 0; i < Math.min(count, HEADER_SECTORS); i++) numbers.push(bytes.uint32(76 + i * 4));
  let next = bytes.uint32(68);
  for (let steps = 0; next < NONE && numbers.length < count; steps++) {
    const at = first + next * size;
    if (steps > most || at + size > bytes.length) throw broken();
    for (let offset = 0; offset < size - 4 && numbers.length < count; offset += 4) {
      numbers.push(bytes.uint32(at + offset));
    }
    next = bytes.uint32(at + size - 4);
  }
  return Bytes.concat(
    numbers
      .filter((number) => number < NONE)
      .map((number) => bytes.slice(first + number * size, first + (number + 1) * size)),
  );
}

/** The blocks from {@link start} on, cut to {@link length} bytes. */
function readChain({ bytes, size, first, table }: Blocks, start: number, length = Infinity): Bytes {
  const parts: Bytes[] = [];
  const most = Math.ceil(bytes.length / size) + 1;
  for (let at = start; at < NONE && parts.length * size < length;) {
    if (parts.length > most) throw broken();
    parts.push(bytes.slice(first + at * size, first + (at + 1) * size));
    if (at * 4 + 4 > table.length) break;
    at = table.uint32(at * 4);
  }
  const joined = Bytes.concat(parts);
  return joined.length > length ? joined.slice(0, length) : joined;
}

function entryAt(directory: Bytes, number: number): Entry | undefined {
  const at = number * ENTRY_BYTES;
  if (at + ENTRY_BYTES > directory.length) return undefined;
  const nameLength = Math.max(0, Math.min(64, directory.uint16(at + 64)) - 2);
  return {
    name: directory.slice(at, at + nameLength).utf16(),
    type: directory.uint8(at + 66),
    left: directory.uint32(at + 68),
    right: directory.uint32(at + 72),
    child: directory.uint32(at + 76),
    start: directory.uint32(at + 116),
    size: directory.uint32(at + 120),
  };
}

/** Entries of a folder: a tree by their names, walked in any order. */
function childrenOf(directory: Bytes, folder: Entry): Entry[] {
  const found: Entry[] = [];
  const seen = new Set<number>();
  const open = [folder.child];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (number >= NONE || seen.has(number)) continue;
    seen.add(number);
    const entry = entryAt(directory, number);
    if (entry === undefined) continue;
    if (entry.type === STORAGE || entry.type === STREAM) found.push(entry);
    open.push(entry.left, entry.right);
  }
  return found;
}

function broken(): SkippedSourceError {
  return new SkippedSourceError('broken', 'The Office file is damaged.');
}
