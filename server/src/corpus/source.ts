/** The result of reading one file of the corpus, and the error where it cannot be read. */
import { type Notice, NoticeError } from '../engine/text/notice.ts';
import { type Article } from '../engine/model.ts';
import { type PaperFacts } from './structure/pageFacts.ts';

/** Why a file was left out of the corpus. */
const SKIP_REASONS = [
  'empty',
  'binary',
  'unsupported',
  'too-large',
  'encrypted',
  'broken',
  'no-text-layer',
  'unreadable',
  'vanished',
  'excluded',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Thrown where a file holds nothing that could be read; the notice says why. */
export class SkippedSourceError extends NoticeError {
  override readonly name = 'SkippedSourceError';

  constructor(
    readonly reason: SkipReason,
    said: Notice,
    options?: ErrorOptions,
  ) {
    super(said, options);
  }
}

/** A line, or a part of one, that was left out as junk. */
export interface DroppedLine {
  /** Line of {@link SourceReading.text}, from 0. */
  readonly line: number;
  /** The dropped text, as it is in the file. */
  readonly text: string;
  /** Name of the rule that dropped it: see `docs/junk.md`. */
  readonly rule: string;
}

/** A file inside an archive that could not be read. */
export interface SkippedPart {
  /** Its path in the archive. */
  readonly name: string;
  readonly reason: SkipReason;
  readonly message: Notice;
}

/** A file of the corpus, read. */
export interface SourceReading {
  /** Short lower-case name of the format: `txt`, `md`, `docx` … */
  readonly format: string;
  /** Encoding label of a text file: `utf-8`, `gb18030` …; absent where the format has none. */
  readonly encoding?: string;
  /**
   * The extracted text. For text files the decoded file itself without its byte order mark, so that lines and
   * columns of the passages are the file's own; for other formats one paragraph a line.
   */
  readonly text: string;
  readonly articles: readonly Article[];
  /** Ascending by line. */
  readonly dropped: readonly DroppedLine[];
  /** Files inside an archive that were left out; absent where none was. */
  readonly skipped?: readonly SkippedPart[];
  /** UTF-16 units of {@link text} that are not white space: with the dropped ones, a file's share of junk. */
  readonly characters: number;
}

/** A format's knowledge of a line of its extracted text, beyond the characters. */
export interface LineHint {
  readonly kind?: 'title' | 'heading' | 'table' | 'footnote';
  /** Level of a heading style, 1 the outermost. */
  readonly level?: number;
  /** True where a page break comes before the line. */
  readonly breakBefore?: boolean;
  /** True where an empty paragraph comes before the line. */
  readonly gapBefore?: boolean;
  /** True where an article certainly begins: a row of a table of articles. */
  readonly startsArticle?: boolean;
  /** Rule that drops the line, where the format itself knows it for junk (a running header). */
  readonly junk?: string;
}

/** The text of a file before its structure is read. */
export interface ExtractedText {
  readonly format: string;
  readonly encoding?: string;
  readonly text: string;
  /** By line of {@link text}. */
  readonly hints?: ReadonlyMap<number, LineHint>;
  /** Ranges of {@link text} that are signs of its format and no text: ascending, apart, in UTF-16 units. */
  readonly signs?: readonly (readonly [number, number])[];
  /** Lines that go on with the paragraph of the line before, where the format knows that of all lines. */
  readonly wrapped?: ReadonlySet<number>;
  /** Title from the file's own properties, used where the text shows none. */
  readonly title?: string;
  /** Facts that the file states beside its text: a page's labels and values. */
  readonly facts?: PaperFacts;
}

/** The text of a file that holds other files, some of which could not be read. */
export interface DocumentText extends ExtractedText {
  readonly skipped?: readonly SkippedPart[];
}

/** A document as a format gives it: most files are one, an archive holds several. */
export interface SourcePart extends ExtractedText {
  /** Name of the file that the text was in. */
  readonly name: string;
}

/** All that a file holds. */
export interface ExtractedSource {
  readonly format: string;
  readonly parts: readonly SourcePart[];
  readonly skipped?: readonly SkippedPart[];
}

/** A file that is one document, called {@link name}. */
export function asSource({ skipped = [], ...extracted }: DocumentText, name: string): ExtractedSource {
  return {
    format: extracted.format,
    parts: [{ ...extracted, name }],
    ...(skipped.length === 0 ? {} : { skipped }),
  };
}
