import * as vscode from 'vscode';
import { activeDraft, requireDraft } from '../drafts.ts';
import { type Caret, caretAt, isSameCaret, typedSince } from './caret.ts';
import { endsInLetters, filterTextOf, goesOn, standsAlong } from './rows.ts';
import { showIn } from './show.ts';
import { detach } from '../detach.ts';

/** Asks the server for a list; its content depends on whether the writer requested it by hand. */
export type AskForList = (
  byHand: boolean,
) => vscode.ProviderResult<vscode.CompletionItem[] | vscode.CompletionList>;

/** A list that the editor was given, with the texts of its rows. */
interface Standing {
  readonly caret: Caret;
  readonly byHand: boolean;
  readonly rows: readonly string[];
}

/**
 * Context key for the key bindings of a list with rows of Yinju's, `asked` for by hand or shown while `typed`: `Enter` is
 * still a new line, and `Tab` in a slot leads to the next one if the list came by itself.
 */
const LISTED = 'yinju.listed';

/**
 * Lists that are safe while typing. The editor treats a list as complete and filters it by itself, the
 * moment something is typed: matching rows stay, and anything else closes it, digits above all. A list
 * that is requested again at each key would stay as it was until the answer comes, and after a number for good, with
 * `Tab` overwriting the text typed since.
 *
 * Then the editor is made to ask again where it would not by itself: a list that closed because its rows did not
 * match, one of which a row is there in full, an answer that came when the text had changed, a composition that ends in
 * the column where its first letters were requested. And a list is closed where the editor would leave it: under the
 * letters of an input method.
 */
export class Lists implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  /** The lines that the last change of each document wrote to. */
  readonly #written = new WeakMap<vscode.TextDocument, ReadonlySet<number>>();
  #asked: Caret | undefined;
  /** Where the editor was made to ask as if by typing. */
  #again: Caret | undefined;
  /** The document for which the writer asks for a list, and its version. */
  #byHand: Pick<Caret, 'document' | 'version'> | undefined;
  #standing: Standing | undefined;
  #listed: 'asked' | 'typed' | undefined;

  /** {@link isReading}: whether there is nothing yet that a list could be drawn from. */
  constructor(private readonly isReading: () => boolean) {
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      this.#written.set(document, linesOf(contentChanges));
      const asked = this.#asked;
      if (asked?.document !== document) return;
      const mayStand = this.#standing !== undefined || endsInLetters(asked.before);
      if (mayStand && !this.#isTypedAlong()) detach(this.#followUp(asked));
    });
  }

  /** Fires when a list of Yinju's opens or closes. */
  readonly onDidChange = this.#changed.event;

  /** Whether a list of Yinju's is open, as far as can be known. */
  get isOpen(): boolean {
    return this.#standing !== undefined;
  }

  /** Whether it was requested by hand. */
  get isAskedFor(): boolean {
    return this.#standing?.byHand === true;
  }

  /**
   * The list was closed by the writer. A request by hand stays in force: the first `Escape` of a window
   * comes here late, after keys that were pressed later.
   */
  end(): void {
    this.#asked = undefined;
    this.#stand(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#subscription.dispose();
  }

  /** Opens the list of everything that may follow, or says that there is nothing. */
  async listByHand(): Promise<void> {
    const document = requireDraft()?.document;
    if (!document) return;
    this.#byHand = { document, version: document.version };
    // The command does nothing while a list is open.
    await vscode.commands.executeCommand('hideSuggestWidget');
    // Unlike the editor's own key, which leaves a list as it is when its rows no longer match.
    await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }

  /** Middleware between the editor and the server's answer. */
  async provide(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.CompletionContext,
    token: vscode.CancellationToken,
    ask: AskForList,
  ): Promise<vscode.CompletionList | undefined> {
    const caret = caretAt(document, position);
    const byHand = this.#isByHand(caret, context);
    this.#asked = caret;
    if (!byHand && !comesByItself(caret)) {
      this.#stand(undefined);
      return undefined;
    }
    const answer = await ask(byHand);
    if (token.isCancellationRequested) return undefined;
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    this.#stand(items.length === 0 ? undefined : { caret, byHand, rows: items.map(textOf) });
    if (byHand && items.length === 0 && this.isReading()) return stillReading(position);
    if (byHand && items.length === 0) {
      const said = vscode.l10n.t('Yinju: no source in the corpus continues from here');
      vscode.window.setStatusBarMessage(said, 5_000);
    }
    if (!this.#isTypedAlong()) detach(this.#followUp(caret));
    // Letters do not filter by the text of the rows.
    return new vscode.CompletionList(items.map(filtered), endsInLetters(caret.before));
  }

  /**
   * Whether the writer asks for the list: by Yinju's own key, or in another way than by typing. The editor reports
   * both alike; but while typing it asks once per place, and in a line that was just edited. Timing does not help: a busy
   * editor asks seconds after the key.
   */
  #isByHand(caret: Caret, { triggerKind }: vscode.CompletionContext): boolean {
    const { document, version, position } = caret;
    if (this.#byHand?.document === document && this.#byHand.version === version) return true;
    // The letters after a list requested narrow it.
    if (triggerKind === vscode.CompletionTriggerKind.TriggerForIncompleteCompletions) {
      return this.#standing?.byHand === true;
    }
    if (triggerKind !== vscode.CompletionTriggerKind.Invoke) return false;
    if (this.#again && isSameCaret(this.#again, caret)) return false;
    if (this.#asked && isSameCaret(this.#asked, caret)) return true;
    return this.#written.get(document)?.has(position.line) !== true;
  }

  #stand(standing: Standing | undefined): void {
    if (standing === undefined && this.#standing === undefined) return;
    this.#standing = standing;
    this.#changed.fire();
    const listed = standing && (standing.byHand ? 'asked' : 'typed');
    if (this.#listed === listed) return;
    this.#listed = listed;
    // Before the answer: messages to the editor keep their order.
    detach(vscode.commands.executeCommand('setContext', LISTED, listed));
  }

  /** Whether the open list continues the text typed since; true where nothing was typed. */
  #isTypedAlong(): boolean {
    const caret = this.#asked;
    if (!caret) return true;
    const typed = typedSince(caret);
    if (typed === '') return true;
    const rows = this.#standing?.caret === caret ? this.#standing.rows : [];
    return typed !== undefined && standsAlong(rows, typed);
  }

  /** Whether the open list was requested by hand and some row of it continues the text typed since. */
  get #goesOnByHand(): boolean {
    const typed = this.#standing?.byHand && typedSince(this.#standing.caret);
    return typeof typed === 'string' && this.#standing?.rows.some((row) => goesOn(row, typed)) === true;
  }

  /** Closes the rest of the list that was requested at {@link caret}, unless the editor asks by itself, and asks. */
  async #followUp(caret: Caret): Promise<void> {
    await crossed();
    if (caret !== this.#asked) return;
    const isAskedFor = this.#goesOnByHand;
    if (this.#standing) {
      this.#stand(undefined);
      await vscode.commands.executeCommand('hideSuggestWidget');
    }
    const editor = activeDraft();
    if (caret !== this.#asked || editor?.document !== caret.document || !editor.selection.isEmpty) return;
    const here = caretAt(caret.document, editor.selection.active);
    if (endsInLetters(here.before) || !(isAskedFor || comesByItself(here))) return;
    if (isAskedFor) this.#byHand = here;
    this.#again = here;
    // As if by typing: nothing is shown when there is nothing to show.
    await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }
}

/** The lines in which {@link changes} end, in the text that they made. */
function linesOf(changes: readonly vscode.TextDocumentContentChangeEvent[]): ReadonlySet<number> {
  const lines = new Set<number>();
  let added = 0;
  for (const { range, text } of changes.toSorted((a, b) => a.rangeOffset - b.rangeOffset)) {
    const breaks = text.match(/\r\n|\r|\n/gu)?.length ?? 0;
    lines.add(range.start.line + added + breaks);
    added += breaks - (range.end.line - range.start.line);
  }
  return lines;
}

/** Whether a list may come at {@link caret} that nobody requested by hand; letters that stand for characters do ask. */
function comesByItself({ document, before }: Caret): boolean {
  const show = showIn(document);
  return show === 'list' || (show === 'both' && endsInLetters(before));
}

/**
 * Resolves once the answer now given has reached the editor, and whatever was typed until then is known here:
 * messages between the two keep their order, so one that is sent after the answer and comes back confirms both.
 */
async function crossed(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await vscode.commands.executeCommand('setContext', 'yinju.active', true);
}

/** The text that accepting {@link item} adds to the text in its range, as in its filter text. */
function textOf({ filterText, label }: vscode.CompletionItem): string {
  return filterText ?? (typeof label === 'string' ? label : label.label);
}

/** A row that says why there is no other, and writes nothing. */
function stillReading(position: vscode.Position): vscode.CompletionList {
  const label = vscode.l10n.t('Yinju: the corpus is still being read…');
  const notice = new vscode.CompletionItem(label, vscode.CompletionItemKind.Event);
  notice.insertText = '';
  notice.range = new vscode.Range(position, position);
  return new vscode.CompletionList([notice], true);
}

function filtered(item: vscode.CompletionItem): vscode.CompletionItem {
  item.filterText = filterTextOf(textOf(item));
  return item;
}
