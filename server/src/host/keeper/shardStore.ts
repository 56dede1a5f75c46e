import { copyFlags, PassageCounts } from '../../engine/index/copies.ts';
import { PARTS } from '../../engine/index/parts.ts';
import { regroup } from '../../engine/index/regroup.ts';
import { Shard } from '../../engine/index/shard.ts';
import type { ShardTwins } from '../../engine/index/twins.ts';
import type { SharedShard } from '../threadProtocol.ts';

/** Small shards of one tier that are merged into one; a tier's sizes differ by {@link TIER_GROWTH} at most. Guesses. */
const TIER = 8;
const TIER_GROWTH = 4;
/** Units below which a shard is of the lowest tier, and above which it is left alone. Guesses. */
const LEAST_TIER = 4096;
const MOST_MERGED = 4_000_000;
/** Units that a merge makes at the most: what sorting them takes is the memory of one reader. Guess. */
const LARGEST_MERGE = 16_000_000;
/** A shard of which less than this part is left is rebuilt. Guess. */
const LEAST_LIVE = 0.5;

/** Other threads know shards by number, of whatever store they are. */
let nextId = 1;

/** Where a file is: in which shard, and its number among the files there. */
export interface FilePlace {
  readonly shard: StoredShard;
  readonly file: number;
}

/** A shard in use. */
export class StoredShard {
  shard: Shard;
  /** See {@link SharedShard.id}. */
  id: number;
  /** One of `PARTS` a passage. */
  parts: Uint8Array;
  /** Files that no longer exist. */
  removedFiles = 0;
  /** Place of the shard in the order of the corpus. */
  readonly order: number;
  /** Name of its bytes in the cache, once they are there, and of what is known of its files; see `records.ts`. */
  digest: string | undefined;
  list: string | undefined;

  constructor(shard: Shard, id: number, order: number) {
    this.shard = shard;
    this.id = id;
    this.order = order;
    this.parts = Uint8Array.from(shard.columns.passagePart);
  }
}

/**
 * The shards in use, and which of several equal passages counts for ranking: of all live passages with one
 * text exactly one is distinct, whatever comes and goes.
 */
export class ShardStore {
  #shards: StoredShard[] = [];
  #counts = new PassageCounts();
  /** Texts whose distinct passage was removed while copies are left that no shard in use shows yet. */
  #orphans = new Set<number>();
  #nextOrder = 0;
  #twinsKnown = true;

  /** A place after all others in the order of the corpus. */
  reserveOrder(): number {
    return this.#nextOrder++;
  }

  get shards(): readonly StoredShard[] {
    return this.#shards;
  }

  /** Says which passages of a shard in the making are copies, and counts them in. See {@link release}. */
  claim(hashes: Uint32Array): Uint8Array {
    return copyFlags(hashes, this.#counts);
  }

  /** Takes back a claim whose shard was never built. */
  release(hashes: Uint32Array, isCopy: Uint8Array): void {
    for (let passage = 0; passage < isCopy.length; passage++) {
      this.#release(hashes[2 * passage], hashes[2 * passage + 1], isCopy[passage]);
    }
  }

  /** One step from a corpus to the next: files go and a shard (claimed before) comes at once. */
  apply(
    gone: Iterable<FilePlace>,
    come?: { buffer: SharedArrayBuffer; order: number },
  ): StoredShard | undefined {
    this.#twinsKnown = false;
    const after = new Map<StoredShard, Uint8Array>();
    const removed = new Map<StoredShard, Uint8Array>();
    for (const place of gone) this.#take(place, after, removed);
    const added = come && new StoredShard(new Shard(come.buffer), nextId++, come.order);
    if (added) this.#shards.push(added);
    if (this.#orphans.size > 0) this.#adopt(after);
    this.#regroup(after, removed);
    this.#shards = this.#shards
      .filter(({ shard, removedFiles }) => removedFiles < shard.fileCount)
      .sort((a, b) => a.order - b.order);
    return added;
  }

  /** Adds a shard from the cache, without the deleted files; {@link settle} follows when all are here. */
  restore(buffer: SharedArrayBuffer, order: number, removed: readonly number[]): StoredShard {
    this.#twinsKnown = false;
    const stored = new StoredShard(new Shard(buffer), nextId++, order);
    if (removed.length > 0) {
      const parts = stored.parts.slice();
      const flags = new Uint8Array(stored.shard.fileCount);
      for (const file of removed) {
        flags[file] = 1;
        const [first, end] = stored.shard.passagesOf(file);
        parts.fill(PARTS.gone, first, end);
      }
      stored.shard = regroup(stored.shard, stored.parts, parts, flags);
      stored.parts = parts;
      stored.removedFiles = removed.length;
    }
    this.#shards = [...this.#shards, stored].sort((a, b) => a.order - b.order);
    this.#nextOrder = Math.max(this.#nextOrder, order + 1);
    return stored;
  }

  /** Counts the passages of a store's restored shards in, once, and makes one of each text distinct. */
  settle(): void {
    const after = new Map<StoredShard, Uint8Array>();
    this.#counts.reserve(this.#shards.reduce((sum, { parts }) => sum + parts.length, 0));
    for (const part of [PARTS.distinct, PARTS.copy]) {
      for (const stored of this.#shards) {
        const { passageHash } = stored.shard.columns;
        for (let passage = 0; passage < stored.parts.length; passage++) {
          if (stored.parts[passage] !== part) continue;
          const low = passageHash[2 * passage];
          const high = passageHash[2 * passage + 1];
          const right = this.#counts.add(low, high) > 0 ? PARTS.copy : PARTS.distinct;
          if (right === part) continue;
          let parts = after.get(stored);
          if (!parts) after.set(stored, (parts = stored.parts.slice()));
          parts[passage] = right;
        }
      }
    }
    this.#regroup(after, new Map());
  }

  /**
   * Shards whose live files had better are in one: as many as {@link TIER} of about the same small size, or
   * one that is mostly gone. So a file is moved once for each fourfold growth, and small shards stay few.
   */
  worthMerging(): readonly StoredShard[] {
    const tiers = new Map<number, StoredShard[]>();
    for (const stored of this.#shards) {
      if (liveShare(stored) < LEAST_LIVE) return [stored];
      const units = liveUnits(stored);
      if (units > MOST_MERGED) continue;
      const tier = Math.floor(Math.log(Math.max(units, LEAST_TIER)) / Math.log(TIER_GROWTH));
      const others = tiers.get(tier) ?? [];
      others.push(stored);
      tiers.set(tier, others);
    }
    const crowded = [...tiers.values()].find(({ length }) => length >= TIER) ?? [];
    let units = 0;
    return crowded.filter((stored) => (units += liveUnits(stored)) <= LARGEST_MERGE);
  }

  /** False where articles have come or gone since {@link setTwins}. */
  get twinsKnown(): boolean {
    return this.#twinsKnown;
  }

  /** Takes what `findTwins` says of the shards, in their order. True where that changes something. */
  setTwins(found: readonly (ShardTwins | undefined)[]): boolean {
    this.#twinsKnown = true;
    let changed = false;
    for (const [number, stored] of this.#shards.entries()) {
      if (sameTwins(stored.shard.twins, found[number])) continue;
      const { buffer, distinct, copies, removed } = stored.shard;
      stored.shard = new Shard(
        buffer,
        distinct.positions.bytes,
        copies.positions.bytes,
        removed,
        found[number],
      );
      stored.id = nextId++;
      changed = true;
    }
    return changed;
  }

  /** The shards as other threads take them. */
  snapshot(): SharedShard[] {
    return this.#shards.map(({ id, shard }) => ({
      id,
      buffer: shard.buffer,
      ...(shard.removed && {
        distinct: shard.distinct.positions.bytes,
        copies: shard.copies.positions.bytes,
        removed: shard.removed,
      }),
      ...(shard.twins && { twins: shard.twins }),
    }));
  }

  #regroup(after: Map<StoredShard, Uint8Array>, removed: Map<StoredShard, Uint8Array>): void {
    for (const [stored, parts] of after) {
      const flags = removed.get(stored) ?? stored.shard.removed ?? new Uint8Array(stored.shard.fileCount);
      stored.shard = regroup(stored.shard, stored.parts, parts, flags);
      stored.parts = parts;
      stored.id = nextId++;
    }
  }

  #take(
    { shard: stored, file }: FilePlace,
    after: Map<StoredShard, Uint8Array>,
    removed: Map<StoredShard, Uint8Array>,
  ): void {
    const { shard } = stored;
    const parts = after.get(stored) ?? stored.parts.slice();
    const flags = removed.get(stored) ?? shard.removed?.slice() ?? new Uint8Array(shard.fileCount);
    after.set(stored, parts);
    removed.set(stored, flags);
    flags[file] = 1;
    stored.removedFiles++;
    const { passageHash } = shard.columns;
    const [first, end] = shard.passagesOf(file);
    for (let passage = first; passage < end; passage++) {
      if (parts[passage] !== PARTS.aside)
        this.#release(passageHash[2 * passage], passageHash[2 * passage + 1], parts[passage]);
      parts[passage] = PARTS.gone;
    }
  }

  #release(low: number, high: number, part: number): void {
    const left = this.#counts.release(low, high);
    if (left === 0) this.#orphans.delete(keyOf(low, high));
    else if (part === PARTS.distinct) this.#orphans.add(keyOf(low, high));
  }

  /** Makes one copy of each orphaned text the distinct one. */
  #adopt(after: Map<StoredShard, Uint8Array>): void {
    const mayBe = new Uint8Array(0x10000);
    for (const key of this.#orphans) mayBe[key & 0xffff] = 1;
    for (const stored of this.#shards) {
      const { passageHash } = stored.shard.columns;
      let parts = after.get(stored) ?? stored.parts;
      for (let passage = 0; passage < parts.length; passage++) {
        const low = passageHash[2 * passage];
        if (parts[passage] !== PARTS.copy || mayBe[low & 0xffff] === 0) continue;
        if (!this.#orphans.delete(keyOf(low, passageHash[2 * passage + 1]))) continue;
        if (!after.has(stored)) {
          parts = parts.slice();
          after.set(stored, parts);
        }
        parts[passage] = PARTS.distinct;
      }
    }
  }
}

function liveShare({ removedFiles, shard }: StoredShard): number {
  return 1 - removedFiles / shard.fileCount;
}

function liveUnits(stored: StoredShard): number {
  return stored.shard.columns.text.length * liveShare(stored);
}

/** 53 bits of a hash as a number; its low 16 bits are those of {@link low}. */
function keyOf(low: number, high: number): number {
  return (high & 0x1fffff) * 0x100000000 + low;
}

function sameTwins(a: ShardTwins | undefined, b: ShardTwins | undefined): boolean {
  if (!a || !b) return a === b;
  return sameBytes(a.groups, b.groups) && sameBytes(a.echoes, b.echoes);
}

function sameBytes(a: Uint8Array | Uint32Array, b: Uint8Array | Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
