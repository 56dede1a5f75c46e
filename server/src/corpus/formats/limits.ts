/** Bounds for files that were made to hurt: what a reader may spend on one source file, whatever is packed in it. */
import { SkippedSourceError } from '../source.ts';

/** Bytes that the archives of one source file may unpack to, nested ones together. Guess. */
const MOST_UNPACKED = 192 * 1024 * 1024;
/** Bytes of one packed XML or HTML part: a tree of it takes many times its size. Guess. */
export const MOST_MARKUP = 24 * 1024 * 1024;
/** Units of one file's text: markup can say one character a thousand times. Guess. */
export const MOST_UNITS = 40_000_000;
/** Entries in the archives of one source file. Guess. */
const MOST_ENTRIES = 20_000;
/** Archives in archives. Guess. */
const DEEPEST = 3;

/** The remaining budget on one source file; shared by the archives in it. */
export class Budget {
  #bytes = MOST_UNPACKED;
  #entries = MOST_ENTRIES;
  #depth = 0;

  /** Throws where {@link bytes} are more than what is left. */
  check(bytes: number): void {
    if (bytes > this.#bytes) throw tooLarge();
  }

  /** Takes {@link bytes} off; throws where they are more than what is left. */
  spendBytes(bytes: number): void {
    this.check(bytes);
    this.#bytes -= bytes;
  }

  /** Takes {@link entries} off; throws where they are more than what is left. */
  spendEntries(entries: number): void {
    this.#entries -= entries;
    if (this.#entries < 0) throw tooLarge();
  }

  /** Runs {@link read} one archive deeper. */
  async nested<T>(read: () => Promise<T>): Promise<T> {
    if (this.#depth >= DEEPEST) {
      throw new SkippedSourceError('too-large', 'Archives are nested too deeply.');
    }
    this.#depth++;
    try {
      return await read();
    } finally {
      this.#depth--;
    }
  }
}

/** The error for a file that unpacks to more than is read. */
export function tooLarge(): SkippedSourceError {
  return new SkippedSourceError('too-large', 'The unpacked file is too large.');
}
