import type { Source } from './source.ts';
import { ownNames } from './administrative.ts';
import { findSlots } from './slots.ts';
import { snippetOf } from './snippet.ts';

/** Folded units in front of a continuation that are looked at: enough to see a name begin or a quote open. */
const REACH = 80;

/**
 * The snippet of the continuation that {@link source} has in the folded run [{@link start}, {@link end}), or
 * nothing where it has no slots. {@link draft} is the whole draft, read only for a slot that its own name may fill.
 */
export function slotSnippet(source: Source, start: number, end: number, draft: string): string | undefined {
  let from = start;
  while (from > 0 && start - from < REACH && source.units[from - 1] !== 0) from--;
  const names = source.names?.(start, end) ?? [];
  const text = source.original(start, end);
  const slots = findSlots(source.original(from, start), text, names);
  const mayOwn = slots.some(({ level }) => level !== undefined);
  return snippetOf(text, slots, mayOwn ? ownNames(draft) : new Map());
}
