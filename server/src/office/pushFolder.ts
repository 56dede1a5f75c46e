import type { Notice } from '../engine/text/notice.ts';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { diskFiles } from '../files/diskFiles.ts';
import { FolderJunk } from '../files/folderJunk.ts';
import { pathBelow } from '../files/folderOverrules.ts';
import { type ListedFile, listFiles, type SkippedPath } from '../files/listFiles.ts';
import { type CancelSignal, throwIfCancelled } from '../engine/signal.ts';
import type { SourceReader } from '../host/sourceReader.ts';
import type { FileState } from './documents.ts';
import type { KnownFile, PushTarget, PutFile } from './push.ts';

/** Files that are read side by side, and groups of them that are sent. Guess. */
const AT_ONCE = 4;
/** Units of text in the sources, and files, after which a group is sent. Guesses. */
const GROUP_UNITS = 300_000;
const GROUP_FILES = 200;

/** Outcome of a push. */
export interface PushSummary {
  files: number;
  sent: number;
  unchanged: number;
  removed: number;
  characters: number;
  readonly skipped: { readonly path: string; readonly reason: Notice }[];
}

export interface PushProgress {
  /** Files looked at, and how many there are; the same in bytes. */
  readonly files: number;
  readonly of: number;
  readonly bytes: number;
  readonly ofBytes: number;
}

/**
 * Makes the index have the files of {@link folder}, under its name or {@link name}: new and changed ones are read by
 * the readers of the local index and sent, those that are gone are removed, others are left alone. May be interrupted
 * anywhere and begun again. Rejects with `OfficeError`, `CancelledError`.
 */
export async function pushFolder(
  folder: string,
  parts: PushParts,
  signal: CancelSignal,
): Promise<PushSummary> {
  return new FolderPush(folder, parts, signal).run();
}

export interface PushParts {
  readonly target: Pick<PushTarget, 'known' | 'put' | 'remove' | 'finish'>;
  readonly reader: Pick<SourceReader, 'read'>;
  readonly exclude: readonly string[];
  /** The folder's name in the office's corpus. */
  readonly name?: string;
  readonly onProgress: (progress: PushProgress) => void;
}

class FolderPush {
  readonly #summary: PushSummary = {
    files: 0,
    sent: 0,
    unchanged: 0,
    removed: 0,
    characters: 0,
    skipped: [],
  };
  readonly #junk = new FolderJunk();
  /** Of the files that were read, now or for the index as it is: their edges. */
  readonly #edges = new Map<ListedFile, Pick<FileState, 'edges' | 'edgeJunk'>>();
  /** Files that were read and are still to be sent. */
  #group: PutFile[] = [];
  #units = 0;
  readonly #folder: string;
  readonly #parts: PushParts;
  readonly #signal: CancelSignal;
  readonly #name: string;

  constructor(folder: string, parts: PushParts, signal: CancelSignal) {
    this.#folder = folder;
    this.#parts = parts;
    this.#signal = signal;
    this.#name = parts.name ?? basename(folder);
  }

  async run(): Promise<PushSummary> {
    const { target, exclude } = this.#parts;
    const files: ListedFile[] = [];
    const onSkipped = ({ path, message }: SkippedPath) => {
      this.#summary.skipped.push({ path, reason: message });
    };
    for await (const file of listFiles(diskFiles, [this.#folder], { exclude, onSkipped })) files.push(file);
    const known = await target.known(this.#name);
    await this.#all(files, known);
    // A file that is sent again replaces the version that can be seen.
    await target.finish();
    await this.#again();
    const there = new Set(files.map(({ path }) => this.#below(path)));
    for (const path of known.keys()) {
      if (there.has(path)) continue;
      throwIfCancelled(this.#signal);
      await target.remove(this.#name, path);
      this.#summary.removed++;
    }
    await target.finish();
    this.#summary.files = files.length;
    return this.#summary;
  }

  async #all(files: readonly ListedFile[], known: ReadonlyMap<string, KnownFile>): Promise<void> {
    const ofBytes = files.reduce((sum, { size }) => sum + size, 0);
    let [done, bytes, next] = [0, 0, 0];
    const work = async (): Promise<void> => {
      for (let file = files[next++]; file; file = files[next++]) {
        throwIfCancelled(this.#signal);
        const state = await this.#one(file, known.get(this.#below(file.path)));
        if (state) this.#edges.set(file, state);
        this.#junk.add(file.path, state?.edges);
        bytes += file.size;
        this.#parts.onProgress({ files: ++done, of: files.length, bytes, ofBytes });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await this.#send();
  }

  /** Sends again the files of whose edges all files together say something else than when they were read. */
  async #again(): Promise<void> {
    const rules = this.#junk.rules();
    for (const [file, { edges, edgeJunk }] of this.#edges) {
      throwIfCancelled(this.#signal);
      if (rules.junkOf(file.path, edges).join('\n') === edgeJunk.join('\n')) continue;
      await this.#one(file, undefined, rules.at(file.path));
    }
    await this.#send();
  }

  /**
   * Reads a file to be sent, unless the index has it as {@link known}. Resolves with what it is known by; nothing when
   * skipped.
   */
  async #one(
    file: ListedFile,
    known: KnownFile | undefined,
    junk: readonly string[] = known?.edgeJunk ?? [],
  ): Promise<FileState | undefined> {
    const { reader } = this.#parts;
    const rules = createHash('sha256')
      .update(JSON.stringify(file.overrules ?? null))
      .digest('hex');
    const knownHash = known?.rules === rules ? known.hash : undefined;
    const read = await reader.read({ file, within: [this.#folder], edgeJunk: junk, knownHash }, this.#signal);
    if (read.kind === 'skipped') {
      this.#summary.skipped.push({ path: file.path, reason: read.reason });
      return undefined;
    }
    if (read.kind === 'same') {
      this.#summary.unchanged++;
      return known;
    }
    const { hash, edges, edgeJunk, source } = read;
    const state = { hash, rules, edges, edgeJunk };
    this.#group.push({ source, pushed: { folder: this.#name, path: this.#below(file.path), state } });
    for (const { passages } of source.articles)
      this.#units += passages.reduce((sum, { text }) => sum + text.length, 0);
    if (this.#units >= GROUP_UNITS || this.#group.length >= GROUP_FILES) await this.#send();
    return state;
  }

  /** Sends the files that were read. */
  async #send(): Promise<void> {
    const group = this.#group;
    this.#group = [];
    this.#units = 0;
    if (group.length === 0) return;
    throwIfCancelled(this.#signal);
    const characters = await this.#parts.target.put(group);
    // Not `+= await`: of groups that are sent side by side, one would forget the other.
    this.#summary.characters += characters;
    this.#summary.sent += group.length;
  }

  #below(path: string): string {
    return pathBelow(this.#folder, path);
  }
}
