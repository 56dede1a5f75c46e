/** What the index knows of its files, for those who show it: `yinju corpus`, the editor's tree. */
import type { Notice } from '../engine/text/notice.ts';

/** What was read of a file, in numbers. */
export interface FileSummary {
  readonly uri: string;
  readonly format: string;
  /** Empty where the format has none. */
  readonly encoding: string;
  readonly articles: number;
  /** Characters indexed, white space not counted. */
  readonly characters: number;
  /** Lines dropped as junk, by rule; the lines themselves are given by `dropped`. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Part of the file's characters that were dropped, 0 to 1. */
  readonly shareDropped: number;
  /** Files inside of it that were left out. */
  readonly skippedParts?: readonly SkippedPartReport[];
}

/** One source file as `yinju corpus` and the editor's tree show it. */
export interface FileReport extends FileSummary {
  /** URI of an earlier file with the same passages, or in which all of this one's articles are nearly the same. */
  readonly duplicateOf?: string;
  /** Where only some of its articles do: how many, and the earlier file that has the most of them. */
  readonly repeated?: { readonly articles: number; readonly uri: string };
  /** Why the file was left out; all counts are 0 then. */
  readonly skipped?: Notice;
}

/** A file inside of an archive or a document that was left out. */
interface SkippedPartReport {
  /** Its path there. */
  readonly name: string;
  readonly reason: Notice;
}

export interface CorpusReport {
  /** By URI. */
  readonly files: readonly FileReport[];
}
