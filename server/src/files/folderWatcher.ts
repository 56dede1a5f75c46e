import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodePath, fsPath } from './filePath.ts';
import { detach } from '../engine/detach.ts';
import { OVERRULES_PATH } from '../corpus/overrules.ts';

/** Hidden as it is, what it says of the corpus may change. */
const OVERRULES_FOLDER = dirname(OVERRULES_PATH);

/**
 * Tells of paths at which something may have changed, below {@link FolderWatcher.watch}ed folders. One watch a
 * folder (on macOS and Windows one for the whole tree), not one a file: a corpus has many files in few folders,
 * and systems limit watches. chokidar (4 and 5) and Node's recursive watch make one a file on Linux: measured with
 * 20,000 files in 420 folders, 20,421 watches and 190 MB against 421 and 7 MB here, so that 300,000 files would go
 * beyond what most systems allow. Misses nothing that the system reports; what it does not report, as on a network
 * drive, is found in rounds (`rescanSchedule.ts`).
 */
export class FolderWatcher {
  readonly #onChange: (path: string) => void;
  readonly #onTrouble: (message: string) => void;
  readonly #watches = new Map<string, FSWatcher>();
  /** Counts what was requested: a walk that began for something else ends. */
  #order = 0;
  readonly #wholeTrees = process.platform === 'darwin' || process.platform === 'win32';

  constructor(onChange: (path: string) => void, onTrouble: (message: string) => void) {
    this.#onChange = onChange;
    this.#onTrouble = onTrouble;
  }

  /** Watches these files and folders, and none else. Resolves when all are watched, or others are requested. */
  async watch(paths: readonly string[]): Promise<void> {
    this.dispose();
    const order = this.#order;
    for (const path of paths) {
      const stats = await stat(fsPath(path)).catch(() => undefined);
      if (order !== this.#order) return;
      if (stats?.isDirectory()) await this.#tree(path, order);
      else if (stats) this.#folder(dirname(path));
    }
  }

  /** The folders that are watched now. */
  get watched(): readonly string[] {
    return [...this.#watches.keys()];
  }

  dispose(): void {
    this.#order++;
    for (const watcher of this.#watches.values()) watcher.close();
    this.#watches.clear();
  }

  async #tree(folder: string, order: number): Promise<void> {
    if (order !== this.#order) return;
    this.#folder(folder);
    if (this.#wholeTrees) return;
    const options = { encoding: 'buffer', withFileTypes: true } as const;
    for (const entry of await readdir(fsPath(folder), options).catch(() => [])) {
      if (!entry.isDirectory()) continue;
      const name = decodePath(entry.name);
      const isHidden = name.startsWith('.') && name !== OVERRULES_FOLDER;
      if (!isHidden && name !== 'node_modules') await this.#tree(join(folder, name), order);
    }
  }

  #folder(folder: string): void {
    if (this.#watches.has(folder)) return;
    try {
      const options = { recursive: this.#wholeTrees, persistent: false, encoding: 'buffer' } as const;
      const watcher = watch(fsPath(folder), options, (_, name) => {
        const path = name === null ? folder : join(folder, decodePath(name));
        this.#onChange(path);
        if (this.#wholeTrees || name === null) return;
        detach(this.#follow(path), (error) => this.#onTrouble(`${path} is not watched: ${String(error)}`));
      });
      watcher.on('error', () => this.#forget(folder));
      this.#watches.set(folder, watcher);
    } catch (error) {
      this.#onTrouble(`${folder} is not watched: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** A folder that came is watched, one that went is not any more. */
  async #follow(path: string): Promise<void> {
    const order = this.#order;
    const stats = await stat(fsPath(path)).catch(() => undefined);
    if (order !== this.#order) return;
    if (stats?.isDirectory() && !this.#watches.has(path)) {
      await this.#tree(path, order);
      if (order !== this.#order) return;
      // What was put into it before the watch began would be missed.
      this.#onChange(path);
    } else if (!stats && this.#watches.has(path)) {
      this.#forget(path);
    }
  }

  #forget(folder: string): void {
    this.#watches.get(folder)?.close();
    this.#watches.delete(folder);
  }
}
