import type { Span } from './draft.ts';

/**
 * What lies between two versions of a draft, as one edit: the units before {@link at} are the same in both, and those that
 * were from {@link from} on are now {@link by} units further on. All UTF-16 units.
 */
export interface DraftEdit {
  readonly at: number;
  readonly from: number;
  readonly by: number;
}

/** The shortest edit that makes {@link after} of {@link before}. Linear. */
export function editBetween(before: string, after: string): DraftEdit {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  const by = after.length - before.length;
  let from = before.length;
  while (from > at && from + by > at && before.charCodeAt(from - 1) === after.charCodeAt(from + by - 1))
    from--;
  return { at, from, by };
}

/** Where {@link span} of the version before is after the edit. Of one that the edit touches inside, nothing is promised. */
export function spanAfter({ at, from, by }: DraftEdit, { start, end }: Span): Span {
  return { start: start >= from ? start + by : start, end: end <= at ? end : end + by };
}
