import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AcceptedEntry, sameEntry } from '../engine/check/accepted.ts';
import { FINDING_CODES } from '../engine/check/checkTable.ts';
import { KeptFile, type KeptFormat } from './keptFile.ts';
import { workspacePlace } from './workspaceFolder.ts';

/** Where a workspace keeps what its drafters accepted. */
export const ACCEPTED_FILE = join('.yinju', 'accepted.json');

const VERSION = 1;

/** A file of accepted findings: all that it holds, and of that what is understood. */
interface AcceptedContent {
  readonly root: Readonly<Record<string, unknown>>;
  readonly entries: readonly AcceptedEntry[];
}

/**
 * The findings that drafters of one folder have accepted, in a file of it that can be committed with the drafts. See
 * {@link KeptFile} for how it is read and written. Where there is no folder they are remembered as long as this lives.
 */
export class AcceptedFindings {
  readonly #file: KeptFile<AcceptedContent> | undefined;
  /** What was accepted and has no file. */
  #kept: readonly AcceptedEntry[] = [];

  /** {@link root} is the folder of the drafts: an absolute path, or undefined. */
  constructor(root: string | undefined) {
    if (root !== undefined) this.#file = new KeptFile(workspacePlace(root, 'accepted.json'), FORMAT);
  }

  /** Where they are kept; undefined where they are not. */
  get path(): string | undefined {
    return this.#file?.path;
  }

  /** What is accepted, as it was last read. */
  get entries(): readonly AcceptedEntry[] {
    return this.#file?.value.entries ?? this.#kept;
  }

  /** Why the file as it stands cannot be used; {@link entries} are then those before. */
  get problem(): Error | undefined {
    return this.#file?.problem;
  }

  /** Grows with each change of the {@link entries} seen. */
  get revision(): number {
    return this.#file?.revision ?? this.#kept.length;
  }

  /** Reads the file again if it has changed; true where it had. Costs one look at the disk. Never rejects. */
  async refresh(): Promise<boolean> {
    return this.#file !== undefined && this.#file.refresh();
  }

  /** See `KeptFile.look`. */
  async look(): Promise<void> {
    await this.#file?.look();
  }

  /** Adds {@link entry}, unless it is there already. Rejects where the file cannot be used or written. */
  async accept(entry: AcceptedEntry): Promise<void> {
    if (!this.#file) {
      if (!this.#kept.some((known) => sameEntry(known, entry))) this.#kept = [...this.#kept, entry];
      return;
    }
    await this.#file.change((content) => withEntry(content, entry));
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

/** True for a value of the shape of an entry, such as a client's argument should be. */
export function isAcceptedEntry(value: unknown): value is AcceptedEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Record<string, unknown>;
  return (
    FINDING_CODES.some((code) => code === entry['check']) &&
    ['text', 'before', 'after'].every((field) => typeof entry[field] === 'string')
  );
}

const FORMAT: KeptFormat<AcceptedContent> = {
  empty: { root: {}, entries: [] },
  parse(text) {
    // A file that holds nothing holds nobody's work.
    if (text.trim() === '') return this.empty;
    const root: unknown = JSON.parse(text);
    if (typeof root !== 'object' || root === null || Array.isArray(root)) {
      throw new Error('the file must be an object');
    }
    return { root: { ...root }, entries: listOf({ ...root }).filter(isAcceptedEntry) };
  },
  format: ({ root }) => `${JSON.stringify(root, null, 2)}\n`,
};

/** Entries of other versions, and fields that are not known here, stay as they are. */
function withEntry(content: AcceptedContent, entry: AcceptedEntry): AcceptedContent {
  const { root, entries } = content;
  if (entries.some((known) => sameEntry(known, entry))) return content;
  const { check, text, before, after } = entry;
  const added = { check, text, before, after };
  return {
    root: { version: VERSION, ...root, accepted: [...listOf(root), added] },
    entries: [...entries, added],
  };
}

function listOf({ accepted = [] }: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (!Array.isArray(accepted)) throw new Error('"accepted" must be a list');
  return accepted;
}
