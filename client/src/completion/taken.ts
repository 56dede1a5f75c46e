import * as vscode from 'vscode';
import { activeDraft } from '../drafts.ts';
import { type Change, typedAgain } from './late.ts';
import { isClosingMark, isSameMark } from './marks.ts';
import { detach } from '../detach.ts';

/** Something else may be typed at the moment of an edit, which then fails. Guess. */
const ATTEMPTS = 5;

/** Changes that are remembered: what is typed before the editor has said what was accepted. Guess. */
const RECENT = 4;

/** Carets after text just accepted that ends in a punctuation mark. */
interface Ends {
  readonly document: vscode.TextDocument;
  readonly version: number;
  /** Offsets, ascending. */
  readonly carets: readonly number[];
  readonly mark: string;
}

/** Swallows the comma that is typed out of habit after a continuation that ended in one. */
export class Taken implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #ends: Ends | undefined;
  /** The last changes of one document. */
  #recent: { readonly document: vscode.TextDocument; readonly changes: readonly Change[] } | undefined;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      this.#remember(event);
      const ends = this.#ends;
      if (event.document !== ends?.document || event.contentChanges.length === 0) return;
      this.#ends = undefined;
      if (event.reason === undefined && isTypedAgain(ends, event)) detach(swallow(ends));
    });
  }

  /** A continuation was accepted: it wrote the text before the carets. */
  note(): void {
    const editor = activeDraft();
    const { document, changes = [] } = this.#recent ?? {};
    const again = editor?.document === document ? typedAgain(changes) : undefined;
    this.#recent = undefined;
    this.#ends = editor && !again ? endsOf(editor) : undefined;
    if (editor && again) detach(swallow({ document: editor.document, ...again }));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #remember({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const before = this.#recent?.document === document ? this.#recent.changes : [];
    const places = contentChanges
      .map(({ rangeOffset, rangeLength, text }) => ({ offset: rangeOffset, removed: rangeLength, text }))
      .sort((a, b) => a.offset - b.offset);
    const change = { version: document.version, places };
    this.#recent =
      reason === undefined ? { document, changes: [...before, change].slice(-RECENT) } : undefined;
  }
}

function endsOf({ document, selections }: vscode.TextEditor): Ends | undefined {
  if (selections.some(({ isEmpty }) => !isEmpty)) return undefined;
  const carets = selections.map(({ active }) => document.offsetAt(active)).sort((a, b) => a - b);
  const marks = new Set(selections.map(({ active }) => markBefore(document, active)));
  const [mark] = marks;
  if (mark === undefined || marks.size !== 1 || !isClosingMark(mark)) return undefined;
  return { document, version: document.version, carets, mark };
}

function markBefore(document: vscode.TextDocument, { line, character }: vscode.Position): string {
  return document.lineAt(line).text.slice(Math.max(0, character - 1), character);
}

/** Whether {@link event} is the mark typed at every caret, and nothing else. */
function isTypedAgain(
  { version, carets, mark }: Ends,
  { document, contentChanges }: vscode.TextDocumentChangeEvent,
): boolean {
  const typed = contentChanges.toSorted((a, b) => a.rangeOffset - b.rangeOffset);
  return (
    document.version === version + 1 &&
    typed.length === carets.length &&
    typed.every(
      ({ rangeOffset, rangeLength, text }, index) =>
        rangeOffset === carets[index] && rangeLength === 0 && isSameMark(mark, text),
    )
  );
}

/** Removes the second of two marks at each caret, if both are still there. */
async function swallow({ document, carets, mark }: Omit<Ends, 'version'>): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const editor = activeDraft();
    if (editor?.document !== document) return;
    const doubled = carets.map((caret, index) => {
      const offset = caret + index;
      return new vscode.Range(document.positionAt(offset), document.positionAt(offset + 1));
    });
    const isThere = doubled.every(
      (range) => markBefore(document, range.start) === mark && isSameMark(mark, document.getText(range)),
    );
    if (!isThere) return;
    const isDone = await editor.edit((edit) => doubled.forEach((range) => edit.delete(range)), {
      undoStopBefore: false,
      undoStopAfter: false,
    });
    if (isDone) return;
  }
}
