import type * as vscode from 'vscode';

/** A caret at which something was requested, with the line it was in. */
export interface Caret {
  readonly document: vscode.TextDocument;
  /** The document's version. */
  readonly version: number;
  readonly position: vscode.Position;
  /** The line up to the caret, and after it. */
  readonly before: string;
  readonly after: string;
}

export function caretAt(document: vscode.TextDocument, position: vscode.Position): Caret {
  const { text } = document.lineAt(position.line);
  return {
    document,
    version: document.version,
    position,
    before: text.slice(0, position.character),
    after: text.slice(position.character),
  };
}

/** Whether {@link a} and {@link b} are one place of one text. */
export function isSameCaret(a: Caret, b: Caret): boolean {
  return a.document === b.document && a.version === b.version && a.position.isEqual(b.position);
}

/** What was typed at {@link caret} since; `undefined` where other things changed in its line. */
export function typedSince({ document, position, before, after }: Caret): string | undefined {
  if (position.line >= document.lineCount) return undefined;
  const { text } = document.lineAt(position.line);
  if (text.length < before.length + after.length) return undefined;
  if (!text.startsWith(before) || !text.endsWith(after)) return undefined;
  return text.slice(before.length, text.length - after.length);
}
