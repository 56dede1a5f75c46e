import { realpath } from 'node:fs/promises';
import { readSmallFile, stampOf } from '../files/smallFile.ts';
import { Looks } from './looks.ts';
import { writeWhole } from './writeWhole.ts';

/** Bytes of the largest file that is read. Guess. */
const LARGEST = 16 * 1024 * 1024;
/** How often a change is made again because someone else changed the file at the same moment. Guess. */
const MOST_ATTEMPTS = 5;

/** The format of a kept file. */
export interface KeptFormat<T> {
  /** The content that stands for a missing file. */
  readonly empty: T;
  /** Throws where {@link text} cannot be read as such a file: the message says what is wrong. */
  parse(text: string): T;
  /** What is not understood must be in it again, as it was read. Lines end in `\n`. */
  format(value: T): string;
}

/** Where a kept file lies, and how it is made. */
export interface KeptPlace {
  /** Absolute. */
  readonly path: string;
  /** Has the folder of the file made where it is not there. */
  readonly prepare: () => Promise<unknown>;
  /** Permissions of a file that is created; those of one that exists are kept. */
  readonly mode?: number;
}

/**
 * A small file that Yinju and people write: looked at before it is used, so that a change of the writer's own, or of a
 * colleague's that was pulled, counts at once and needs no watcher. A file that cannot be read as what it should be is
 * someone's work: it is named, left alone, and what it said before holds.
 */
export class KeptFile<T> {
  readonly #place: KeptPlace;
  readonly #format: KeptFormat<T>;
  #value: T;
  #stamp = '';
  #problem: Error | undefined;
  #revision = 0;
  /** How the file is written, as far as its text does not show. */
  #style = { hasMark: false, lineEnd: '\n' };
  /** Looks and changes follow one another. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #looks = new Looks(() => this.refresh());

  constructor(place: KeptPlace, format: KeptFormat<T>) {
    this.#place = place;
    this.#format = format;
    this.#value = format.empty;
  }

  get path(): string {
    return this.#place.path;
  }

  /** The last content that could be read. */
  get value(): T {
    return this.#value;
  }

  /** Why the file as it stands cannot be used; {@link value} is then what it said before. */
  get problem(): Error | undefined {
    return this.#problem;
  }

  /** Grows with each change seen. */
  get revision(): number {
    return this.#revision;
  }

  /** Reads the file again if it has changed; true where it had. Costs one look at the disk. Never rejects. */
  refresh(): Promise<boolean> {
    return this.#next(() => this.#refresh());
  }

  /** As {@link refresh}, for answers that cannot wait for a disk: what it says then counts later. {@link revision} tells. */
  look(): Promise<void> {
    return this.#looks.once();
  }

  /**
   * Writes what {@link edit} makes of what the file says now; nothing where that is the same value. Rejects where the
   * file exists and cannot be used, and where it cannot be written: it is then as it was.
   */
  change(edit: (value: T) => T): Promise<void> {
    return this.#next(async () => {
      for (let attempt = 1; ; attempt++) {
        await this.#refresh();
        if (this.#problem) throw this.#problem;
        const changed = edit(this.#value);
        if (changed === this.#value) return;
        if (await this.#write(this.#format.format(changed))) break;
        if (attempt === MOST_ATTEMPTS) throw new Error(`${this.path} is being changed by others`);
      }
      await this.#refresh();
    });
  }

  #next<R>(work: () => Promise<R>): Promise<R> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #refresh(): Promise<boolean> {
    const stamp = await stampOf(this.path);
    if (stamp === this.#stamp) return false;
    this.#stamp = stamp;
    this.#revision++;
    this.#problem = undefined;
    try {
      this.#value = await this.#read();
    } catch (error) {
      this.#problem = error instanceof Error ? error : new Error(String(error));
    }
    return true;
  }

  async #read(): Promise<T> {
    const file = await readSmallFile(this.path, LARGEST);
    this.#style = {
      hasMark: file?.hasMark ?? false,
      lineEnd: file?.text.includes('\r\n') ? '\r\n' : '\n',
    };
    return file === undefined ? this.#format.empty : this.#format.parse(file.text);
  }

  /** False, and nothing written, where the file is no longer the one that was read. */
  async #write(text: string): Promise<boolean> {
    await this.#place.prepare();
    const { hasMark, lineEnd } = this.#style;
    const content = (hasMark ? '\uFEFF' : '') + text.replaceAll('\n', lineEnd);
    // A link stays one: what it leads to is written.
    const target = await realpath(this.path).catch(() => this.path);
    return writeWhole(target, content, {
      ...(this.#place.mode !== undefined && { mode: this.#place.mode }),
      isStill: async () => (await stampOf(this.path)) === this.#stamp,
    });
  }
}
