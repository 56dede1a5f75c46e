import type { Notice } from '../../engine/text/notice.ts';
import { isDeepStrictEqual } from 'node:util';
import { FolderJunk, type FolderRules } from '../../files/folderJunk.ts';
import type { ListedFile } from '../../files/listFiles.ts';
import type { FileOverrules } from '../../corpus/overrules.ts';
import type { CorpusReport, FileReport } from '../corpusReport.ts';
import type { FileOutcome } from '../threadProtocol.ts';
import type { SkippedFile } from '../../protocol/index.ts';
import { isInside } from '../paths.ts';
import { Duplicates } from './duplicates.ts';
import type { FilePlace } from './shardStore.ts';

/** What was learnt when a file was read and is not in its record otherwise. */
type ReadFacts = Omit<Extract<FileOutcome, { kind: 'read' }>, 'kind' | 'uri' | 'size' | 'mtimeMs'>;

/** Facts known about one file of the corpus. */
export interface FileRecord {
  readonly uri: string;
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** What its folders said of it when it was read. */
  readonly overrules?: FileOverrules;
  /** Where it is in the index; absent where it was skipped or holds nothing. */
  readonly place?: FilePlace;
  readonly read?: ReadFacts;
  readonly skipped?: Notice;
  /** SHA-256 of a file whose pages are pictures that have not been looked at. */
  readonly toRecognize?: string;
}

/** Totals of the files, as the status shows them. */
export interface Totals {
  readonly sourceFiles: number;
  readonly articles: number;
  readonly characters: number;
  /** At most {@link MOST_SKIPPED} of the files that were left out, those inside of others among them. */
  readonly skipped: readonly SkippedFile<Notice>[];
  /** How many there are in all. */
  readonly skippedFiles: number;
}

/** Files named in each status: it is sent four times a second, and a folder may hold 100,000 pictures. Guess. */
const MOST_SKIPPED = 500;

/** The files of the corpus as they were last seen, by URI. */
export class FileRecords {
  readonly #records = new Map<string, FileRecord>();
  readonly #folderJunk = new FolderJunk();
  /** URIs of files with {@link ReadFacts.edges}. */
  readonly #withEdges = new Set<string>();
  #rules: FolderRules | undefined;

  get size(): number {
    return this.#records.size;
  }

  get(uri: string): FileRecord | undefined {
    return this.#records.get(uri);
  }

  set(record: FileRecord): void {
    this.delete(record.uri);
    const { uri, path, place } = record;
    const read = record.read && compact(record.read);
    this.#records.set(uri, read ? compactRecord(record, read) : record);
    if (place) place.shard.list = undefined;
    if (!read) return;
    this.#folderJunk.add(path, read.edges);
    if (read.edges) this.#withEdges.add(uri);
    this.#rules = undefined;
  }

  delete(uri: string): void {
    const record = this.#records.get(uri);
    if (!record) return;
    this.#records.delete(uri);
    this.#withEdges.delete(uri);
    if (record.read) this.#folderJunk.remove(record.path, record.read.edges);
    this.#rules = undefined;
  }

  /** The lines that are junk at the edges of a file at {@link path}, by all files that are there. */
  edgeJunkAt(path: string): string[] {
    return this.#currentRules().at(path);
  }

  /** True where the folders of a file say something else of its edges than when it was read. */
  isReadByOtherRules({ path, read }: FileRecord): boolean {
    if (!read?.edges) return false;
    return !isDeepStrictEqual(read.edgeJunk, this.#currentRules().junkOf(path, read.edges));
  }

  /** Files to which that applies. Linear in the files with signs of sellers at their edges. */
  readByOtherRules(): FileRecord[] {
    const records = [...this.#withEdges].flatMap((uri) => this.#records.get(uri) ?? []);
    return records.filter((record) => this.isReadByOtherRules(record));
  }

  #currentRules(): FolderRules {
    return (this.#rules ??= this.#folderJunk.rules());
  }

  values(): Iterable<FileRecord> {
    return this.#records.values();
  }

  /** True where a file lies in one of {@link paths}. */
  holdSomeOf(paths: readonly string[]): boolean {
    for (const { path } of this.#records.values()) {
      if (paths.some((folder) => isInside(path, folder))) return true;
    }
    return false;
  }

  /** True where the file looks as it did when it was read. */
  isCurrent({ uri, size, mtimeMs, overrules }: ListedFile): boolean {
    const record = this.#records.get(uri);
    if (record === undefined || record.size !== size || record.mtimeMs !== mtimeMs) return false;
    return record.overrules === overrules || JSON.stringify(record.overrules) === JSON.stringify(overrules);
  }

  totals(): Totals {
    const skipped: SkippedFile<Notice>[] = [];
    let skippedFiles = 0;
    const skip = (file: SkippedFile<Notice>) => {
      if (++skippedFiles <= MOST_SKIPPED) skipped.push(file);
    };
    let sourceFiles = 0;
    let articles = 0;
    let characters = 0;
    for (const { uri, read, skipped: reason } of this.#records.values()) {
      if (reason !== undefined) skip({ uri, reason });
      if (!read) continue;
      for (const { name, reason: why } of read.skippedParts ?? []) skip({ uri, part: name, reason: why });
      sourceFiles++;
      articles += read.articles;
      characters += read.characters;
    }
    return { sourceFiles, articles, characters, skipped, skippedFiles };
  }

  report(): CorpusReport {
    const duplicates = new Duplicates();
    const sorted = [...this.#records.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
    const files = sorted.map((record): FileReport => {
      const { uri, read, skipped } = record;
      if (!read) return { ...NOTHING, uri, skipped: skipped ?? '' };
      const { format, encoding, articles, characters, dropped, shareDropped } = read;
      const parts = read.skippedParts && { skippedParts: read.skippedParts };
      const facts = { uri, format, encoding, articles, characters, dropped, shareDropped, ...parts };
      return { ...facts, ...duplicates.of(record) };
    });
    return { files };
  }
}

/** The record as one that is made at once: those put together part by part take twice the memory. */
function compactRecord(
  { uri, path, size, mtimeMs, overrules, place }: FileRecord,
  read: ReadFacts,
): FileRecord {
  if (!overrules && place) return { uri, path, size, mtimeMs, read, place };
  return { uri, path, size, mtimeMs, read, ...(overrules && { overrules }), ...(place && { place }) };
}

/** Facts without what they came with beside, and what many have in common as one: there may be 300,000 of them. */
function compact(facts: ReadFacts): ReadFacts {
  const {
    format,
    encoding,
    articles,
    characters,
    dropped,
    shareDropped,
    edges,
    edgeJunk,
    skippedParts,
    hash,
    fingerprint,
  } = facts;
  const kept = {
    format: shared(format),
    encoding: shared(encoding),
    articles,
    characters,
    dropped: Object.keys(dropped).length === 0 ? NONE_DROPPED : dropped,
    shareDropped,
    hash,
    fingerprint,
  };
  if (!edges && !edgeJunk && !skippedParts) return kept;
  return {
    ...kept,
    ...(edges && { edges }),
    ...(edgeJunk && { edgeJunk }),
    ...(skippedParts && { skippedParts }),
  };
}

const NONE_DROPPED = {};
const NAMES = new Map<string, string>();

function shared(name: string): string {
  const known = NAMES.get(name);
  if (known === undefined) NAMES.set(name, name);
  return known ?? name;
}

const NOTHING = { format: '', encoding: '', articles: 0, characters: 0, dropped: {}, shareDropped: 0 };
