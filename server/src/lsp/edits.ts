import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../engine/draft.ts';
import type { ClientAbilities } from './abilities.ts';
import { rangeOf } from './locations.ts';

/** A change of a draft: its span counts in the draft that it was found in. */
interface DraftEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * {@link edits} of a draft as its client takes them. {@link document} is the one that they were found in; with its
 * version, a client that heeds versions makes no edit where the draft has changed meanwhile.
 */
export function workspaceEdit(
  { versionedEdits }: Pick<ClientAbilities, 'versionedEdits'>,
  document: TextDocument,
  edits: readonly DraftEdit[],
): WorkspaceEdit {
  const { uri, version } = document;
  const changes = edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
  return versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}
