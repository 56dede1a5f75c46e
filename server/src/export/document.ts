/** A draft as a paper of the official layout knows it: what each of its parts is, whatever it was written in. */

/** Level of a heading, as GB/T 9704 sets them: `一、`, `（一）`, `1.`, `（1）`. */
export type PaperLevel = 1 | 2 | 3 | 4;

/** A stretch of text that is set alike. */
export interface Run {
  readonly text: string;
  /** Set where a paragraph opens with its heading: the face of that level. */
  readonly heading?: PaperLevel;
  readonly bold?: boolean;
  /** Number of the footnote whose mark is here; the text is empty then. */
  readonly footnote?: number;
}

export interface Cell {
  readonly runs: readonly Run[];
}

/** A line of a table of contents, as it is in the draft. */
export interface ContentsEntry {
  readonly text: string;
  /** Page that the draft gives, if any. */
  readonly page: string;
  readonly level: PaperLevel;
}

export type Block =
  /** The title, in the lines that the draft breaks it into; that of an article of several begins a page. */
  | { readonly kind: 'title'; readonly lines: readonly string[]; readonly startsArticle?: true }
  /** 发文机关标志, over all else: `某县人民政府文件`. */
  | { readonly kind: 'letterhead'; readonly text: string }
  /** 发文字号 */
  | { readonly kind: 'number'; readonly text: string }
  /** 份号, 密级, 紧急程度: what is in the upper left corner. */
  | { readonly kind: 'mark'; readonly text: string }
  /** What is under a title: a date in brackets, an occasion, a speaker. */
  | { readonly kind: 'subtitle'; readonly text: string }
  /** 主送机关 */
  | { readonly kind: 'addressee'; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly level: PaperLevel; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
  /** A table of contents, its label apart. */
  | { readonly kind: 'contents'; readonly label: string; readonly entries: readonly ContentsEntry[] }
  /** 附件说明 below the text: the names of what is attached. */
  | { readonly kind: 'attachments'; readonly items: readonly string[] }
  /** 发文机关署名 */
  | { readonly kind: 'signature'; readonly text: string; readonly date: string }
  /** 成文日期 */
  | { readonly kind: 'date'; readonly text: string }
  /** 附注, as `（此件公开发布）` */
  | { readonly kind: 'remark'; readonly text: string }
  /** The label over an attachment, which begins a page. */
  | { readonly kind: 'annex'; readonly label: string };

export interface PaperDocument {
  readonly blocks: readonly Block[];
  /** By number, from 1. */
  readonly footnotes: ReadonlyMap<number, readonly Run[]>;
}

export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}
