import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OVERRULES_PATH } from '../../corpus/overrules.ts';

/** Hidden as it is, what it says of the corpus may change. */
const OVERRULES_FOLDER = dirname(OVERRULES_PATH);

/**
 * Tells of paths at which something may have changed, below {@link FolderWatcher.watch}ed folders. One watch a
 * folder (on macOS and Windows one for the whole tree), not one a file: a corpus has many files in few folders,
 * and systems limit watches. chokidar (4 and 5) and Node's recursive watch make one a file on Linux: measured with
 * 20,000 files in 420 folders, 20,421 watches and 190 MB against 421 and 7 MB here, so that 300,000 files would go
 * beyond what most systems allow. Misses nothing that the system reports; what it does not report, as on a network
 * drive, is found in rounds (`rounds.ts`).
 */
export class FolderWatcher {
  readonly #onChange: (path: string) => void;
  readonly #onTrouble: (message: string) => void;
  readonly #watches = new Map<string, FSWatcher>();
  readonly #wholeTrees = process.platform === 'darwin' || process.platform === 'win32';

  constructor(onChange: (path: string) => void, onTrouble: (message: string) => void) {
    this.#onChange = onChange;
    this.#onTrouble = onTrouble;
  }

  /** Watches these files and folders, and none else. Resolves when all are watched. */
  async watch(paths: readonly string[]): Promise<void> {
    this.dispose();
    for (const path of paths) {
      const stats = await stat(path).catch(() => undefined);
      if (stats?.isDirectory()) await this.#tree(path);
      else if (stats) this.#folder(dirname(path));
    }
  }

  dispose(): void {
    for (const watcher of this.#watches.values()) watcher.close();
    this.#watches.clear();
  }

  async #tree(folder: string): Promise<void> {
    this.#folder(folder);
    if (this.#wholeTrees) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const isHidden = entry.name.startsWith('.') && entry.name !== OVERRULES_FOLDER;
      if (!entry.isDirectory() || isHidden || entry.name === 'node_modules') continue;
      await this.#tree(join(folder, entry.name));
    }
  }

  #folder(folder: string): void {
    if (this.#watches.has(folder)) return;
    try {
      const watcher = watch(folder, { recursive: this.#wholeTrees, persistent: false }, (_, name) => {
        const path = name === null ? folder : join(folder, name);
        this.#onChange(path);
        if (!this.#wholeTrees && name !== null) void this.#follow(path);
      });
      watcher.on('error', () => this.#forget(folder));
      this.#watches.set(folder, watcher);
    } catch (error) {
      this.#onTrouble(`${folder} is not watched: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** A folder that came is watched, one that went is not any more. */
  async #follow(path: string): Promise<void> {
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isDirectory() && !this.#watches.has(path)) {
      await this.#tree(path);
      // What was put into it before the watch stood would be missed.
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
