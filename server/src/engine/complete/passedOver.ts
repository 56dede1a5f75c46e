import type { Continuation } from './continuations.ts';

/** Drafts whose last list is remembered. */
const DRAFTS = 16;

interface Offered {
  /** Folded paragraph up to the caret at which the items were offered. */
  readonly before: string;
  /** Folded continuations of {@link before} that were on the list. */
  readonly items: readonly string[];
}

/**
 * What was offered and typed past: a writer who goes on with the first characters of an item by hand has seen
 * the item and did not want it. Forgotten where the text no longer continues what stood there.
 */
export class PassedOver {
  readonly #offered = new Map<string, Offered>();

  /** Continuations at {@link before} (folded paragraph up to the caret) that have been passed over. */
  at(uri: string, before: string): string[] {
    const offered = this.#offered.get(uri);
    if (!offered || !before.startsWith(offered.before)) return [];
    const typed = before.slice(offered.before.length);
    if (typed === '') return [];
    return offered.items
      .filter((item) => item.length > typed.length && item.startsWith(typed))
      .map((item) => item.slice(typed.length));
  }

  /** Remembers the list shown at {@link before}, beside what was passed over already. */
  offer(uri: string, before: string, items: readonly string[], passed: readonly string[]): void {
    this.#offered.delete(uri);
    this.#offered.set(uri, { before, items: [...items, ...passed] });
    if (this.#offered.size > DRAFTS) this.#offered.delete(this.#offered.keys().next().value ?? '');
  }
}

/**
 * Takes {@link share} (0 to 1) of their chances from the continuations {@link passed} over and from what begins
 * with them, and gives it to all others.
 */
export function discount(
  continuations: readonly Continuation[],
  passed: readonly string[],
  share: number,
): Continuation[] {
  const chances = new Map(continuations.map(({ text, probability }) => [text, probability]));
  const outermost = passed.filter(
    (text) => chances.has(text) && !passed.some((other) => other !== text && text.startsWith(other)),
  );
  if (outermost.length === 0) return [...continuations];
  const lost = new Map(outermost.map((text) => [text, (chances.get(text) ?? 0) * share]));
  let freed = 0;
  for (const chance of lost.values()) freed += chance;
  const rest = Math.max(0.05, 1 - freed);
  return continuations.map((continuation) => {
    const { text } = continuation;
    let { probability } = continuation;
    if (outermost.some((one) => text.startsWith(one))) probability *= 1 - share;
    else for (const [one, chance] of lost) if (one.startsWith(text)) probability -= chance;
    return { ...continuation, probability: Math.max(0, probability) / rest };
  });
}
