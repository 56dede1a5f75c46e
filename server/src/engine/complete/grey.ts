import type { Choice } from './choose.ts';
import type { Continuation } from './continuations.ts';
import { endsClause } from './trust.ts';

/** Other ways on beside the first, for the editor's keys that show the next. */
const ALTERNATIVES = 3;
/** Characters of a grey text at least: one more is typed as fast as it is taken. */
const SHORTEST = 2;
/** What is left of a grey text may grow from here on. */
const NEARLY_TYPED = 1;
/** An alternative is looked at only by who asks for it: it may be less likely, not a shot in the dark. */
const LEAST_ALTERNATIVE = 0.02;

/**
 * The continuation for grey text: of those that are at least {@link least} likely (0 to 1) and that {@link fits} lets
 * pass the one that is expected to save most.
 */
export function chooseGrey(
  continuations: readonly Continuation[],
  least: number,
  fits: (continuation: Continuation) => boolean,
): Choice | undefined {
  let best: Choice | undefined;
  for (const continuation of continuations) {
    const { text, probability } = continuation;
    if (probability < least || text.length < SHORTEST) continue;
    const saving = probability * (text.length - 1);
    if (saving > (best?.saving ?? 0) && fits(continuation)) best = { continuation, saving };
  }
  return best;
}

/**
 * What a grey text that is being typed along is now, of which {@link rest} is left: the same, or, behind a clause's
 * end and where it is all but typed, the part or the longer form of it that is expected to save most.
 * {@link written} is the folded text before the caret.
 */
export function keepGrey(
  rest: Continuation,
  continuations: readonly Continuation[],
  written: string,
  least: number,
  fits: (continuation: Continuation) => boolean,
): Choice {
  const atBorder = endsClause(written.charCodeAt(written.length - 1));
  const kept = { continuation: rest, saving: rest.probability * rest.text.length };
  if (!atBorder && rest.text.length > NEARLY_TYPED) return kept;
  const alike = continuations.filter(
    ({ text }) => text !== rest.text && (text.startsWith(rest.text) || rest.text.startsWith(text)),
  );
  return chooseGrey(alike.length > 0 ? [...alike, rest] : [], least, fits) ?? kept;
}

/** Up to {@link ALTERNATIVES} ways on that differ from {@link first} and from one another, best first. */
export function otherWays(
  first: Choice,
  continuations: readonly Continuation[],
  fits: (continuation: Continuation) => boolean,
): Choice[] {
  const ways = [first];
  const ranked = continuations
    .filter(({ text, probability }) => text.length >= SHORTEST && probability >= LEAST_ALTERNATIVE)
    .map((continuation) => ({
      continuation,
      saving: continuation.probability * (continuation.text.length - 1),
    }))
    .toSorted((a, b) => b.saving - a.saving);
  for (const way of ranked) {
    if (ways.length > ALTERNATIVES) break;
    const { text } = way.continuation;
    const isKnown = ways.some(
      ({ continuation: other }) => other.text.startsWith(text) || text.startsWith(other.text),
    );
    if (!isKnown && fits(way.continuation)) ways.push(way);
  }
  return ways.slice(1);
}
