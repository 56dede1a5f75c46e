import * as vscode from 'vscode';
import type { DocumentFilter } from 'vscode-languageclient/node';
import { detach } from './detach.ts';

/** Languages of drafts. */
export const LANGUAGES = ['gongwen', 'markdown', 'plaintext'];
const SCHEMES = ['file', 'untitled', 'vscode-remote'];

/** The documents that count as drafts. */
export const DRAFT_SELECTOR: DocumentFilter[] = LANGUAGES.flatMap((language) =>
  SCHEMES.map((scheme) => ({ language, scheme })),
);

/** Whether {@link document} is one that the server knows as a draft. */
export function isDraft(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}

/** The active editor, if it shows a draft. */
export function activeDraft(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isDraft(editor.document) ? editor : undefined;
}

/** {@link activeDraft}, or else a message to the user that a draft must be open for this. */
export function requireDraft(): vscode.TextEditor | undefined {
  const editor = activeDraft();
  if (!editor) {
    detach(
      vscode.window.showInformationMessage(
        vscode.l10n.t('Open a draft first: a gongwen, Markdown or plain-text document.'),
      ),
    );
  }
  return editor;
}
