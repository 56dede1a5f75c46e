import { isDeepStrictEqual } from 'node:util';
import type { ListedFile } from '../../files/listFiles.ts';
import { OCR } from '../../corpus/recognizedPage.ts';
import { CancelledError, throwIfCancelled } from '../../engine/signal.ts';
import { SharedSignal } from '../link.ts';
import type { FileOutcome, FileToRead, ReaderHostMethods, ReaderMethods } from '../threadProtocol.ts';
import { availableMemory, isMemoryShort } from '../memoryBudget.ts';
import type { WordTables } from '../segmenter.ts';
import { bytesOf, planBatches } from './batches.ts';
import type { Holdings } from './holdings.ts';
import { type PoolProgress, ReaderPool } from './readerPool.ts';
import type { FileRecord, FileRecords } from './records.ts';
import type { ShardStore, StoredShard } from './shardStore.ts';
import type { StageTimer } from './stageTimer.ts';

/** Files that become one shard. */
interface PlannedBatch {
  readonly files: readonly ListedFile[];
  /** Memory is short: see `ShardBuilder.build`. */
  readonly wordsOnly: boolean;
  /** True: they are read again whether they have changed or not. */
  readonly isMerge: boolean;
}

/** A batch being read: where it goes, and what it has claimed there. */
interface BatchUnderWay {
  readonly store: ShardStore;
  claim?: { readonly hashes: Uint32Array; readonly isCopy: Uint8Array };
}

interface IngestionListener {
  /** A batch of these files is in the holdings. */
  onBatch(files: readonly ListedFile[]): void;
  /** A file of this many characters has come or gone. */
  onCharacters(characters: number): void;
  /** The file changed while it was read. */
  onUnsettled(path: string): void;
}

interface IntakeOptions {
  readonly workerFile: string;
  readonly workers: number;
  /** Corpus paths: nothing outside of them is read. */
  readonly within: () => readonly string[];
  /** The means by which texts are cut into words. */
  readonly words: () => WordTables;
  /** See `FileToRead.ocr`. */
  readonly ocr: () => FileToRead['ocr'];
  readonly stages: StageTimer;
  /** Bytes that the index may take; what is free where it is not set. */
  readonly memory?: number;
}

/** Has files read, cut and sorted into shards, and puts these into holdings in place of the files' old versions. */
export class Ingestion {
  readonly pool: ReaderPool;
  readonly #workers: number;
  readonly #within: () => readonly string[];
  readonly #words: () => WordTables;
  readonly #ocr: () => FileToRead['ocr'];
  readonly #stages: StageTimer;
  readonly #memory: () => number;
  readonly #underWay = new Map<number, BatchUnderWay>();
  #nextBatch = 0;

  constructor(options: IntakeOptions) {
    const { memory } = options;
    this.#memory = memory === undefined ? availableMemory : () => memory;
    this.#words = options.words;
    this.#ocr = options.ocr;
    this.#stages = options.stages;
    this.#workers = options.workers;
    this.#within = options.within;
    this.pool = new ReaderPool({
      workerFile: options.workerFile,
      size: options.workers,
      host: { passages: (ask) => this.#onPassages(ask) },
      onRetry: (batch) => this.#release(batch),
    });
  }

  get progress(): PoolProgress {
    return this.pool.progress;
  }

  /** The text of a file and the lines dropped from it. Rejects where it cannot be read. */
  inspect(file: FileRecord, records: FileRecords): Promise<ReaderMethods['inspect']['answer']> {
    const ask = { file: fileToRead(file, records, this.#ocr()), within: this.#within() };
    return this.pool.inspect(ask, new SharedSignal());
  }

  /** Puts the files of shards that are {@link ShardStore.worthMerging} into one shard, by reading them again. */
  async merge(held: Holdings, listener: IngestionListener, signal: SharedSignal): Promise<boolean> {
    const shards = new Set(held.store.worthMerging());
    const files = [...held.records.values()].filter(({ place }) => place && shards.has(place.shard));
    const wordsOnly = [...shards].some(({ shard }) => shard.wordsOnly);
    if (files.length > 0) await this.#takeBatch(held, { files, wordsOnly, isMerge: true }, listener, signal);
    return files.length > 0;
  }

  /** Brings {@link files} into {@link held}, shard by shard. Throws `CancelledError`. */
  async take(
    held: Holdings,
    files: readonly ListedFile[],
    listener: IngestionListener,
    signal: SharedSignal,
  ): Promise<void> {
    if (files.length === 0) return;
    const wordsOnly = isMemoryShort(bytesOf(files), this.#memory());
    const batches = planBatches(files, this.#workers).map((batch) => ({
      files: batch,
      wordsOnly,
      isMerge: false,
    }));
    await Promise.all(batches.map((batch) => this.#takeBatch(held, batch, listener, signal)));
  }

  async #takeBatch(
    held: Holdings,
    { files, wordsOnly, isMerge }: PlannedBatch,
    listener: IngestionListener,
    signal: SharedSignal,
  ): Promise<void> {
    const id = this.#nextBatch++;
    const order = held.store.reserveOrder();
    const toRead = files.map((file) => {
      const asked = fileToRead(file, held.records, this.#ocr());
      return isMerge ? asked : { ...asked, ...knownHash(file, held.records, asked.ocr) };
    });
    const underWay: BatchUnderWay = { store: held.store };
    this.#underWay.set(id, underWay);
    try {
      const {
        outcomes: read,
        buffer,
        times,
      } = await this.pool.read(
        { id, files: toRead, bytes: bytesOf(files), within: this.#within(), wordsOnly, words: this.#words() },
        signal,
      );
      this.#stages.add(times);
      throwIfCancelled(signal);
      // What cannot be read again for a merge stays where it is: the next look shows whether it still exists.
      const outcomes = isMerge ? read.map(unsettledIfSkipped) : read;
      const replaced = outcomes.flatMap(({ kind, uri }) =>
        kind === 'unsettled' || kind === 'same' ? [] : (held.records.get(uri)?.place ?? []),
      );
      const shard = held.store.apply(replaced, buffer && { buffer, order });
      delete underWay.claim;
      record(held.records, files, outcomes, shard, listener);
      listener.onBatch(files);
    } finally {
      this.#release(id);
      this.#underWay.delete(id);
    }
  }

  #onPassages({
    batch,
    hashes,
  }: ReaderHostMethods['passages']['ask']): ReaderHostMethods['passages']['answer'] {
    const underWay = this.#underWay.get(batch);
    if (!underWay) throw new CancelledError();
    const isCopy = underWay.store.claim(hashes);
    underWay.claim = { hashes, isCopy };
    return isCopy;
  }

  #release(batch: number): void {
    const underWay = this.#underWay.get(batch);
    if (!underWay?.claim) return;
    underWay.store.release(underWay.claim.hashes, underWay.claim.isCopy);
    delete underWay.claim;
  }
}

/** A file as a reader is asked to read it. */
function fileToRead(
  { uri, path, isUnknown, overrules }: Pick<ListedFile, 'uri' | 'path' | 'isUnknown' | 'overrules'>,
  records: FileRecords,
  ocr: FileToRead['ocr'],
): FileToRead {
  const edgeJunk = records.edgeJunkAt(path);
  return {
    uri,
    path,
    ...(isUnknown && { isUnknown }),
    ...(ocr && { ocr }),
    ...(overrules && { overrules }),
    ...(edgeJunk.length > 0 && { edgeJunk }),
  };
}

/** Of a file to be looked at again though it is the same. */
const NEVER_SEEN = { size: -1, mtimeMs: -1 };

function unsettledIfSkipped(outcome: FileOutcome): FileOutcome {
  return outcome.kind === 'skipped' ? { kind: 'unsettled', uri: outcome.uri } : outcome;
}

/** Bytes that are in the index, read by the same rules, need not be read again. */
function knownHash(file: ListedFile, records: FileRecords, ocr: FileToRead['ocr']): { knownHash?: string } {
  const known = records.get(file.uri);
  if (known?.read?.encoding === OCR && ocr === undefined) return {};
  if (!known?.place || !known.read || records.isReadByOtherRules(known)) return {};
  return isDeepStrictEqual(known.overrules, file.overrules) ? { knownHash: known.read.hash } : {};
}

/** Notes what became of each file; those read are in {@link shard} in the order of the outcomes. */
function record(
  records: FileRecords,
  files: readonly ListedFile[],
  outcomes: readonly FileOutcome[],
  shard: StoredShard | undefined,
  listener: IngestionListener,
): void {
  let file = 0;
  for (const [number, outcome] of outcomes.entries()) {
    const { uri, path, size, mtimeMs, overrules } = files[number];
    const ruled = overrules && { overrules };
    if (outcome.kind === 'read') {
      const place = shard && { shard, file: file++ };
      const seen = { uri, path, size: outcome.size, mtimeMs: outcome.mtimeMs, ...ruled, read: outcome };
      records.set(place ? { ...seen, place } : seen);
      listener.onCharacters(outcome.characters);
    } else if (outcome.kind === 'same') {
      const known = records.get(uri);
      if (known) records.set({ ...known, size: outcome.size, mtimeMs: outcome.mtimeMs });
    } else if (outcome.kind === 'skipped') {
      const gone = records.get(uri)?.read;
      if (gone) listener.onCharacters(gone.characters);
      const seen = outcome.passing ? NEVER_SEEN : { size, mtimeMs };
      const { toRecognize } = outcome;
      records.set({
        uri,
        path,
        ...seen,
        ...ruled,
        skipped: outcome.reason,
        ...(toRecognize !== undefined && { toRecognize }),
      });
    } else {
      listener.onUnsettled(path);
    }
  }
}
