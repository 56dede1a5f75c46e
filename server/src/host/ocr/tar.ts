/** Reads the archives that npm packages come in. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** The unit of the format, in bytes. */
const BLOCK = 512;
/** Bytes of one file that is taken out of an archive. Guess. */
const MOST_BYTES = 100_000_000;
/** Types of entries that are files. */
const FILES = new Set(['0', '\0']);

interface TarFile {
  /** Its path in the package, whose folder goes. */
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The files of the gzipped tar {@link path} that {@link isWanted}, in order; the others take no memory. Throws `Error` where it is
 * damaged. Names are as the archive has them: whoever writes them looks at them first.
 */
export async function* tarFiles(path: string, isWanted: (name: string) => boolean): AsyncGenerator<TarFile> {
  const source = createReadStream(path);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  const chunks = new Chunks(source.pipe(unpacked));
  try {
    for (let header = await chunks.take(BLOCK); header !== undefined; header = await chunks.take(BLOCK)) {
      // Two empty blocks end the archive.
      if (header.every((byte) => byte === 0)) continue;
      const size = Number.parseInt(textAt(header, 124, 12).trim() || '0', 8);
      if (!Number.isInteger(size) || size < 0 || size > MOST_BYTES * 10) throw damaged();
      const folder = textAt(header, 345, 155);
      const whole = (folder === '' ? '' : `${folder}/`) + textAt(header, 0, 100);
      const name = whole.slice(whole.indexOf('/') + 1);
      const isFile = FILES.has(String.fromCharCode(header[156])) && size <= MOST_BYTES && isWanted(name);
      const body = isFile ? await chunks.take(size) : await chunks.skip(size);
      if (body === undefined) throw damaged();
      if (isFile) yield { name, bytes: body };
      await chunks.skip((BLOCK - (size % BLOCK)) % BLOCK);
    }
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

/** The NUL-terminated text of a header's field. */
function textAt(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
}

function damaged(): Error {
  return new Error('The archive is damaged.');
}

/** Bytes of a stream in portions of any size. */
class Chunks {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  /** The next {@link length} bytes; undefined where there are not so many. */
  async take(length: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0;) {
      if (this.#rest.length === 0 && !(await this.#read())) return undefined;
      const part = this.#rest.subarray(0, missing);
      parts.push(part);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  /** Passes over {@link length} bytes, and returns none; undefined where there are not so many. */
  async skip(length: number): Promise<Buffer | undefined> {
    for (let missing = length; missing > 0;) {
      if (this.#rest.length === 0 && !(await this.#read())) return undefined;
      const passed = Math.min(missing, this.#rest.length);
      this.#rest = this.#rest.subarray(passed);
      missing -= passed;
    }
    return Buffer.alloc(0);
  }

  async #read(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done === true) return false;
    this.#rest = value;
    return true;
  }
}
