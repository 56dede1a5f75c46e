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

/** {@link span} of a part of a text as one of the whole, in which the part begins at {@link by}. */
export function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** Whether two runs have a unit in common. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
