import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** Milliseconds in which an answer, and the keys that crossed it on its way, have reached the other side. */
const CROSSING = 150;

let questions = 0;

/**
 * While an answer is under way VS Code lets keys pass. What it does when the answer comes, it does by filtering:
 * an empty answer ends the matter, and so does one for letters that a composition has meanwhile turned into
 * characters. A fast typist, or an input method, would see no list until the next key. So when the answer no
 * longer fits the text, and VS Code did not ask again by itself, it is made to.
 */
export const provideCompletionItem: NonNullable<Middleware['provideCompletionItem']> = async (
  document,
  position,
  context,
  token,
  next,
) => {
  const question = ++questions;
  const version = document.version;
  const before = document.lineAt(position.line).text.slice(0, position.character);
  const answer = await next(document, position, context, token);
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  if (token.isCancellationRequested) return answer;
  setTimeout(() => {
    if (question !== questions || document.version === version) return;
    if (items.length === 0 || !stillBegins(document, position.line, before)) void askAgain(document);
  }, CROSSING);
  return answer;
};

function stillBegins(document: vscode.TextDocument, line: number, before: string): boolean {
  return line < document.lineCount && document.lineAt(line).text.startsWith(before);
}

async function askAgain(document: vscode.TextDocument): Promise<void> {
  if (vscode.window.activeTextEditor?.document !== document) return;
  // As if by typing: nothing is shown when there is nothing to show.
  await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}
