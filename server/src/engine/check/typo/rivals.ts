import type { Edit } from './edit.ts';

/** Whether two exchanges are of the same units. */
export function meet(a: Edit, b: Edit): boolean {
  return a.at < b.at + Math.max(1, b.wrong.length) && b.at < a.at + Math.max(1, a.wrong.length);
}

/**
 * Of {@link typos} that are of the same units the one with the highest score, the likeliest first. What is there twice may be
 * right once and wrong once: `民民` is `公民` or `民`, and correcting both would leave neither.
 */
export function likeliestApart<T extends { readonly edit: Edit; readonly score: number }>(
  typos: readonly T[],
): T[] {
  const taken: T[] = [];
  for (const typo of typos.toSorted((a, b) => b.score - a.score)) {
    if (!taken.some((other) => exclude(typo.edit, other.edit))) taken.push(typo);
  }
  return taken;
}

function exclude(a: Edit, b: Edit): boolean {
  return meet(withTwin(a), withTwin(b));
}

/** {@link edit} with the units before it of which it takes away the second. */
function withTwin(edit: Edit): Edit {
  if (edit.kind !== 'doubled') return edit;
  return { ...edit, at: edit.at - edit.wrong.length, wrong: edit.wrong + edit.wrong };
}
