/** A draft as a paper in the official layout: the role of each of its parts, whatever format it was written in. */

/** Level of a heading, as GB/T 9704 sets them: `一、`, `（一）`, `1.`, `（1）`. */
export type PaperLevel = 1 | 2 | 3 | 4;

/** A run of text in one typeface. */
export interface Run {
  readonly text: string;
  /** Set where a paragraph begins with its heading: the typeface of that level. */
  readonly heading?: PaperLevel;
  readonly bold?: boolean;
  /** Number of the footnote that is referred to here; the text is then empty. */
  readonly footnote?: number;
}

export interface Cell {
  readonly runs: readonly Run[];
}

/** A line of a table of contents, as it is in the draft. */
export interface ContentsEntry {
  readonly text: string;
  /** Page number in the draft, if any. */
  readonly page: string;
  readonly level: PaperLevel;
}

export type Block =
  /** The title, in the lines that the draft breaks it into; in a compilation each begins on a new page. */
  | { readonly kind: 'title'; readonly lines: readonly string[]; readonly startsArticle?: true }
  /** 发文机关标志, above everything else: `某县人民政府文件`. */
  | { readonly kind: 'letterhead'; readonly text: string }
  /** 发文字号 */
  | { readonly kind: 'number'; readonly text: string }
  /** 份号, 密级, 紧急程度: the lines in the upper left corner. */
  | { readonly kind: 'mark'; readonly text: string }
  /** Lines under a title: a date in brackets, an occasion, a speaker. */
  | { readonly kind: 'subtitle'; readonly text: string }
  /** 主送机关 */
  | { readonly kind: 'addressee'; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly level: PaperLevel; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
  /** A table of contents, its label apart. */
  | { readonly kind: 'contents'; readonly label: string; readonly entries: readonly ContentsEntry[] }
  /** 附件说明 below the text: the names of the attachments. */
  | { readonly kind: 'attachments'; readonly items: readonly string[] }
  /** 发文机关署名 */
  | { readonly kind: 'signature'; readonly text: string; readonly date: string }
  /** 成文日期 */
  | { readonly kind: 'date'; readonly text: string }
  /** 附注, as `（此件公开发布）` */
  | { readonly kind: 'remark'; readonly text: string }
  /** The label over an attachment, which begins on a new page. */
  | { readonly kind: 'annex'; readonly label: string };

export interface PaperDocument {
  readonly blocks: readonly Block[];
  /** By number, from 1. */
  readonly footnotes: ReadonlyMap<number, readonly Run[]>;
}

export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
