import type { Span } from '../../draft.ts';
import { Recent } from '../../recent.ts';

/** Units at either end of a text by which the one that it was before an edit is known. Guess. */
const END = 10;
/** Texts that are remembered at least: the paragraphs of a draft. Guess. */
const MOST_TEXTS = 512;

/** A text, and what was found in it. */
interface EarlierText<T> {
  readonly text: string;
  readonly found: readonly T[];
  /** Where it was not looked at. */
  readonly unseen?: Span | undefined;
}

/** What a text has in common with an earlier one. */
interface Likeness<T> {
  readonly earlier: EarlierText<T>;
  /** Units that both begin with, and those that both end with beside them. */
  readonly prefix: number;
  readonly suffix: number;
}

/** Remembers what was found in texts, so that of a text that came of one by an edit only what is around the edit is looked at. */
export class EarlierTexts<T> {
  readonly #byEnd = new Recent<string, EarlierText<T>>(2 * MOST_TEXTS);

  remember(earlier: EarlierText<T>): void {
    for (const end of endsOf(earlier.text)) this.#byEnd.set(end, earlier);
  }

  /** The earlier text that {@link text} shares most with, of those that begin or end like it. Linear in the text. */
  likest(text: string): Likeness<T> | undefined {
    let best: Likeness<T> | undefined;
    for (const end of endsOf(text)) {
      const earlier = this.#byEnd.get(end);
      if (earlier === undefined) continue;
      const { prefix, suffix } = shared(earlier.text, text);
      if (best === undefined || prefix + suffix > best.prefix + best.suffix)
        best = { earlier, prefix, suffix };
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
