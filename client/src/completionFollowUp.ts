import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

type ProvideCompletionItem = NonNullable<Middleware['provideCompletionItem']>;

/** What completions were last asked for. */
interface Question {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly line: number;
  /** The line up to the cursor. */
  readonly before: string;
}

/**
 * Has VS Code ask for completions again where it would not by itself, and a fast typist or an input method would
 * see no list until the next key:
 *
 * - While an answer is under way VS Code lets keys pass, and filters the answer when it comes. An empty one ends the
 *   matter, and so does one for letters that a composition has meanwhile turned into characters.
 * - A composition that ends in the column where its first letters were asked for ends the matter as well.
 */
export class CompletionFollowUp implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #question: Question | undefined;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const asked = this.#question;
      if (asked?.document !== document || stillBegins(asked)) return;
      if (contentChanges.some((change) => endsWhereAsked(change, asked))) void this.#followUp(asked);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Stands between VS Code and the question to the server. */
  readonly provideCompletionItem: ProvideCompletionItem = async (
    document,
    position,
    context,
    token,
    next,
  ) => {
    const before = document.lineAt(position.line).text.slice(0, position.character);
    const asked = (this.#question = { document, version: document.version, line: position.line, before });
    const answer = await next(document, position, context, token);
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    if (!token.isCancellationRequested) void this.#followUp(asked, items.length === 0);
    return answer;
  };

  async #followUp(asked: Question, wasEmpty = false): Promise<void> {
    await crossed();
    if (asked !== this.#question || asked.document.version === asked.version) return;
    if (wasEmpty || !stillBegins(asked)) await askAgain(asked.document);
  }
}

/**
 * Resolves once the answer now given has reached the editor, and whatever was typed until then is known here:
 * messages between the two keep their order, so one that is sent behind the answer and comes back tells both.
 */
async function crossed(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await vscode.commands.executeCommand('setContext', 'yinju.active', true);
}

function stillBegins({ document, line, before }: Question): boolean {
  return line < document.lineCount && document.lineAt(line).text.startsWith(before);
}

function endsWhereAsked(
  { range, text }: vscode.TextDocumentContentChangeEvent,
  { line, before }: Question,
): boolean {
  return range.start.line === line && range.start.character + text.length === before.length;
}

async function askAgain(document: vscode.TextDocument): Promise<void> {
  if (vscode.window.activeTextEditor?.document !== document) return;
  // As if by typing: nothing is shown when there is nothing to show.
  await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}
