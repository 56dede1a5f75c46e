import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { detach } from '../engine/detach.ts';
import { clipped } from '../engine/text/clip.ts';
import { fileNameOf } from '../engine/text/fileNames.ts';
import { inertLine } from '../engine/text/inert.ts';
import { privateFolder, putFile } from './cache/files.ts';

const DAY = 86_400_000;
/** Milliseconds after which a text that nobody opened goes. Guess. */
const UNUSED = 30 * DAY;
/** Characters of a source's name kept in that of its text: names of files are bounded. Guess. */
const LONGEST_NAME = 60;
/** Folders that this file makes; whatever else lies beside them stays. */
const FOLDER = /^[0-9a-f]{16}$/u;

interface SourceTextOptions {
  readonly cacheDir: string;
  /** The text of a source, in which its ranges count. Rejects where it cannot be read. */
  readonly read: (uri: string) => Promise<string>;
  readonly log: (problem: unknown) => void;
}

/**
 * The texts of sources that are not text files (Word, PDF, other encodings) as read-only files of the cache folder, for
 * editors that open files alone. Each has one place, known before it is written; texts are written one after another,
 * again where the source has changed.
 */
export class SourceTexts {
  readonly #options: SourceTextOptions;
  readonly #folder: string;
  readonly #written = new Map<string, Promise<boolean>>();
  #turn: Promise<unknown> = Promise.resolve();
  #swept = false;

  constructor(options: SourceTextOptions) {
    this.#options = options;
    this.#folder = join(options.cacheDir, 'sources');
  }

  /** The `file:` URI at which the text of {@link uri} is written; {@link write} has it written. */
  uriOf(uri: string): string {
    return pathToFileURL(this.#pathOf(uri)).href;
  }

  /** Writes the text of {@link uri}, unless that was done in this session; true where it is there. Never rejects. */
  write(uri: string): Promise<boolean> {
    let written = this.#written.get(uri);
    if (written === undefined) {
      written = this.#turn.then(() => this.#write(uri));
      this.#turn = written;
      this.#written.set(uri, written);
    }
    return written;
  }

  /** Another corpus is in use: what was written may be old. */
  forget(): void {
    this.#written.clear();
  }

  async #write(uri: string): Promise<boolean> {
    const path = this.#pathOf(uri);
    try {
      const text = await this.#options.read(uri);
      await privateFolder(dirname(path));
      if ((await readFile(path, 'utf8').catch(() => undefined)) === text) {
        await utimes(path, new Date(), new Date());
      } else {
        // Where the system lets nothing take the place of a read-only file.
        await chmod(path, 0o600).catch(() => undefined);
        await putFile(dirname(path), basename(path), Buffer.from(text), 0o400);
      }
      this.#sweepOnce();
      return true;
    } catch (error) {
      this.#written.delete(uri);
      this.#options.log(error);
      return false;
    }
  }

  #pathOf(uri: string): string {
    const key = createHash('sha256').update(uri).digest('hex').slice(0, 16);
    const name = inertLine(fileNameOf(uri)).replaceAll(/[/\\:*?"<>|]/gu, '_');
    return join(this.#folder, key, `${clipped(name, LONGEST_NAME)}.txt`);
  }

  #sweepOnce(): void {
    if (this.#swept) return;
    this.#swept = true;
    detach(sweepUnused(this.#folder), this.#options.log);
  }
}

/** Removes the texts that were not written again for {@link UNUSED}. */
async function sweepUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!FOLDER.test(name)) continue;
    const files = await readdir(join(folder, name));
    const times = await Promise.all(files.map((file) => stat(join(folder, name, file))));
    const last = Math.max(0, ...times.map(({ mtimeMs }) => mtimeMs));
    if (Date.now() - last > UNUSED) await rm(join(folder, name), { recursive: true, force: true });
  }
}
