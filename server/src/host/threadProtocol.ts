/** Messages between the threads of the host. Shared memory is passed by reference, all else by value. */
import type { OwnWord } from '../engine/text/ownWords.ts';
import type { FileOverrules } from '../corpus/overrules.ts';
import type { CheckOptions, Review } from '../engine/check/finding.ts';
import type { Draft } from '../engine/draft.ts';
import type { ShardTwins } from '../engine/index/twins.ts';
import type { SourceFile } from '../engine/model.ts';
import type { MiningPart } from '../engine/phrases/mine.ts';
import type { Notice } from '../engine/text/notice.ts';
import type { IndexStatus, SkippedFile } from '../protocol/index.ts';
import type { OcrPackages } from './ocr/ocrPackages.ts';
import type { WordTables } from './segmenter.ts';
import type { TrieColumns } from '../engine/text/wordTrie.ts';
import type { DroppedLine } from '../corpus/source.ts';
import type { CorpusReport, FileSummary } from './corpusReport.ts';

export interface CorpusSettings {
  /** Files and folders, absolute. Empty: the starter corpus is used. */
  readonly paths: readonly string[];
  /** Glob patterns of what to leave out. */
  readonly exclude: readonly string[];
  /** Whether text is recognised in pictures of pages. */
  readonly ocr?: boolean;
  /** Words that come to the dictionary; where they change, all texts are cut again. */
  readonly words?: readonly OwnWord[];
  /** What the settings name beside {@link paths} and cannot be looked at, as they name it; counted as skipped. */
  readonly unusable?: readonly SkippedFile<Notice>[];
  /** Folders whose `.yinju/corpus.json`, and those below them, say nothing: nobody has said that they may be trusted. */
  readonly untrusted?: readonly string[];
}

/** The words of the dictionary with {@link own} as one thread has read them: others need not read them again. */
export interface SharedDictionary {
  readonly own: readonly OwnWord[];
  readonly trie: TrieColumns;
}

/** A shard as it travels between threads. */
export interface SharedShard {
  /** The same number stands for the same content as long as the service lives. */
  readonly id: number;
  readonly buffer: SharedArrayBuffer;
  /** Set where files were deleted, or passages changed their part, since the shard was built. */
  readonly distinct?: Uint8Array;
  readonly copies?: Uint8Array;
  readonly removed?: Uint8Array;
  /** Set where articles of the shard say nearly the same as others of the corpus. */
  readonly twins?: ShardTwins;
}

/** The corpus at one moment. */
export interface Snapshot {
  readonly shards: readonly SharedShard[];
  /** A `Lexicon`'s buffer; absent where it has not been mined for these shards yet: the last one stays in use. */
  readonly lexicon?: SharedArrayBuffer;
}

/** A file to read. */
export interface FileToRead {
  readonly uri: string;
  readonly path: string;
  /** True where its name says nothing of it: it is read if it holds a document. */
  readonly isUnknown?: true;
  /** Where what was recognised in pictures is kept; `missing` where nothing is there to recognise it; absent where
   * nobody requested that. */
  readonly ocr?: { readonly folder: string } | 'missing';
  /** What its folders say of it. */
  readonly overrules?: FileOverrules;
  /** Folded lines that are junk at the edges of files in its folders: see `folderJunk.ts`. */
  readonly edgeJunk?: readonly string[];
  /** SHA-256 of the bytes that the index holds: where they are the same nothing is read. */
  readonly knownHash?: string;
}

/** Outcome of reading a file. */
export type FileOutcome =
  | (FileSummary & {
      readonly kind: 'read';
      /** Lines at its edges with the sign of a seller or a site, and those of them that were dropped as junk. */
      readonly edges?: readonly string[];
      readonly edgeJunk?: readonly string[];
      /** SHA-256 of the bytes, hexadecimal. */
      readonly hash: string;
      /** The same for files whose passages are the same. */
      readonly fingerprint: string;
      readonly size: number;
      readonly mtimeMs: number;
    })
  | {
      readonly kind: 'skipped';
      readonly uri: string;
      readonly reason: Notice;
      /** What kept it from being read may no longer be there next time, though the file is the same. */
      readonly passing: boolean;
      /** SHA-256 of a file whose pages are pictures that have not been looked at. */
      readonly toRecognize?: string;
    }
  /** Its bytes are those that the index holds, only their date is another. */
  | { readonly kind: 'same'; readonly uri: string; readonly size: number; readonly mtimeMs: number }
  /** It changed while it was read: to be read again when it has settled. */
  | { readonly kind: 'unsettled'; readonly uri: string };

/**
 * Milliseconds that the stages of indexing took, waiting for a core included. Those of readers are added up: two
 * side by side count twice.
 */
export interface StageTimes {
  /** Looking at the files of the corpus on the disk. */
  readonly list: number;
  /** Reading, decoding, leaving out junk, finding articles and passages. */
  readonly read: number;
  /** Folding, hashing, columns. */
  readonly fold: number;
  /** Sorting the suffixes. */
  readonly sort: number;
  /** Cutting into words. */
  readonly cut: number;
  /** Putting shards together. */
  readonly assemble: number;
  /** Finding articles that say nearly the same. */
  readonly twins: number;
  /** Mining the set phrases, on all cores at once. */
  readonly mine: number;
}

/** Cost of one batch on its reader. */
export type BatchTimes = Pick<StageTimes, 'read' | 'fold' | 'sort' | 'cut' | 'assemble'>;

/** The main thread, as the keeper sees it. */
export interface MainMethods {
  readonly status: { ask: IndexStatus<Notice>; answer: void };
  readonly corpus: { ask: Snapshot; answer: void };
  /** Time spent in the stages since the keeper was started; sent after each pass and each mining. */
  readonly stages: { ask: StageTimes; answer: void };
  /** What words are cut by, once it has been read. */
  readonly dictionary: { ask: SharedDictionary; answer: void };
  readonly log: { ask: string; answer: void };
}

/** The keeper's thread, as the main thread sees it. */
export interface KeeperMethods {
  readonly configure: { ask: CorpusSettings; answer: void };
  readonly rebuild: { ask: null; answer: void };
  readonly changed: { ask: readonly string[]; answer: void };
  /** Someone is typing: looks that can wait do. */
  readonly typing: { ask: null; answer: void };
  readonly report: { ask: null; answer: CorpusReport };
  readonly dropped: { ask: string; answer: readonly DroppedLine[] };
  readonly sourceText: { ask: string; answer: string };
  /** Bytes that the heaps of the keeper and its readers take. */
  readonly heap: { ask: null; answer: number };
  readonly dispose: { ask: null; answer: void };
}

/** Start data of the keeper's thread. */
export interface KeeperStart {
  readonly role: 'keeper';
}

/** The first message to the keeper's thread. */
export interface KeeperOptions {
  readonly workerFile: string;
  readonly cacheDir: string;
  readonly seedsDir: string;
  readonly workers: number;
  readonly persist: boolean;
  readonly watch: boolean;
  /** Milliseconds between two looks at all files; minutes where it is not set. */
  readonly roundInterval?: number;
  readonly plainWords: boolean;
  /** Bytes that the index may take; what is free where it is not set. */
  readonly memory?: number;
}

export interface Batch {
  readonly id: number;
  readonly files: readonly FileToRead[];
  /** Bytes of them, by which the work under way is measured: see `PoolProgress`. */
  readonly bytes: number;
  /** Corpus paths: what lies outside of them, as links may lead, is not read. */
  readonly within: readonly string[];
  /** Memory is short: see `ShardBuilder.build`. */
  readonly wordsOnly: boolean;
  /** The means by which its texts are cut into words: the same for all batches of a reader. */
  readonly words: WordTables;
}

export interface BatchResult {
  readonly outcomes: readonly FileOutcome[];
  /** Absent where no file of the batch could be read. */
  readonly buffer?: SharedArrayBuffer;
  readonly times: BatchTimes;
}

/** A reader's thread, as the keeper sees it. */
export interface ReaderMethods {
  readonly batch: { ask: Batch; answer: BatchResult };
  readonly inspect: {
    ask: { file: FileToRead; within: readonly string[] };
    answer: { text: string; dropped: readonly DroppedLine[]; hash: string };
  };
  /** A file's articles, for those who index elsewhere; `source` is set where the outcome's kind is `read`. */
  readonly source: {
    ask: { file: FileToRead; within: readonly string[] };
    answer: { outcome: FileOutcome; source?: SourceFile };
  };
  /** Which articles say nearly the same, an entry a shard. */
  readonly twins: { ask: readonly SharedShard[]; answer: readonly (ShardTwins | undefined)[] };
  readonly mine: {
    ask: { shards: readonly SharedShard[]; part: MiningPart };
    answer: SharedArrayBuffer;
  };
  /** The lexicon of a corpus from those of its parts. */
  readonly join: { ask: readonly SharedArrayBuffer[]; answer: SharedArrayBuffer };
  /** Bytes that its heap takes. */
  readonly heap: { ask: null; answer: number };
}

/** The keeper, as a reader sees it. */
export interface ReaderHostMethods {
  /** The hashes of all passages of a batch, for the parts that they play: 1 for a copy. */
  readonly passages: {
    ask: { batch: number; hashes: Uint32Array };
    answer: Uint8Array;
  };
}

/** Start data of a reader's thread. */
export interface ReaderOptions {
  readonly role: 'reader';
  /**
   * Words: number of the file being read (-1 for none), files read in all, characters read in all; how far the work has
   * come, in thousandths.
   */
  readonly progress: SharedArrayBuffer;
}

/** The checking thread, as the main thread sees it. */
export interface CheckerMethods {
  readonly use: { ask: Snapshot; answer: void };
  /** Builds the tables that the first check on a corpus needs. */
  readonly load: { ask: null; answer: void };
  /**
   * The findings, each as JSON: all of a draft's come after each key, and 84 of them take 0.4 ms to write so, 1.8 ms to clone. As
   * one text they are over the 128 KB from which on V8 gives an object memory of its own: 2.0 ms until it is received, instead of 0.3.
   */
  readonly check: { ask: { draft: Draft; options: CheckOptions }; answer: readonly string[] };
  readonly review: { ask: { draft: Draft; options: CheckOptions }; answer: Review };
  readonly prepare: { ask: null; answer: void };
  /** Words that come to the dictionary, in place of those before; they count from the next corpus on. */
  readonly words: { ask: readonly OwnWord[]; answer: void };
  /** What another thread has read, for these words or others. */
  readonly dictionary: { ask: SharedDictionary; answer: void };
  /** Bytes that its heap takes. */
  readonly heap: { ask: null; answer: number };
}

/** The recogniser's thread, as the keeper sees it. */
export interface OcrMethods {
  /** Loads the models; rejects where they, or what runs them, are unfit. */
  readonly load: { ask: null; answer: void };
  /** Leaves in the store what is on the pages of a file with this SHA-256. */
  readonly recognize: { ask: { path: string; hash: string }; answer: void };
}

/** The keeper, as the recogniser sees it. */
export interface OcrHostMethods {
  /** A page is begun. */
  readonly page: { ask: { page: number; pages: number }; answer: void };
}

/** Start data of the recogniser's thread. */
export interface OcrOptions {
  readonly role: 'ocr';
  readonly packages: OcrPackages;
  /** Where what was recognised is kept. */
  readonly folder: string;
}

/** Start data of the checking thread. */
export interface CheckerOptions {
  readonly role: 'checker';
}
