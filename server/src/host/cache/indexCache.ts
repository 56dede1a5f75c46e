import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { SHARD_VERSION } from '../../engine/index/layout.ts';
import type { SetPhrase } from '../../engine/phrases/lexicon.ts';
import type { FileRecord } from '../keeper/records.ts';
import type { CorpusSettings } from '../messages.ts';
import { ASIDE, digestOf, privateFolder, readShared, writeWhole } from './files.ts';

/** What the cache may grow to, in bytes, beside what serves now. */
const LIMIT = 4e9;
/** What was written or used this recently (milliseconds) may belong to another server: it stays. */
const GRACE = 3_600_000;

/** A file as the cache knows it. */
export interface CachedFile extends Omit<FileRecord, 'place'> {
  /** Number of the file in its shard; absent where it holds nothing or was skipped. */
  readonly file?: number;
}

export interface CachedShard {
  /** SHA-256 of its bytes: also its name. */
  readonly digest: string;
  readonly order: number;
  /** Numbers of its files that have gone. */
  readonly removed: readonly number[];
  readonly files: readonly CachedFile[];
}

/** All of one corpus. */
export interface Manifest {
  readonly shards: readonly CachedShard[];
  /** Files that stand in no shard. */
  readonly others: readonly CachedFile[];
}

/**
 * The index on the disk. A shard's file is its bytes, under the name of its content: it never changes, so any
 * number of servers may share it. What makes up a corpus is one manifest, replaced whole. Whatever does not
 * match its checksum counts as absent.
 */
export class IndexCache {
  readonly #folder: string;
  readonly #shards: string;

  /** {@link program} is the worker's code: another program reads files another way. */
  constructor(cacheDir: string, program: Uint8Array) {
    const version = `${SHARD_VERSION}-${digestOf(program).slice(0, 12)}`;
    this.#folder = join(cacheDir, 'index', version);
    this.#shards = join(this.#folder, 'shards');
  }

  /** Nothing where there is no manifest that can be used. */
  async manifest(settings: CorpusSettings): Promise<Manifest | undefined> {
    return this.#readChecked<Manifest>(`${keyOf(settings)}.corpus`);
  }

  async phrases(settings: CorpusSettings): Promise<readonly SetPhrase[] | undefined> {
    return this.#readChecked<readonly SetPhrase[]>(`${keyOf(settings)}.phrases`);
  }

  /** The bytes of a shard, verified; nothing where they are absent or damaged. */
  async shard(digest: string): Promise<SharedArrayBuffer | undefined> {
    const path = join(this.#shards, digest);
    try {
      const buffer = await readShared(path);
      if (digestOf(new Uint8Array(buffer)) !== digest) {
        await rm(path, { force: true });
        return undefined;
      }
      const now = new Date();
      await utimes(path, now, now);
      return buffer;
    } catch {
      return undefined;
    }
  }

  /** Stores a shard unless it is there, and returns its digest. */
  async saveShard(buffer: SharedArrayBuffer): Promise<string> {
    const bytes = new Uint8Array(buffer);
    const digest = digestOf(bytes);
    await privateFolder(this.#shards);
    const there = await stat(join(this.#shards, digest)).catch(() => undefined);
    if (there?.size !== bytes.length) await writeWhole(this.#shards, digest, bytes);
    return digest;
  }

  async saveManifest(settings: CorpusSettings, manifest: Manifest): Promise<void> {
    await this.#writeChecked(`${keyOf(settings)}.corpus`, manifest);
  }

  async savePhrases(settings: CorpusSettings, phrases: readonly SetPhrase[]): Promise<void> {
    await this.#writeChecked(`${keyOf(settings)}.phrases`, phrases);
  }

  /** Removes what was used longest ago until the cache is within {@link limit}; {@link inUse} digests stay. */
  async trim(inUse: ReadonlySet<string>, limit = LIMIT): Promise<void> {
    const names = await readdir(this.#shards).catch(() => []);
    const found = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#shards, name);
        const stats = await stat(path).catch(() => undefined);
        return { name, path, size: stats?.size ?? 0, usedAt: stats?.mtimeMs ?? 0 };
      }),
    );
    let bytes = found.reduce((sum, { size }) => sum + size, 0);
    for (const { name, path, size, usedAt } of found.sort((a, b) => a.usedAt - b.usedAt)) {
      if (inUse.has(name) || Date.now() - usedAt < GRACE) continue;
      if (bytes <= limit && !name.endsWith(ASIDE)) continue;
      await rm(path, { force: true });
      bytes -= size;
    }
  }

  async #readChecked<T>(name: string): Promise<T | undefined> {
    try {
      const bytes = await readFile(join(this.#folder, name));
      const end = bytes.indexOf(0x0a);
      const body = bytes.subarray(end + 1);
      if (bytes.toString('latin1', 0, end) !== digestOf(body)) return undefined;
      return JSON.parse(body.toString('utf8')) as T;
    } catch {
      return undefined;
    }
  }

  async #writeChecked(name: string, value: unknown): Promise<void> {
    const body = Buffer.from(JSON.stringify(value));
    await privateFolder(this.#folder);
    await writeWhole(this.#folder, name, Buffer.concat([Buffer.from(`${digestOf(body)}\n`), body]));
  }
}

function keyOf({ paths, exclude }: CorpusSettings): string {
  return createHash('sha256')
    .update(JSON.stringify([paths, exclude]))
    .digest('hex')
    .slice(0, 32);
}
