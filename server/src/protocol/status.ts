/** What the server reports of the corpus and of the office's server. */

/** `ready` once all there is to do is done, set phrases included; answers are there long before: {@link IndexStatus.answers}. */
export type IndexState = 'indexing' | 'ready' | 'failed';

/**
 * How much of the corpus is in answers: `some` while more files are being read. `all` while the state is `indexing` says
 * that set phrases alone are still being mined.
 */
export type AnswersKnown = 'none' | 'some' | 'all';

/** {@link Text} is `string` on the wire; inside the server it is what the text is made of once the language is known. */
export interface SkippedFile<Text = string> {
  readonly uri: string;
  /** Path of the file inside of {@link uri}, an archive or a document, where only that was left out. */
  readonly part?: string;
  readonly reason: Text;
}

/** How far the reading of new files has come. */
export interface IndexProgress {
  /** Files read, of how many. */
  readonly read: number;
  readonly files: number;
  readonly charactersPerSecond: number;
  /** Estimated from the files read so far. */
  readonly secondsLeft: number;
}

/** State of the office's corpus, where a server is set. */
export interface OfficeStatus<Text = string> {
  /** Host and port that are asked, the only address to which anything is sent, and the corpus there. */
  readonly server: string;
  readonly index: string;
  readonly state: 'connecting' | 'ready' | 'fault';
  /** The problem, and what to do about it. */
  readonly message?: Text;
}

/** `yinju/indexStatus`: server → client, at every change of state and at most 4 times a second between. */
export interface IndexStatus<Text = string> {
  readonly state: IndexState;
  readonly answers: AnswersKnown;
  readonly sourceFiles: number;
  readonly articles: number;
  /** Characters indexed, white space not counted. */
  readonly characters: number;
  /** Set phrases mined. */
  readonly phrases: number;
  /** Files that were left out, the first 500 of them. */
  readonly skipped: readonly SkippedFile<Text>[];
  /** How many were left out in all. */
  readonly skippedFiles: number;
  readonly message?: Text;
  /** Corpus paths that are not within reach: folders that do not exist, drives that are not mounted. */
  readonly missing: readonly string[];
  /** Present while many files are read; {@link message} says the same for people. */
  readonly progress?: IndexProgress;
  /** Present while set phrases are mined: the share that is done, 0 to 1, and how long the rest will take. */
  readonly mining?: { readonly share: number; readonly secondsLeft: number };
  /** Present while text is recognised in scanned papers: files done, of how many. */
  readonly recognizing?: { readonly done: number; readonly files: number };
  /** True while no corpus path is set and the starter corpus is used. */
  readonly starter: boolean;
  /** True where memory is short, so that phrases are found only where they begin a word. */
  readonly memoryShort?: boolean;
  /** Present while an office's server is set. */
  readonly office?: OfficeStatus<Text>;
  /** Which segmenter gives the word borders. */
  readonly segmenter: string;
}

export const INDEX_STATUS = 'yinju/indexStatus';
