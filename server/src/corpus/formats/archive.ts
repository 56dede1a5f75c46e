/** Zip archives, read entry by entry within a budget. */
import { Inflate } from 'fflate';
import { Bytes, joined } from '../bytes.ts';
import { SkippedSourceError } from '../source.ts';
import { type Budget, tooLarge } from './limits.ts';
import { countEntries, packedBytes, type ZipEntry, zipEntries } from './zipDirectory.ts';

export interface ArchiveEntry {
  /** Path in the archive, parts separated by `/`. */
  readonly name: string;
  /** Bytes when unpacked, as the archive says. */
  readonly size: number;
  readonly isEncrypted: boolean;
}

/** Flag of an entry, and the two methods that are read: PKWARE's APPNOTE, 4.4. */
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** Packed bytes that are unpacked at once: they may become a thousand times as many. Guess. */
const STEP = 8 * 1024;

/** An open archive. Entries are unpacked when they are needed. */
export class Archive {
  readonly #bytes: Bytes;
  readonly #budget: Budget;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  constructor(bytes: Bytes, entries: ReadonlyMap<string, ZipEntry>, budget: Budget) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.#budget = budget;
  }

  /** Files of the archive in its own order. */
  get entries(): ArchiveEntry[] {
    return Array.from(this.#entries, ([name, { size, flags }]) => ({
      name,
      size,
      isEncrypted: (flags & ENCRYPTED) !== 0,
    }));
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * Unpacks one file; undefined where there is none of that name. Throws {@link SkippedSourceError} where it is
   * larger than {@link most} bytes or than what is left of the budget, encrypted, or broken.
   */
  async read(name: string, most = Infinity): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    if (entry.size > most) throw tooLarge();
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.chunks(name)) chunks.push(chunk);
    return joined(chunks);
  }

  /**
   * Unpacks one file bit by bit; nothing where there is none of that name. Throws as {@link read} does, and in the
   * midst of the file where it breaks there.
   */
  async *chunks(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    if ((entry.flags & ENCRYPTED) !== 0) {
      throw new SkippedSourceError('encrypted', 'The archive is protected with a password.');
    }
    // An entry that unpacks to more than it says is cut off.
    this.#budget.spendBytes(entry.size);
    yield* this.#unpack(entry);
  }

  /** The first {@link most} bytes of one file, or fewer where it ends; they cost the budget nothing. */
  async opening(name: string, most: number): Promise<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return new Uint8Array();
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for (const chunk of this.#unpack(entry)) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= most) break;
    }
    return joined(chunks).subarray(0, most);
  }

  *#unpack(entry: ZipEntry): Generator<Uint8Array> {
    try {
      const packed = packedBytes(this.#bytes, entry);
      let bytes = 0;
      for (const chunk of unpacked(packed, entry.method)) {
        bytes += chunk.length;
        if (bytes > entry.size) throw new RangeError('An entry of the archive is larger than it says.');
        yield chunk;
      }
      if (bytes < entry.size) throw new RangeError('An entry of the archive is smaller than it says.');
    } catch (error) {
      throw broken(error);
    }
  }
}

/** Unpacks bit by bit. Throws where {@link packed} is damaged or packed in another way. */
function* unpacked(packed: Uint8Array, method: number): Generator<Uint8Array> {
  if (method === STORED) {
    yield packed;
    return;
  }
  if (method !== DEFLATED) throw new RangeError('The archive is packed in a way that is not read.');
  let chunks: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => chunks.push(chunk));
  for (let at = 0; at < packed.length; at += STEP) {
    inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    yield* chunks;
    chunks = [];
  }
}

/** Opens a zip archive. Throws {@link SkippedSourceError} where {@link bytes} are none or hold too many entries. */
export async function openArchive(bytes: Uint8Array, budget: Budget): Promise<Archive> {
  try {
    const file = new Bytes(bytes);
    budget.spendEntries(countEntries(file));
    const entries = new Map<string, ZipEntry>();
    for (const entry of zipEntries(file)) {
      const name = decodeName(entry.name, entry.flags);
      if (!name.endsWith('/')) entries.set(name, entry);
    }
    return new Archive(file, entries, budget);
  } catch (error) {
    throw error instanceof SkippedSourceError ? error : broken(error);
  }
}

/** Flag of an entry: PKWARE's APPNOTE, 4.4.4. */
const UTF8_NAMES = 0x800;

function decodeName(bytes: Uint8Array, flags: number): string {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const isUtf8 = (flags & UTF8_NAMES) !== 0 || !utf8.includes('\ufffd');
  return (isUtf8 ? utf8 : new TextDecoder('gb18030').decode(bytes)).replaceAll('\\', '/');
}

function broken(cause: unknown): SkippedSourceError {
  return new SkippedSourceError('broken', 'The file is damaged: it cannot be unpacked.', { cause });
}
