import type { Source } from './source.ts';
import { ownNames } from '../text/administrative.ts';
import { findSlots, type Slot } from './slots.ts';
import { snippetOf } from './snippet.ts';

/** Folded units in front of a continuation that are looked at: enough to see a name begin or a quote open. Guess. */
const REACH = 80;

/** The slots of the continuation that {@link source} has in the folded run [{@link start}, {@link end}). */
export function findContinuationSlots(source: Source, start: number, end: number): Slot[] {
  let from = start;
  while (from > 0 && start - from < REACH && source.units[from - 1] !== 0) from--;
  return findSlots(
    source.original(from, start),
    source.original(start, end),
    source.names?.(start, end) ?? [],
  );
}

/**
 * The snippet of a continuation, or nothing where it has no slots. {@link draft} is the whole draft, read only for a slot
 * that its own name may fill.
 */
export function slotSnippet(source: Source, start: number, end: number, draft: string): string | undefined {
  const slots = findContinuationSlots(source, start, end);
  const mayOwn = slots.some(({ level }) => level !== undefined);
  return snippetOf(source.original(start, end), slots, mayOwn ? ownNames(draft) : new Map());
}
