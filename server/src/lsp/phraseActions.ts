import { NEVER_OFFER, OFFER } from '../protocol/commands.ts';
import { type CodeAction, CodeActionKind, MessageType } from 'vscode-languageserver';
import type { PhraseList } from '../engine/complete/phraseRules.ts';
import { clipped } from '../engine/text/clip.ts';
import type { ServerContext } from './context.ts';
import type { PhraseInDraft } from './phraseInDraft.ts';

/** Longest selection that is taken for a phrase, and longest text of it in a title; characters. Guesses. */
const LONGEST_PHRASE = 60;
const LONGEST_IN_TITLE = 20;

/** “Never offer this” and “offer this” for a phrase, where a workspace has a file for it. */
export function phraseActions(
  context: ServerContext,
  uri: string,
  { text: phrase }: PhraseInDraft,
): CodeAction[] {
  if (!context.memory.phrases.fileFor(uri) || phrase.length > LONGEST_PHRASE) return [];
  const shown = clipped(phrase, LONGEST_IN_TITLE);
  const action = (title: string, command: string): CodeAction => ({
    title,
    kind: CodeActionKind.Refactor,
    command: { title, command, arguments: [phrase, ...context.folders.argumentsFor(uri)] },
  });
  return [
    action(context.translate('phrases.neverOffer', shown), NEVER_OFFER),
    action(context.translate('phrases.offer', shown), OFFER),
  ];
}

/** Writes a phrase into the workspace's file and says so; answers with whether it was done. */
export async function putPhrase(
  context: ServerContext,
  [phrase, draft]: readonly unknown[],
  list: PhraseList,
): Promise<boolean> {
  const { port, memory, translate } = context;
  const uri = typeof draft === 'string' ? draft : '';
  const file = memory.phrases.fileFor(uri);
  if (!file || typeof phrase !== 'string' || phrase.trim() === '') return false;
  try {
    await memory.put(phrase, list, uri);
    return true;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const message = translate('phrases.notWritten', file.path, problem);
    port.showMessage(MessageType.Error, message);
    return false;
  }
}
