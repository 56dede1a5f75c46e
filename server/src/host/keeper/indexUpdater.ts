import { isDeepStrictEqual } from 'node:util';
import type { ListedFile } from '../../files/listFiles.ts';
import type { SharedSignal } from '../link.ts';
import type { CorpusSettings } from '../threadProtocol.ts';
import type { Changes } from './changes.ts';
import type { Holdings } from './holdings.ts';
import type { Ingestion } from './ingestion.ts';
import { type DiskScan, scanAll, scanPaths } from './diskScan.ts';
import type { Miner } from './miner.ts';
import { Progress } from './progress.ts';
import type { FileRecord } from './records.ts';
import type { StageTimer } from './stageTimer.ts';
import { STATUS_INTERVAL, type StatusReporter } from './statusReporter.ts';

/** More paths than this are not looked at one by one. Guess. */
const MOST_PATHS = 500;

/** Dependencies of an {@link IndexUpdater}. */
interface IndexUpdaterParts {
  readonly ingestion: Ingestion;
  readonly changes: Changes;
  readonly miner: Miner;
  readonly stages: StageTimer;
  readonly status: StatusReporter;
}

interface IndexUpdaterListener {
  /** Holdings show something else than before; so many files of them were just read. */
  onStep(held: Holdings, filesRead: number): void;
}

/** The scope of a scan. */
interface Wanted {
  readonly settings: CorpusSettings;
  /** Paths; nothing for all files. */
  readonly changed?: ReadonlySet<string> | undefined;
  /** The files are in use already: what is being written waits. */
  readonly isUpdate: boolean;
}

/** Outcome of a scan of the disk. */
interface Kept {
  /** Corpus paths that are not there. */
  readonly missing: readonly string[];
  /** False where the disk was as the holdings were. */
  readonly differed: boolean;
}

/** Makes holdings like the disk. */
export class IndexUpdater {
  readonly #parts: IndexUpdaterParts;
  readonly #listener: IndexUpdaterListener;

  constructor(parts: IndexUpdaterParts, listener: IndexUpdaterListener) {
    this.#parts = parts;
    this.#listener = listener;
  }

  /** Has read what is new and takes out what no longer exists. Throws `CancelledError`. */
  async refresh(held: Holdings, wanted: Wanted, signal: SharedSignal): Promise<Kept> {
    const { records } = held;
    const scan = await this.#scan(wanted, signal);
    const differing = scan.files.filter((file) => !records.isCurrent(file));
    const fresh = wanted.isUpdate ? this.#parts.changes.settled(differing) : differing;
    const gone = missingFrom(scan, held);
    if (fresh.length > 0 || gone.length > 0) {
      const answers = this.#parts.status.current.answers === 'none' ? 'none' : 'some';
      this.#parts.status.update({ state: 'indexing', answers });
    }
    this.#takeOut(held, gone);
    for (const { uri, path, message } of scan.unreadable) {
      if (!records.get(uri)?.place) records.set({ uri, path, size: -1, mtimeMs: -1, skipped: message });
    }
    await this.#readAll(held, fresh, signal);
    // What all files betray together may say something else of lines that were kept, or dropped.
    const again = records.readByOtherRules();
    await this.#readAll(held, again, signal);
    return { missing: scan.missing, differed: fresh.length + again.length + gone.length > 0 };
  }

  /**
   * Paths at which the disk is not as {@link held}; `all` where paths are not enough, since corpus paths are
   * {@link missing} that were there, or the other way round. Goes beside passes. Throws `CancelledError`.
   */
  async differing(
    held: Holdings,
    settings: CorpusSettings,
    missing: readonly string[],
    signal: SharedSignal,
  ): Promise<readonly string[] | 'all'> {
    const scan = await this.#scanAll(settings, signal);
    const { records } = held;
    const isKnown = ({ uri }: { uri: string }) => records.get(uri) !== undefined;
    if (!isDeepStrictEqual(scan.missing, missing) || !scan.unreadable.every(isKnown)) return 'all';
    const fresh = scan.files.filter((file) => !records.isCurrent(file));
    const paths = [...fresh, ...missingFrom(scan, held)].map(({ path }) => path);
    return paths.length > MOST_PATHS ? 'all' : paths;
  }

  /** Puts small shards into one where there are many. False where there was nothing to do. */
  async merge(held: Holdings, signal: SharedSignal): Promise<boolean> {
    const listener = {
      onBatch: () => this.#listener.onStep(held, 0),
      onCharacters: () => undefined,
      onUnsettled: (path: string) => this.#parts.changes.addLater([path]),
    };
    return this.#parts.ingestion.merge(held, listener, signal);
  }

  /** Finds which articles say nearly the same, where some have come or gone. */
  async findTwins(held: Holdings, signal: SharedSignal): Promise<void> {
    const { store } = held;
    if (store.twinsKnown) return;
    const { stages, ingestion } = this.#parts;
    const found = await stages.time('twins', ingestion.pool.twins(store.snapshot(), signal));
    if (store.setTwins(found)) this.#listener.onStep(held, 0);
  }

  async #scan({ settings, changed }: Wanted, signal: SharedSignal): Promise<DiskScan> {
    const some = changed && (await scanPaths(settings, this.#parts.changes, changed));
    return some ?? this.#scanAll(settings, signal);
  }

  async #scanAll(settings: CorpusSettings, signal: SharedSignal): Promise<DiskScan> {
    const { changes, stages } = this.#parts;
    const started = performance.now();
    const scan = await stages.time('list', scanAll(settings, changes, signal));
    changes.noteRound(performance.now() - started);
    return scan;
  }

  #takeOut(held: Holdings, gone: readonly FileRecord[]): void {
    for (const { uri, read } of gone) {
      held.records.delete(uri);
      this.#parts.miner.note(read?.characters ?? 0);
    }
    const places = gone.flatMap(({ place }) => place ?? []);
    if (places.length === 0) return;
    held.store.apply(places);
    this.#listener.onStep(held, 0);
  }

  async #readAll(held: Holdings, fresh: readonly ListedFile[], signal: SharedSignal): Promise<void> {
    if (fresh.length === 0) return;
    const { ingestion, status, miner, changes } = this.#parts;
    const progress = new Progress(held.records.totals(), fresh);
    const timer = setInterval(() => {
      status.update({ ...progress.at(ingestion.progress), ...progress.rate() });
    }, STATUS_INTERVAL);
    const listener = {
      onBatch: (files: readonly ListedFile[]) => {
        progress.settle(held.records.totals(), files);
        this.#listener.onStep(held, files.length);
      },
      onCharacters: (characters: number) => miner.note(characters),
      onUnsettled: (path: string) => changes.addLater([path]),
    };
    try {
      await ingestion.take(held, fresh, listener, signal);
    } finally {
      clearInterval(timer);
    }
  }
}

function missingFrom(scan: DiskScan, { records }: Holdings): FileRecord[] {
  const present = new Set(scan.files.map(({ uri }) => uri));
  return [...records.values()].filter(({ uri, path }) => !present.has(uri) && scan.covers(path));
}
