import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { OpenDraft, ServerContext } from './context.ts';
import { sourceEdit } from './insertSource.ts';
import type { PhraseInDraft } from './phraseInDraft.ts';

/**
 * “Quote it with its source” and “insert its source” for a phrase that the corpus holds: plain edits, which every
 * client can make, where links of a hover run no commands.
 */
export function sourceActions(
  context: ServerContext,
  open: OpenDraft,
  { span, source }: PhraseInDraft,
): CodeAction[] {
  if (!source) return [];
  const action = (key: 'action.quote' | 'action.insertSource', quoted: boolean): CodeAction => ({
    title: context.translate(key, source.title),
    kind: CodeActionKind.Refactor,
    edit: sourceEdit(context, open, { span, source, quoted }),
  });
  return [action('action.quote', true), action('action.insertSource', false)];
}
