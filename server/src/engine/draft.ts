/** The document being written, as the engine sees it at one moment. */
export interface Draft {
  readonly uri: string;
  readonly text: string;
  /** VS Code's language id: `markdown` changes what counts as text. */
  readonly languageId: string;
}

/** A run of a draft: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
