import { createHash } from 'node:crypto';
import { readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { SHARD_VERSION } from '../../engine/index/layout.ts';
import { Lexicon } from '../../engine/phrases/lexicon.ts';
import type { MinedPhrases, MiningMark } from '../keeper/miner.ts';
import type { FileRecord } from '../keeper/records.ts';
import type { CorpusSettings } from '../threadProtocol.ts';
import { digestOf, privateFolder, readShared, putFile } from './files.ts';
import { sweep, SWEEP_LIMITS } from './sweep.ts';

/** Parts the checksum of a file, and what else comes before its bytes. */
const LINE = 0x0a;

/** A file as the cache knows it. */
export interface CachedFile extends Omit<FileRecord, 'place'> {
  /** Number of the file in its shard; absent where it holds nothing or was skipped. */
  readonly file?: number;
}

export interface CachedShard {
  /** SHA-256 of its bytes: also its name. */
  readonly digest: string;
  /** How many they are. */
  readonly size: number;
  readonly order: number;
  /** Numbers of its deleted files. */
  readonly removed: readonly number[];
  /** Name of the list of its files: SHA-256 of its bytes. Some of them may no longer exist. */
  readonly list: string;
}

/** The parts of one corpus. Small, since it is written again and again; lists are written where they change. */
export interface Manifest {
  readonly shards: readonly CachedShard[];
  /** Files that are in no shard. */
  readonly others: readonly CachedFile[];
  /** What of the corpus is here, against what its phrases were mined of. */
  readonly mark: MiningMark;
  /** On which device each corpus path lay: see `Reach`. */
  readonly devices: readonly (readonly [path: string, device: number])[];
}

/** A list of files as it is stored. */
export interface ListBytes {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

export function listOf(files: readonly CachedFile[]): ListBytes {
  const bytes = Buffer.from(JSON.stringify(files));
  return { digest: digestOf(bytes), bytes };
}

/**
 * The index on the disk. A shard's file is its bytes, under the name of its content: it never changes, so any
 * number of servers may share it; so does a list of its files. What makes up a corpus is one manifest, replaced whole. Whatever does not
 * match its checksum counts as absent.
 */
export class IndexCache {
  /** Holds a folder for each version of the program. */
  readonly #versions: string;
  readonly #version: string;
  readonly #folder: string;
  readonly #shards: string;
  readonly #lists: string;

  /** {@link program} is the worker's code: another program reads files another way. */
  constructor(cacheDir: string, program: Uint8Array) {
    this.#versions = join(cacheDir, 'index');
    this.#version = `${SHARD_VERSION}-${digestOf(program).slice(0, 12)}`;
    this.#folder = join(this.#versions, this.#version);
    this.#shards = join(this.#folder, 'shards');
    this.#lists = join(this.#folder, 'lists');
  }

  /** Nothing where there is no manifest that can be used. */
  async manifest(settings: CorpusSettings): Promise<Manifest | undefined> {
    const bytes = await this.#readChecked(`${keyOf(settings)}.corpus`);
    return bytes && (JSON.parse(bytes.toString('utf8')) as Manifest);
  }

  async phrases(settings: CorpusSettings): Promise<MinedPhrases | undefined> {
    const bytes = await this.#readChecked(`${keyOf(settings)}.phrases`);
    if (!bytes) return undefined;
    const end = bytes.indexOf(LINE);
    try {
      const mark = JSON.parse(bytes.toString('utf8', 0, end)) as MiningMark;
      const buffer = new SharedArrayBuffer(bytes.length - end - 1);
      new Uint8Array(buffer).set(bytes.subarray(end + 1));
      return { mark, lexicon: new Lexicon(buffer) };
    } catch {
      return undefined;
    }
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
      await touch(path);
      return buffer;
    } catch {
      return undefined;
    }
  }

  /** The files of a list, verified; nothing where it is absent or damaged. */
  async list(digest: string): Promise<readonly CachedFile[] | undefined> {
    const path = join(this.#lists, digest);
    try {
      const bytes = await readFile(path);
      if (digestOf(bytes) !== digest) {
        await rm(path, { force: true });
        return undefined;
      }
      await touch(path);
      return JSON.parse(bytes.toString('utf8')) as CachedFile[];
    } catch {
      return undefined;
    }
  }

  /** Whether a list is there; it counts as used then. */
  async hasList(digest: string): Promise<boolean> {
    return touch(join(this.#lists, digest));
  }

  /** Stores a list under the name that {@link listOf} gave it. */
  async saveList({ digest, bytes }: ListBytes): Promise<void> {
    await privateFolder(this.#lists);
    await putFile(this.#lists, digest, bytes);
  }

  /** Stores a shard unless it is there, and returns its digest, which may be {@link known}. */
  async saveShard(buffer: SharedArrayBuffer, known?: string): Promise<string> {
    const bytes = new Uint8Array(buffer);
    const digest = known ?? digestOf(bytes);
    const path = join(this.#shards, digest);
    const there = await stat(path).catch(() => undefined);
    if (there?.size === bytes.length && (await touch(path))) return digest;
    await privateFolder(this.#shards);
    await putFile(this.#shards, digest, bytes);
    return digest;
  }

  async saveManifest(settings: CorpusSettings, manifest: Manifest): Promise<void> {
    await this.#writeChecked(`${keyOf(settings)}.corpus`, Buffer.from(JSON.stringify(manifest)));
  }

  async savePhrases(settings: CorpusSettings, { mark, lexicon }: MinedPhrases): Promise<void> {
    const head = Buffer.from(`${JSON.stringify(mark)}\n`);
    await this.#writeChecked(`${keyOf(settings)}.phrases`, head, new Uint8Array(lexicon.buffer));
  }

  /** Keeps the cache of all versions within bounds. What this cache read or saved within the hour stays. */
  async sweep(limits = SWEEP_LIMITS): Promise<void> {
    await sweep(this.#versions, this.#version, limits);
  }

  /** What is in a file after its checksum, where that is right. */
  async #readChecked(name: string): Promise<Buffer | undefined> {
    const path = join(this.#folder, name);
    try {
      const bytes = await readFile(path);
      const end = bytes.indexOf(LINE);
      const body = bytes.subarray(end + 1);
      if (bytes.toString('latin1', 0, end) !== digestOf(body)) return undefined;
      await touch(path);
      return body;
    } catch {
      return undefined;
    }
  }

  async #writeChecked(name: string, ...parts: Uint8Array[]): Promise<void> {
    const body = Buffer.concat(parts);
    await privateFolder(this.#folder);
    await putFile(this.#folder, name, Buffer.concat([Buffer.from(`${digestOf(body)}\n`), body]));
  }
}

/** Notes that a file is in use: {@link sweep} goes by that. False where it is not there. */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

function keyOf({ paths, exclude, ocr = false, words = [] }: CorpusSettings): string {
  return createHash('sha256')
    .update(JSON.stringify([paths, exclude, ...(ocr ? ['ocr'] : []), ...(words.length > 0 ? [words] : [])]))
    .digest('hex')
    .slice(0, 32);
}
