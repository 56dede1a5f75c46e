/**
 * The corpus as the rooms above hand it to the index: source files hold articles, articles hold passages.
 * All offsets, lengths and columns are UTF-16 code units; lines and columns count from 0.
 */

/** Where a passage comes from in its article. */
export const PASSAGE_KINDS = ['title', 'heading', 'paragraph', 'table', 'footnote'] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** The first {@link length} units of a passage are a heading of this {@link level} (see `text/headings.ts`). */
interface HeadingSpan {
  readonly level: number;
  readonly length: number;
}

/** A paragraph of an article: the unit no match crosses. */
export interface Passage {
  /** An exact slice of the extracted text; may hold line breaks where a file wraps its lines hard. */
  readonly text: string;
  /** Line of the first unit in the extracted text. */
  readonly line: number;
  /** Column of the first unit in that line. */
  readonly column: number;
  readonly kind: PassageKind;
  /** Set when the passage is a heading (the span is the whole text) or opens with one that runs in. */
  readonly heading?: HeadingSpan;
  /** Index, in the article's passages, of the passage whose heading this one is under; -1 for none. */
  readonly parent: number;
  /** Ranges inside {@link text} that are junk (a watermark in mid-line): never indexed, never shown. */
  readonly drops?: readonly (readonly [start: number, end: number])[];
}

/** One report. */
export interface Article {
  readonly title: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date?: string;
  /** The issuing body, as it is in the text. */
  readonly body?: string;
  /** Number of the paper, without blanks: `国发〔2021〕33号`. */
  readonly number?: string;
  /** Who signs it: a person, or a post where no name is given, as it is in the text. */
  readonly author?: string;
  /** The place the article speaks of, as it is in the text. */
  readonly place?: string;
  readonly passages: readonly Passage[];
}

/** A file of the corpus after reading: what the index is built from. */
export interface SourceFile {
  readonly uri: string;
  /** Short lower-case name of the format: `txt`, `md`, `docx` …; with its encoding where that is not UTF-8: `txt/gb18030`. */
  readonly format: string;
  /** Ranking weight from the folder's rules; 1 is neutral. */
  readonly weight: number;
  readonly articles: readonly Article[];
}
