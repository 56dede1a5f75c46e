/** Zip archives, read entry by entry within a budget. */
import { type Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { SkippedSourceError } from '../source.ts';
import { type Budget, tooLarge } from './limits.ts';

export interface ArchiveEntry {
  /** Path in the archive, parts separated by `/`. */
  readonly name: string;
  /** Bytes when unpacked, as the archive says. */
  readonly size: number;
  readonly isEncrypted: boolean;
}

/** An open archive. Entries are unpacked when they are asked for. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #budget: Budget;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, budget: Budget) {
    this.#zip = zip;
    this.#entries = entries;
    this.#budget = budget;
  }

  /** Files of the archive in its own order. */
  get entries(): ArchiveEntry[] {
    return Array.from(this.#entries, ([name, entry]) => ({
      name,
      size: entry.uncompressedSize,
      isEncrypted: (entry.generalPurposeBitFlag & 1) === 1,
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
    if (entry.uncompressedSize > most) throw tooLarge();
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.chunks(name)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /**
   * Unpacks one file bit by bit; nothing where there is none of that name. Throws as {@link read} does, and in the
   * midst of the file where it breaks there.
   */
  async *chunks(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    if ((entry.generalPurposeBitFlag & 1) === 1) {
      throw new SkippedSourceError('encrypted', 'The archive is protected with a password.');
    }
    // The library cuts off an entry that unpacks to more than it says.
    this.#budget.spendBytes(entry.uncompressedSize);
    let stream: Readable | undefined;
    try {
      stream = await this.#open(entry);
      for await (const chunk of stream) yield chunk as Uint8Array;
    } catch (error) {
      throw broken(error);
    } finally {
      stream?.destroy();
    }
  }

  /** The first {@link most} bytes of one file, or fewer where it ends; they cost the budget nothing. */
  async opening(name: string, most: number): Promise<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry === undefined) return new Uint8Array();
    const stream = await this.#open(entry);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes >= most) break;
      }
    } finally {
      stream.destroy();
    }
    return Buffer.concat(chunks).subarray(0, most);
  }

  #open(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
    });
  }
}

/** Opens a zip archive. Throws {@link SkippedSourceError} where {@link bytes} are none or hold too many entries. */
export async function openArchive(bytes: Uint8Array, budget: Budget): Promise<Archive> {
  try {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      // Names are decoded here: Chinese Windows writes them in GBK.
      fromBuffer(
        buffer,
        { lazyEntries: true, decodeStrings: false, validateEntrySizes: true },
        (error, opened) => (error === null ? resolve(opened) : reject(error)),
      );
    });
    budget.spendEntries(zip.entryCount);
    return new Archive(zip, await listEntries(zip), budget);
  } catch (error) {
    throw error instanceof SkippedSourceError ? error : broken(error);
  }
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const name = decodeName(entry.fileName as unknown as Uint8Array, entry.generalPurposeBitFlag);
      if (!name.endsWith('/')) entries.set(name, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

const UTF8_NAMES = 0x800;

function decodeName(bytes: Uint8Array, flags: number): string {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const isUtf8 = (flags & UTF8_NAMES) !== 0 || !utf8.includes('\ufffd');
  return (isUtf8 ? utf8 : new TextDecoder('gb18030').decode(bytes)).replaceAll('\\', '/');
}

function broken(cause: unknown): SkippedSourceError {
  return new SkippedSourceError('broken', 'The file is damaged: it cannot be unpacked.', { cause });
}
