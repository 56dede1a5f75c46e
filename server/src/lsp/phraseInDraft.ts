import type { Range } from 'vscode-languageserver';
import type { CitedSource } from '../engine/cite/citer.ts';
import type { Span } from '../engine/draft.ts';
import type { CancelSignal } from '../engine/signal.ts';
import type { OpenDraft, ServerContext } from './context.ts';

/** The phrase that the actions at a place of a draft apply to. */
export interface PhraseInDraft {
  readonly text: string;
  readonly span: Span;
  /** The best source; a selected text may have none. */
  readonly source?: CitedSource;
}

/**
 * The text selected in {@link range}, white space around it left out, or the longest phrase at the caret that the
 * corpus holds; nothing for a selection of several lines.
 */
export async function phraseInDraft(
  context: ServerContext,
  { document, draft }: OpenDraft,
  range: Range,
  signal: CancelSignal,
): Promise<PhraseInDraft | undefined> {
  const selected = document.getText(range);
  const text = selected.trim();
  if (selected !== '' && (text === '' || /[\r\n]/u.test(text))) return undefined;
  const offset = document.offsetAt(range.start);
  if (text !== '') {
    const start = offset + selected.indexOf(text);
    const { sources } = await context.engine.sources(text, 1, signal);
    return { text, span: { start, end: start + text.length }, ...sourceOf(sources) };
  }
  const found = await context.engine.sourcesAt(draft, offset, 1, signal);
  return found && { text: found.phrase, span: found.span, ...sourceOf(found.sources) };
}

function sourceOf([source]: readonly CitedSource[]): { source?: CitedSource } {
  return source === undefined ? {} : { source };
}
