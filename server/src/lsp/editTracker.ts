import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../engine/draft.ts';

/** Milliseconds after which an edit counts as finished though the caret may still be there. Guess. */
export const SETTLING = 2000;

const CLAUSE_ENDS = '，。；：！？\n';

/**
 * Remembers where each document was last edited: the server's best knowledge of the caret. Each edit makes a new
 * document and leaves the old one as it is, for the answers that are still computed over it.
 */
export class EditTracker implements TextDocumentsConfiguration<TextDocument> {
  /** Where and when the edit ended that made a document. */
  readonly #edits = new WeakMap<TextDocument, { readonly offset: number; readonly time: number }>();
  readonly #now: () => number;

  /** {@link now} gives the time in milliseconds. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  create(uri: string, languageId: string, version: number, content: string): TextDocument {
    return TextDocument.create(uri, languageId, version, content);
  }

  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    const { uri, languageId } = document;
    const copy = TextDocument.create(uri, languageId, document.version, document.getText());
    const updated = TextDocument.update(copy, changes, version);
    const last = changes.at(-1);
    if (last && 'range' in last) {
      const offset = updated.offsetAt(last.range.start) + last.text.length;
      this.#edits.set(updated, { offset, time: this.#now() });
    }
    return updated;
  }

  /**
   * The clause that is being written in {@link document}, with the milliseconds until it counts as finished;
   * nothing when the last edit is longer ago than {@link SETTLING}.
   */
  clauseBeingWritten(document: TextDocument): (Span & { readonly remaining: number }) | undefined {
    const edit = this.#edits.get(document);
    if (!edit) return undefined;
    const remaining = edit.time + SETTLING - this.#now();
    if (remaining <= 0) return undefined;
    return { ...clauseAround(document.getText(), edit.offset), remaining };
  }
}

function clauseAround(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && !CLAUSE_ENDS.includes(text.charAt(start - 1))) start--;
  while (end < text.length && !CLAUSE_ENDS.includes(text.charAt(end))) end++;
  return { start, end };
}
