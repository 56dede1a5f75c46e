import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/**
 * VS Code asks once at the beginning of a word and drops what is typed while the answer is under way when that
 * answer is empty: a fast typist, or an input method that composes letter by letter, would see no list until the
 * next key. So an empty answer for a text that has moved on is followed by another question.
 */
export const provideCompletionItem: NonNullable<Middleware['provideCompletionItem']> = async (
  document,
  position,
  context,
  token,
  next,
) => {
  const asked = document.version;
  const answer = await next(document, position, context, token);
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  if (items.length === 0 && document.version !== asked && !token.isCancellationRequested) {
    // Once the editor has taken the empty answer in.
    setTimeout(() => void askAgain(document), AFTER_ANSWER);
  }
  return answer;
};

/** Milliseconds after which the editor has surely closed the question that was answered with nothing. */
const AFTER_ANSWER = 30;

async function askAgain(document: vscode.TextDocument): Promise<void> {
  if (vscode.window.activeTextEditor?.document !== document) return;
  // As if by typing: nothing is shown when there is nothing to show.
  await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}
