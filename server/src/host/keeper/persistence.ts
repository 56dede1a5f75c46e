import {
  type CachedFile,
  type CachedShard,
  type IndexCache,
  type ListBytes,
  listOf,
  type Manifest,
} from '../cache/indexCache.ts';
import type { CorpusSettings } from '../threadProtocol.ts';
import type { Reach } from './folders.ts';
import type { Holdings } from './holdings.ts';
import type { MinedPhrases, MiningMark } from './miner.ts';
import type { FileRecords } from './records.ts';
import type { StoredShard } from './shardStore.ts';

/** While a corpus is read, it is saved whenever this part of its files is not in the cache yet,. Guess. */
const UNSAVED_PART = 0.1;
/** and at least so many files. Guess. */
const LEAST_UNSAVED = 100;

/**
 * Milliseconds between two snapshots while shards come out of the cache: each has findings and tables of all that was
 * there rebuilt. Guess.
 */
const RESTORED_STEP = 1000;

/** Knows the changes to the corpus so far: asked when a manifest is written. */
type Marked = { readonly mark: MiningMark };

/** Takes holdings from the cache and puts them there. */
export class Persistence {
  readonly #cache: IndexCache;
  readonly #reach: Reach;
  #saving: Promise<void> = Promise.resolve();
  /** Files read since the last time. */
  #unsaved = 0;

  constructor(cache: IndexCache, reach: Reach) {
    this.#cache = cache;
    this.#reach = reach;
  }

  /**
   * Fills empty {@link holdings} with what the cache holds for {@link settings}; {@link onShards} is called
   * after the first shard, and once a second at most after others, so that they are used before the rest is here: the
   * smallest first, which is there at once, then the newest. Tells what the cache holds.
   */
  async restore(
    settings: CorpusSettings,
    holdings: Holdings,
    onShards: () => void,
  ): Promise<MiningMark | undefined> {
    const manifest = await this.#cache.manifest(settings);
    if (!manifest) return undefined;
    this.#reach.assume(manifest.devices);
    const { records, store } = holdings;
    let announced = Number.NEGATIVE_INFINITY;
    const inTurn = smallestThenNewest(manifest.shards);
    const read = ({ digest, list }: CachedShard) =>
      Promise.all([this.#cache.shard(digest), this.#cache.list(list)]);
    let next = inTurn.length > 0 ? read(inTurn[0]) : undefined;
    for (const [number, { digest, order, removed, list }] of inTurn.entries()) {
      const [buffer, files] = (await next) ?? [];
      // The disk is at work on the next one while this one is looked at.
      next = number + 1 < inTurn.length ? read(inTurn[number + 1]) : undefined;
      if (!buffer || !files) continue;
      let shard: StoredShard;
      try {
        shard = store.restore(buffer, order, removed);
      } catch {
        continue;
      }
      shard.digest = digest;
      const gone = new Set(removed);
      for (const { file, ...record } of files) {
        if (file !== undefined && !gone.has(file)) records.set({ ...record, place: { shard, file } });
      }
      shard.list = list;
      if (performance.now() - announced < RESTORED_STEP) continue;
      onShards();
      announced = performance.now();
    }
    store.settle();
    for (const record of manifest.others) records.set(record);
    return manifest.mark;
  }

  async phrases(settings: CorpusSettings): Promise<MinedPhrases | undefined> {
    return this.#cache.phrases(settings);
  }

  /** Writes what is not there yet, once more where it is under way. Rejects where it cannot, as on a full disk. */
  save(settings: CorpusSettings, holdings: Holdings, marked: Marked): Promise<void> {
    this.#unsaved = 0;
    return this.#inTurn(() => this.#save(settings, holdings, marked));
  }

  /** {@link save}s where enough is new, with the {@link files} that have just been read. */
  async saveSome(settings: CorpusSettings, holdings: Holdings, marked: Marked, files: number): Promise<void> {
    this.#unsaved += files;
    const least = Math.max(LEAST_UNSAVED, holdings.records.size * UNSAVED_PART);
    if (this.#unsaved >= least) await this.save(settings, holdings, marked);
  }

  savePhrases(settings: CorpusSettings, mined: MinedPhrases): Promise<void> {
    return this.#inTurn(() => this.#cache.savePhrases(settings, mined));
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    await this.#saving;
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#saving.then(work);
    this.#saving = done.catch(() => undefined);
    return done;
  }

  async #save(settings: CorpusSettings, { records, store }: Holdings, marked: Marked): Promise<void> {
    for (const stored of store.shards) {
      stored.digest = await this.#cache.saveShard(stored.shard.buffer, stored.digest);
      if (stored.list !== undefined && !(await this.#cache.hasList(stored.list))) stored.list = undefined;
    }
    // From here on nothing waits, so that the manifest shows one moment.
    const shards = store.shards.filter(({ digest }) => digest !== undefined);
    const { lists, others } = unlisted(records, shards);
    const manifest: Manifest = {
      shards: shards.flatMap(({ digest, list, order, shard }) => {
        const removed = Array.from(shard.removed ?? []).flatMap((gone, file) => (gone ? [file] : []));
        const size = shard.buffer.byteLength;
        return digest === undefined || list === undefined ? [] : [{ digest, size, order, removed, list }];
      }),
      others,
      mark: marked.mark,
      devices: this.#reach.devices(settings.paths),
    };
    for (const list of lists) await this.#cache.saveList(list);
    await this.#cache.saveManifest(settings, manifest);
    await this.#cache.sweep();
  }
}

function smallestThenNewest(shards: readonly CachedShard[]): readonly CachedShard[] {
  const newestFirst = shards.toSorted((a, b) => b.order - a.order);
  if (newestFirst.length === 0) return [];
  const smallest = newestFirst.reduce((least, shard) => (shard.size < least.size ? shard : least));
  return [smallest, ...newestFirst.filter((shard) => shard !== smallest)];
}

/**
 * The lists of {@link shards} that are not as the cache has them, which then bear their names, and the files that
 * are in no shard.
 */
function unlisted(
  records: FileRecords,
  shards: readonly StoredShard[],
): { lists: ListBytes[]; others: CachedFile[] } {
  const files = new Map<StoredShard, CachedFile[]>();
  for (const shard of shards) if (shard.list === undefined) files.set(shard, []);
  const others: CachedFile[] = [];
  for (const { place, ...record } of records.values()) {
    if (place) files.get(place.shard)?.push({ ...record, file: place.file });
    else others.push(record);
  }
  const lists = Array.from(files, ([shard, ofShard]) => {
    const list = listOf(ofShard);
    shard.list = list.digest;
    return list;
  });
  return { lists, others };
}
