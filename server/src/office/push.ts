import { notice } from '../engine/text/notice.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, errors } from '@opensearch-project/opensearch';
import { type CancelSignal, throwIfCancelled } from '../engine/signal.ts';
import { asOfficeError, indexVersion } from './connection.ts';
import { documentsOf, fileId, type FileState, passageId, type PushedFile } from './documents.ts';
import { OfficeError } from './errors.ts';
import { indexBody, type OfficeDocument, type PassageDocument, SCHEMA_VERSION } from './schema.ts';
import type { SourceFile } from '../engine/model.ts';

/** Bytes of documents sent at once, about. OpenSearch advises 5 to 15 MB. */
const BULK_BYTES = 5_000_000;
/** Most files whose old passages are removed by one request: OpenSearch takes 1,024 clauses, three a file. */
const FILES_AT_ONCE = 200;
/** How often documents that the server did not take are sent again, and the first pause before that, in milliseconds. Guesses. */
const MOST_RETRIES = 8;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
/** File documents requested at once. Guess. */
const PAGE = 5000;

/** Facts known about a file of the index. */
export interface KnownFile extends FileState {
  readonly file: string;
  readonly path: string;
}

/** A file that was read, to be put into the index. */
export interface PutFile {
  readonly source: SourceFile;
  readonly pushed: PushedFile;
}

/** A document and its id. */
type Entry = readonly [id: string, document: OfficeDocument];

/**
 * One index on one server, as its writers see it. Every step may be repeated: documents have ids made of the
 * folder's name, the path and their number, so a file sent twice, or by two machines, is there once; a file
 * counts as sent once its file document, which is written last, is there.
 */
export class PushTarget {
  readonly #client: Client;
  readonly #index: string;
  readonly #signal: CancelSignal;

  constructor(client: Client, index: string, signal: CancelSignal) {
    this.#client = client;
    this.#index = index;
    this.#signal = signal;
  }

  /** Makes the index unless it is there. Rejects with {@link OfficeError} where another version of it is. */
  async prepare(settings: { readonly shards: number; readonly replicas: number }): Promise<void> {
    const version = await indexVersion(this.#client, this.#index);
    if (version === undefined) {
      await this.#patiently(() =>
        this.#client.indices.create({ index: this.#index, body: indexBody(settings) }),
      ).catch((error: unknown) => {
        // Another machine was quicker.
        if (!isCause(error, 'resource_already_exists_exception')) throw error;
      });
    } else if (version !== SCHEMA_VERSION) {
      throw new OfficeError(
        'other-version',
        notice(
          'The corpus “{0}” was pushed by another version of Yinju; push it under a new name (--index).',
          this.#index,
        ),
      );
    }
  }

  /** The files of {@link folder} that are in the index whole, by their path. */
  async known(folder: string): Promise<Map<string, KnownFile>> {
    await this.#patiently(() => this.#client.indices.refresh({ index: this.#index }));
    const known = new Map<string, KnownFile>();
    let after: string | undefined;
    do {
      throwIfCancelled(this.#signal);
      const { body } = await this.#patiently(() =>
        this.#client.search({
          index: this.#index,
          body: {
            size: PAGE,
            sort: [{ file: 'asc' }],
            ...(after !== undefined && { search_after: [after] }),
            query: { bool: { filter: [{ term: { doc: 'file' } }, { term: { folder } }] } },
            _source: ['file', 'path', 'hash', 'rules', 'edges', 'edgeJunk'],
          },
        }),
      );
      const files = body.hits.hits.map(({ _source }) => _source as unknown as KnownFile);
      for (const file of files) known.set(file.path, file);
      after = files.length < PAGE ? undefined : files.at(-1)?.file;
    } while (after !== undefined);
    return known;
  }

  /**
   * Puts files into the index in place of what was there under their paths. Each request is for many files: the
   * server writes each to its disk before it answers. Resolves with their characters.
   */
  async put(files: readonly PutFile[]): Promise<number> {
    const batch = files.map(({ source, pushed }) => documentsOf(source, pushed));
    await this.#send(batch.flatMap(({ passages }) => passages.map(passageEntry)));
    await this.#removePassages(batch.map(({ file, passages }) => [file.file, passages.length]));
    await this.#send(batch.map(({ file }) => [file.file, file]));
    return batch.reduce((sum, { file }) => sum + file.characters, 0);
  }

  /** Takes a file out of the index: first the sign that it is there whole, then its passages. */
  async remove(folder: string, path: string): Promise<void> {
    const file = fileId({ folder, path });
    await this.#patiently(() => this.#client.delete({ index: this.#index, id: file })).catch(
      (error: unknown) => {
        if (!(error instanceof OfficeError && error.fault === 'no-index')) throw error;
      },
    );
    await this.#removePassages([[file, 0]]);
  }

  /** Makes the documents sent so far searchable at once. */
  async finish(): Promise<void> {
    await this.#patiently(() => this.#client.indices.refresh({ index: this.#index }));
  }

  /**
   * Removes the passages of files from a number on. Of what was sent before the last refresh: see {@link known} and
   * {@link finish}. A refresh a file would be half the work.
   */
  async #removePassages(files: readonly (readonly [file: string, from: number])[]): Promise<void> {
    for (let at = 0; at < files.length; at += FILES_AT_ONCE) {
      const should = files.slice(at, at + FILES_AT_ONCE).map(([file, from]) => ({
        bool: { filter: [{ term: { file } }, { range: { number: { gte: from } } }] },
      }));
      await this.#patiently(() =>
        this.#client.deleteByQuery({
          index: this.#index,
          conflicts: 'proceed',
          body: {
            query: { bool: { filter: [{ term: { doc: 'passage' } }, { bool: { should } }] } },
          },
        }),
      );
    }
  }

  /** Sends documents, some megabytes at a time. */
  async #send(entries: readonly Entry[]): Promise<void> {
    let from = 0;
    let bytes = 0;
    for (const [at, [, document]] of entries.entries()) {
      bytes += sizeOf(document);
      if (bytes < BULK_BYTES && at < entries.length - 1) continue;
      await this.#bulk(entries.slice(from, at + 1));
      [from, bytes] = [at + 1, 0];
    }
  }

  /** Sends documents at once, those that were not taken again. */
  async #bulk(documents: readonly Entry[]): Promise<void> {
    let left = documents;
    for (let attempt = 0; left.length > 0; attempt++) {
      throwIfCancelled(this.#signal);
      const sent = left;
      const { body } = await this.#patiently(() =>
        this.#client.bulk({
          index: this.#index,
          body: sent.flatMap(([_id, document]) => [{ index: { _id } }, { ...document }]),
        }),
      );
      const refused = sent.filter((_, number) => body.items[number]?.index?.error !== undefined);
      const reasons = body.items.flatMap(({ index }) => index?.error?.reason ?? []);
      const isHopeless = body.items.some(({ index }) => index?.status === 400);
      if (isHopeless || (refused.length > 0 && attempt >= MOST_RETRIES)) {
        throw new OfficeError(
          'failed',
          notice('The office’s server does not accept the documents ({0}).', reasons[0] ?? 'no reason'),
        );
      }
      if (refused.length > 0) await this.#pause(attempt);
      left = refused;
    }
  }

  /** Repeats, with growing pauses, requests that a busy server or a lost connection left unanswered. */
  async #patiently<T>(ask: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      throwIfCancelled(this.#signal);
      try {
        return await ask();
      } catch (error) {
        if (attempt >= MOST_RETRIES || !isPassing(error)) throw asOfficeError(error);
        await this.#pause(attempt);
      }
    }
  }

  async #pause(attempt: number): Promise<void> {
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
    // Machines that were turned away together do not come back together.
    await wait(longest * (0.5 + Math.random() / 2));
  }
}

function passageEntry(passage: PassageDocument): Entry {
  return [passageId(passage.file, passage.number), passage];
}

/** Bytes of a document, about. */
function sizeOf(document: OfficeDocument): number {
  if (document.doc === 'file') return 500;
  return 3 * (document.text.length + document.folded.length) + 16 * document.prints.length + 300;
}

/** Whether the same question may be answered in a while. */
function isPassing(error: unknown): boolean {
  if (error instanceof errors.ResponseError) return [408, 429, 502, 503, 504].includes(error.statusCode ?? 0);
  if (!(error instanceof errors.ConnectionError || error instanceof errors.TimeoutError)) return false;
  return asOfficeError(error).fault !== 'refused';
}

function isCause(error: unknown, type: string): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof errors.ResponseError && JSON.stringify(cause.body ?? '').includes(type);
}
