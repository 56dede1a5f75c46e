import type { Continuation } from './continuations.ts';
import { savedAfter, savedLater } from './later.ts';
import { isNearCopy } from './nearCopies.ts';

/** A continuation at its rank in the list. */
export interface Choice {
  readonly continuation: Continuation;
  /** Expected saving that it adds to the choices above it, in characters. */
  readonly saving: number;
}

/** What accepting a text saves the writer, in units of the cost of reading one rank down. */
type Gain = (text: string) => number;

/** Keys that an input method takes for a character, on average of Chinese text. Guess. */
export const KEYS_PER_CHARACTER = 3.55;
/** How many rows of a list may extend another. Guess. */
const MOST_LENGTHENING = 1;
/** Units by which it does at least where the list comes by itself: one is typed as fast as the other row is read. Guess. */
const LEAST_LENGTHENED = 2;

/** How a list is made. */
interface ListRules {
  /** Rows at most. */
  readonly most: number;
  /** Whether a continuation may be a row; called only for those that would be chosen. */
  readonly admits: (continuation: Continuation) => boolean;
  /** Whether to leave out rows that typing one more character would bring sooner. */
  readonly brief: boolean;
  /** Which others to append after those that save something, the likeliest first; absent for none. */
  readonly others?: (continuation: Continuation) => boolean;
  /** The least that a row must add if it extends or shortens another, in characters. */
  readonly leastAlike: number;
}

/**
 * The same for lists that come by themselves: with 0.2 instead of 0, 7 rows of 100 instead of 22 to 28 extend or shorten one
 * above, lists are used 40 times of 100 instead of 38, and 0.005 fewer of the keystrokes are saved, on party reports and national
 * reports of 2013 and 2016. Half of that is enough.
 */
export const LEAST_ALIKE = 0.1;

/**
 * The list that saves most: greedily, the continuation that adds most to the expected saving of those
 * already chosen, where reading down to rank r (from 1) costs r. At most one row extends another, and none nearly repeats
 * one above. Quadratic in the rows.
 */
export function choose(continuations: readonly Continuation[], rules: ListRules): Choice[] {
  const choices = chooseBy(continuations, rules, ({ length }) => length);
  const { others } = rules;
  return others ? [...choices, ...likeliestOf(continuations.filter(others), choices, rules)] : choices;
}

/** Those of {@link continuations} that may be rows beside {@link choices}, the likeliest first. */
function likeliestOf(
  continuations: readonly Continuation[],
  choices: readonly Choice[],
  { most, admits }: ListRules,
): Choice[] {
  const rows = [...choices];
  for (const continuation of continuations.toSorted((a, b) => b.probability - a.probability)) {
    if (rows.length >= most) break;
    if (continuation.probability === 0 || !fitsAmong(continuation, rows) || !admits(continuation)) continue;
    rows.push({ continuation, saving: continuation.probability * continuation.text.length });
  }
  return rows.slice(choices.length);
}

/** The same after {@link letters} were typed: an item saves the keys of its characters except those. */
export function chooseTyped(continuations: readonly Continuation[], letters: number, most: number): Choice[] {
  const keysLeft: Gain = (text) => text.length * KEYS_PER_CHARACTER - letters;
  const rules = { most, admits: () => true, brief: false, leastAlike: 0 };
  return chooseBy(continuations, rules, keysLeft).map(({ continuation, saving }) => ({
    continuation,
    saving: saving / KEYS_PER_CHARACTER,
  }));
}

function chooseBy(
  continuations: readonly Continuation[],
  { most, admits, brief, leastAlike }: ListRules,
  gain: Gain,
): Choice[] {
  const chosen: Choice[] = [];
  const later = brief ? savedLater(continuations) : undefined;
  const refused = new Set<Continuation>();
  while (chosen.length < most) {
    const rank = chosen.length + 1;
    let best: Continuation | undefined;
    let bestSaving = 0;
    for (const [number, continuation] of continuations.entries()) {
      const saving = addedSaving(continuation, rank, chosen, gain, later?.[number]);
      if (saving > bestSaving && !refused.has(continuation)) {
        best = continuation;
        bestSaving = saving;
      }
    }
    if (!best) break;
    const { text } = best;
    const alike = chosen.filter(({ continuation }) => isAlike(continuation.text, text));
    const addsEnough =
      alike.length === 0 ||
      leastAlike === 0 ||
      (bestSaving >= leastAlike && alike.every((other) => lengthens(text, other.continuation.text)));
    if (addsEnough && fitsAmong(best, chosen) && admits(best))
      chosen.push({ continuation: best, saving: bestSaving });
    else refused.add(best);
  }
  return chosen;
}

function fitsAmong({ text }: Continuation, chosen: readonly Choice[]): boolean {
  const texts = chosen.map(({ continuation }) => continuation.text);
  if (texts.includes(text)) return false;
  const ofThis = texts.filter((other) => isAlike(other, text)).length;
  const before = texts.filter((one, row) => texts.slice(0, row).some((above) => isAlike(one, above))).length;
  if (ofThis > 0 && ofThis + before > MOST_LENGTHENING) return false;
  return !texts.some((other) => isNearCopy(other, text));
}

/** What this item gains at {@link rank} for a writer who accepts the best match and would save {@link later} without it (absent: would not type on). */
function addedSaving(
  { text, probability }: Continuation,
  rank: number,
  chosen: readonly Choice[],
  gain: Gain,
  later: number | undefined,
): number {
  const gained = gain(text) - rank;
  if (gained <= 0 || probability === 0) return 0;
  let had = later ?? 0;
  let served = 0;
  for (const [index, { continuation: other }] of chosen.entries()) {
    if (text.startsWith(other.text)) {
      if (text.length === other.text.length) return 0;
      const rest = later === undefined ? 0 : savedAfter(text.length - other.text.length);
      had = Math.max(had, gain(other.text) - index - 1 + rest);
    } else if (other.text.startsWith(text) && isOutermost(other.text, text, chosen)) {
      served += other.probability;
    }
  }
  return Math.max(0, probability - served) * Math.max(0, gained - had);
}

/** Whether no other choice is between {@link inner} and {@link outer}, its beginning. */
function isOutermost(inner: string, outer: string, chosen: readonly Choice[]): boolean {
  return !chosen.some(
    ({ continuation: { text } }) =>
      text.length < inner.length &&
      text.length > outer.length &&
      inner.startsWith(text) &&
      text.startsWith(outer),
  );
}

/**
 * Whether a list is likely enough to be used: {@link threshold} is the chance that is required, in percent; 0 shows every
 * guess.
 */
export function isWorthShowing(choices: readonly Choice[], threshold: number): boolean {
  return choices.length > 0 && chanceTaken(choices) * 100 >= threshold;
}

/**
 * {@link choices}, followed by those of {@link standing} that are not among them, in their order: a row that is being typed
 * stays while it agrees with what is typed.
 */
export function withStanding(choices: readonly Choice[], standing: readonly Choice[]): Choice[] {
  const rows = [...choices];
  for (const choice of standing) {
    const isThere = rows.some(({ continuation }) => continuation.text === choice.continuation.text);
    if (!isThere && fitsAmong(choice.continuation, rows)) rows.push(choice);
  }
  return rows;
}

/** Whether {@link a} and {@link b}, one of which lengthens the other, differ by enough to choose between them. */
function lengthens(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) >= LEAST_LENGTHENED;
}

function isAlike(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** Chance that the writer continues with one of the choices. */
function chanceTaken(choices: readonly Choice[]): number {
  let chance = 0;
  for (const { continuation } of choices) {
    const isInside = choices.some(
      ({ continuation: other }) => other !== continuation && continuation.text.startsWith(other.text),
    );
    if (!isInside) chance += continuation.probability;
  }
  return chance;
}
