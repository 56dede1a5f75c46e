import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AcceptedEntry, sameEntry } from '../engine/check/accepted.ts';
import { FINDING_CODES } from '../engine/check/finding.ts';

/** Where a workspace keeps what its drafters said may stand. */
export const ACCEPTED_FILE = join('.yinju', 'accepted.json');

const VERSION = 1;

/** Thrown when the file cannot be understood: it is then left as it is. */
export class AcceptedFileError extends Error {
  override readonly name = 'AcceptedFileError';
}

/**
 * The findings that drafters of one folder have accepted, in a file of it that can be committed with the drafts.
 * Read again when the file changes; written whole, by replacing the file.
 */
export class AcceptedFindings {
  readonly #file: string;
  #entries: readonly AcceptedEntry[] = [];
  /** Time of the last change of what was read, in milliseconds since 1970; 0 where there is no file. */
  #readAt = 0;
  /** Writes follow one another. */
  #writing: Promise<unknown> = Promise.resolve();

  /** {@link root} is the folder of the drafts: an absolute path. */
  constructor(root: string) {
    this.#file = join(root, ACCEPTED_FILE);
  }

  /** What is accepted now. An absent file accepts nothing; throws {@link AcceptedFileError} for a broken one. */
  async entries(): Promise<readonly AcceptedEntry[]> {
    const changedAt = await stat(this.#file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (changedAt === this.#readAt) return this.#entries;
    this.#entries = changedAt === 0 ? [] : parse(await readFile(this.#file, 'utf8'), this.#file);
    this.#readAt = changedAt;
    return this.#entries;
  }

  /** Adds {@link entry}, unless it is there already, and writes the file. */
  async accept(entry: AcceptedEntry): Promise<void> {
    const writing = this.#writing.then(() => this.#write(entry));
    this.#writing = writing.catch(() => undefined);
    await writing;
  }

  async #write(entry: AcceptedEntry): Promise<void> {
    const entries = await this.entries();
    if (entries.some((known) => sameEntry(known, entry))) return;
    const text = `${JSON.stringify({ version: VERSION, accepted: [...entries, entry] }, null, 2)}\n`;
    await mkdir(dirname(this.#file), { recursive: true });
    const draft = `${this.#file}.${process.pid}.tmp`;
    await writeFile(draft, text);
    await rename(draft, this.#file);
    this.#readAt = -1;
  }
}

/** The folder above (or of) {@link path} that keeps accepted findings, or nothing. */
export async function acceptedRootOf(path: string): Promise<string | undefined> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = await stat(join(folder, ACCEPTED_FILE)).then(
      (stats) => stats.isFile(),
      () => false,
    );
    if (found) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function parse(text: string, file: string): AcceptedEntry[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new AcceptedFileError(`${file} is no JSON: mend it or remove it`);
  }
  const accepted: unknown =
    typeof content === 'object' && content !== null && 'accepted' in content ? content.accepted : undefined;
  if (!Array.isArray(accepted)) throw new AcceptedFileError(`${file} has no list "accepted"`);
  return accepted.filter(isAcceptedEntry);
}

/** True for a value of the shape of an entry, such as a client's argument should be. */
export function isAcceptedEntry(value: unknown): value is AcceptedEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Record<string, unknown>;
  return (
    FINDING_CODES.some((code) => code === entry['check']) &&
    ['text', 'before', 'after'].every((field) => typeof entry[field] === 'string')
  );
}
