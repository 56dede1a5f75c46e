import type { Choice } from './choose.ts';
import type { Continuation } from './continuations.ts';
import { endsClause } from './trust.ts';

/** Alternatives to the first continuation, for the editor's keys that show the next. Guess. */
const ALTERNATIVES = 3;
/** Least characters of a grey text: a shorter one is typed as fast as it is accepted. Guess. */
const SHORTEST = 2;
/** A remainder this short may be extended. Guess. */
const NEARLY_TYPED = 1;
/** Least chance of the longer form for that: a right text must not turn into a wrong one while it is typed. Guess. */
const LEAST_GROWN = 0.8;
/**
 * What being right is worth in addition to the characters saved, in characters: with 6 instead of 0 the same is saved by texts
 * that are used 42 times of 100 instead of 37, on reports of the party and of the nation alike; with 9 instead of 6, on
 * party reports, 45 instead of 44.
 */
const SURENESS = 9;
/**
 * Carets at which a wrong text is shown, on average: its beginning may be right, and it stays while that is typed. With 1.5 at
 * a threshold of 30 a text is asked to be right with a chance of 0.39, at the one that ships, 0.35. On party reports a chance of 0.31, 0.35, 0.39
 * saves 0.157, 0.150, 0.144 of the keystrokes and is used 41, 44, 48 times of 100 that it is shown.
 */
const CARETS_WRONG = 1.5;
/** Alternatives are seen only by those who ask for them: they may be less likely, but no mere guesses. */
const LEAST_ALTERNATIVE = 0.02;

/**
 * The least chance of grey text to be right, for it to be used at {@link threshold} percent of the carets at which it
 * stands: more than that, since a wrong text is shown at several.
 */
export function leastGrey(threshold: number): number {
  const share = Math.min(1, threshold / 100);
  return (share * CARETS_WRONG) / (1 - share + share * CARETS_WRONG);
}

/**
 * The continuation for grey text: of those that are at least {@link least} likely (0 to 1) and that {@link fits}
 * accepts, the one worth most by the characters it saves and by being right ({@link SURENESS}).
 */
export function chooseGrey(
  continuations: readonly Continuation[],
  least: number,
  fits: (continuation: Continuation) => boolean,
): Choice | undefined {
  let best: Choice | undefined;
  let most = 0;
  for (const continuation of continuations) {
    const { text, probability } = continuation;
    if (probability < least || text.length < SHORTEST) continue;
    const worth = probability * (text.length - 1 + SURENESS);
    if (worth <= most || !fits(continuation)) continue;
    most = worth;
    best = { continuation, saving: probability * (text.length - 1) };
  }
  return best;
}

/**
 * The next state of a grey text that is being typed, of which {@link rest} is left: the same, or, after a clause's end
 * and where it is nearly all typed, its first clause, or a longer form that is nearly certain. {@link written} is the
 * folded text before the caret.
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
  const longer = continuations.filter(
    ({ text, probability }) =>
      probability >= LEAST_GROWN && text.length > rest.text.length && text.startsWith(rest.text),
  );
  const grown = chooseGrey(longer, least, fits);
  if (grown) return grown;
  const shorter = continuations.filter(({ text }) => rest.text.startsWith(text) && isClause(text));
  return rest.probability < least ? (chooseGrey(shorter, least, fits) ?? kept) : kept;
}

function isClause(text: string): boolean {
  return endsClause(text.charCodeAt(text.length - 1));
}

/** Up to {@link ALTERNATIVES} continuations that differ from {@link first} and from one another, best first. */
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
