import type { Slot } from './slots.ts';

/**
 * {@link text} in LSP's snippet syntax, with a tab stop over each of {@link slots}; nothing where there is none.
 * A stop contains the source's words, or the draft's own name of the same administrative level; a name that occurs
 * twice is one stop. The caret ends after the text.
 */
export function snippetOf(
  text: string,
  slots: readonly Slot[],
  own: ReadonlyMap<string, string>,
): string | undefined {
  if (slots.length === 0) return undefined;
  const stopOf = new Map<string, number>();
  let stops = 0;
  let at = 0;
  let snippet = '';
  for (const slot of slots) {
    const words = text.slice(slot.start, slot.end);
    const filled = (slot.level !== undefined ? own.get(slot.level) : undefined) ?? words;
    const known = isName(slot) ? stopOf.get(words) : undefined;
    snippet += escapeSnippet(text.slice(at, slot.start));
    snippet += known === undefined ? `\${${++stops}:${escapeSnippet(filled)}}` : `$${known}`;
    if (known === undefined) stopOf.set(words, stops);
    at = slot.end;
  }
  return `${snippet}${escapeSnippet(text.slice(at))}$0`;
}

function isName({ kind }: Slot): boolean {
  return kind === 'place' || kind === 'person' || kind === 'organisation';
}

function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/gu, '\\$&');
}
