import { detach } from '../../engine/detach.ts';
import type { ListedFile } from '../../files/listFiles.ts';
import { FolderWatcher } from '../../files/folderWatcher.ts';
import { ownFiles } from '../paths.ts';
import { Reach } from './folders.ts';
import { PACE, RescanSchedule } from './rescanSchedule.ts';

/** Changes this near to each other are looked at together, in milliseconds. Guess. */
const GATHER_TIME = 50;
/** A file changed less than this ago may still be being written, in milliseconds. Guess. */
const SETTLE_TIME = 200;
/** Corpus paths out of reach, as on a network drive, are tried again this often, in milliseconds. Guess. */
const RETURN_INTERVAL = 2_000;

interface ChangesOptions {
  /** Yinju's own files, which come and go while it works, are in this folder. */
  readonly cacheDir: string;
  /** False: only what is {@link Changes.add}ed is looked at. */
  readonly watch: boolean;
  /** Milliseconds between two looks at all files, whatever they take; {@link PACE} where it is not set. */
  readonly roundInterval?: number;
  /** Something is to be looked at: see {@link Changes.take}. */
  readonly onDue: () => void;
  /** All files are to be looked at; answered by {@link Changes.noteRound}. */
  readonly onRound: () => void;
  readonly log: (message: string) => void;
}

/**
 * Knows at which paths something may have changed: reported by the system or by the client, put off because it was being
 * written, or come back into reach; and when to look at everything.
 */
export class Changes {
  readonly #options: ChangesOptions;
  readonly #watcher: FolderWatcher;
  readonly #schedule: RescanSchedule;
  /** Which corpus paths can be looked at. */
  readonly reach = new Reach();
  /** Whether a file is one of Yinju's own: such a change is none. */
  readonly isOwn: (path: string) => boolean;
  #changed = new Set<string>();
  #paths: readonly string[] = [];
  /** Corpus paths that were not there at the last look. */
  #missing: readonly string[] = [];
  #gathering: NodeJS.Timeout | undefined;
  #returning: NodeJS.Timeout | undefined;

  constructor(options: ChangesOptions) {
    this.#options = options;
    this.isOwn = ownFiles(options.cacheDir);
    this.#watcher = new FolderWatcher((path) => this.add([path]), options.log);
    const interval = options.roundInterval;
    this.#schedule = new RescanSchedule(
      options.onRound,
      interval === undefined ? PACE : { interval, mostTime: 1 },
    );
  }

  /** Watches these corpus paths, and none else. */
  watch(paths: readonly string[]): void {
    this.#paths = paths;
    if (!this.#options.watch) return;
    detach(this.#watcher.watch(paths), this.#log);
    this.#schedule.start();
  }

  add(paths: readonly string[]): void {
    for (const path of paths) if (!this.isOwn(path)) this.#changed.add(path);
    if (this.#changed.size === 0) return;
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#options.onDue();
    }, GATHER_TIME);
  }

  /** The paths to be looked at. Starts over. */
  take(): ReadonlySet<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Someone is typing: looks that can wait do. */
  noteTyping(): void {
    this.#schedule.putOff();
  }

  /** All files were looked at, which took so many milliseconds. */
  noteRound(took: number): void {
    this.#schedule.done(took);
  }

  /** The file is being written: to be looked at again. */
  addLater(paths: readonly string[]): void {
    if (paths.length > 0) setTimeout(() => this.add(paths), SETTLE_TIME);
  }

  /** Those of {@link files} that no longer change; the others are looked at later. */
  settled(files: readonly ListedFile[]): ListedFile[] {
    const now = Date.now();
    const isSettled = ({ mtimeMs }: ListedFile) => Math.abs(now - mtimeMs) > SETTLE_TIME;
    this.addLater(files.filter((file) => !isSettled(file)).map(({ path }) => path));
    return files.filter(isSettled);
  }

  /** Looks whether {@link missing} corpus paths have come back: no watch is on what is not there. */
  awaitReturn(missing: readonly string[]): void {
    this.#missing = missing;
    clearTimeout(this.#returning);
    if (missing.length === 0 || !this.#options.watch) return;
    this.#returning = setTimeout(() => detach(this.#lookForReturn(missing), this.#log), RETURN_INTERVAL);
  }

  dispose(): void {
    clearTimeout(this.#gathering);
    clearTimeout(this.#returning);
    this.#watcher.dispose();
    this.#schedule.stop();
  }

  readonly #log = (error: unknown): void => this.#options.log(String(error));

  async #lookForReturn(missing: readonly string[]): Promise<void> {
    const still = await this.reach.missing(missing);
    if (missing !== this.#missing) return;
    if (still.length === missing.length) {
      this.awaitReturn(missing);
      return;
    }
    await this.#watcher.watch(this.#paths);
    this.add(missing.filter((path) => !still.includes(path)));
  }
}
