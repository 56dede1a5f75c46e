import { Recent } from '../../recent.ts';

/** Units at either end of a text by which the one that it was before an edit is known. Guess. */
const END = 10;
/** Texts that are remembered at least: the paragraphs of a draft. Guess. */
const MOST_TEXTS = 512;

/** What a text has in common with an earlier one. */
interface Likeness<T> {
  readonly earlier: string;
  /** What was found in the earlier text. */
  readonly found: readonly T[];
  /** Units that both begin with, and those that both end with beside them. */
  readonly prefix: number;
  readonly suffix: number;
}

/** Remembers what was found in texts, so that of a text that came of one by an edit only what is around the edit is looked at. */
export class EarlierTexts<T> {
  readonly #byEnd = new Recent<string, { readonly text: string; readonly found: readonly T[] }>(
    2 * MOST_TEXTS,
  );

  remember(text: string, found: readonly T[]): void {
    for (const end of endsOf(text)) this.#byEnd.set(end, { text, found });
  }

  /** The earlier text that {@link text} shares most with, of those that begin or end like it. Linear in the text. */
  likest(text: string): Likeness<T> | undefined {
    let best: Likeness<T> | undefined;
    for (const end of endsOf(text)) {
      const known = this.#byEnd.get(end);
      if (known === undefined) continue;
      const { prefix, suffix } = shared(known.text, text);
      if (best === undefined || prefix + suffix > best.prefix + best.suffix)
        best = { earlier: known.text, found: known.found, prefix, suffix };
    }
    return best;
  }
}

function endsOf(text: string): readonly string[] {
  return text.length < END ? [] : [`begins ${text.slice(0, END)}`, `ends ${text.slice(-END)}`];
}

function shared(a: string, b: string): { prefix: number; suffix: number } {
  const most = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < most && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  while (
    suffix < most - prefix &&
    a.charCodeAt(a.length - 1 - suffix) === b.charCodeAt(b.length - 1 - suffix)
  )
    suffix++;
  return { prefix, suffix };
}
