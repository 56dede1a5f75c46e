import type { Continuation } from './continuations.ts';
import { isNearCopy } from './nearCopies.ts';
import { type GainOf, type Later, Prospects } from './prospects.ts';

/** A continuation at its rank in the list. */
export interface Choice {
  readonly continuation: Continuation;
  /** Expected saving that it adds to the choices above it, in characters. */
  readonly saving: number;
}

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
  /** How far later lists are relied on: rows that these bring as soon are left out; absent where none come. */
  readonly later?: Later;
  /** Which others to append after those that save something, the likeliest first; absent for none. */
  readonly others?: (continuation: Continuation) => boolean;
  /** The least that a row must add if it extends or shortens another, in characters. */
  readonly leastAlike: number;
}

/**
 * The same for lists that come by themselves. With 0.1 instead of 0.02, 0.001 to 0.004 fewer of the keystrokes are saved on news of the even
 * days of the second half of 2024, on party reports and on national reports of 2005, 2008, 2011 and 2014, in lists that are used as
 * often; with 0.02, 13 rows of 100 extend or shorten one above on party reports, 10 on national reports of 2010 to 2017.
 */
export const LEAST_ALIKE = 0.02;

/**
 * The list that saves most: greedily, the continuation that adds most to the expected saving of those
 * already chosen, where reading down to rank r (from 1) costs r. At most one row extends another, and none nearly repeats
 * one above.
 */
export function choose(continuations: readonly Continuation[], rules: ListRules): Choice[] {
  const choices = chooseBy(continuations, rules, (length) => length);
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
  const keysLeft: GainOf = (length) => length * KEYS_PER_CHARACTER - letters;
  const rules = { most, admits: () => true, leastAlike: 0 };
  return chooseBy(continuations, rules, keysLeft).map(({ continuation, saving }) => ({
    continuation,
    saving: saving / KEYS_PER_CHARACTER,
  }));
}

function chooseBy(
  continuations: readonly Continuation[],
  { most, admits, later, leastAlike }: ListRules,
  gainOf: GainOf,
): Choice[] {
  const prospects = new Prospects(continuations, gainOf, later);
  const chosen: Choice[] = [];
  // Rows only become more: what does not fit among them once never will.
  const seen = new Set<number>();
  while (chosen.length < most) {
    const savings = continuations.map((_, number) => (seen.has(number) ? 0 : prospects.addedBy(number)));
    const number = takeLargest(savings, (one, saving) => {
      seen.add(one);
      const continuation = continuations[one];
      return (
        addsEnough(continuation, saving, chosen, leastAlike) &&
        fitsAmong(continuation, chosen) &&
        admits(continuation)
      );
    });
    if (number === undefined) break;
    chosen.push({ continuation: continuations[number], saving: prospects.addedBy(number) });
    prospects.take(number);
  }
  return chosen;
}

/** The number of the largest of {@link values} over 0 that {@link fits}; those before it are set to 0. */
function takeLargest(values: number[], fits: (number: number, value: number) => boolean): number | undefined {
  for (;;) {
    let largest = -1;
    let most = 0;
    for (let number = 0; number < values.length; number++) {
      if (values[number] <= most) continue;
      largest = number;
      most = values[number];
    }
    if (largest < 0) return undefined;
    if (fits(largest, most)) return largest;
    values[largest] = 0;
  }
}

/** Whether a row that saves {@link saving} more differs by enough from those of {@link chosen} that it lengthens or shortens. */
function addsEnough(
  { text }: Continuation,
  saving: number,
  chosen: readonly Choice[],
  leastAlike: number,
): boolean {
  const alike = chosen.filter(({ continuation }) => isAlike(continuation.text, text));
  if (alike.length === 0 || leastAlike === 0) return true;
  return saving >= leastAlike && alike.every((other) => lengthens(text, other.continuation.text));
}

function fitsAmong({ text }: Continuation, chosen: readonly Choice[]): boolean {
  const texts = chosen.map(({ continuation }) => continuation.text);
  if (texts.includes(text)) return false;
  const ofThis = texts.filter((other) => isAlike(other, text)).length;
  const before = texts.filter((one, row) => texts.slice(0, row).some((above) => isAlike(one, above))).length;
  if (ofThis > 0 && ofThis + before > MOST_LENGTHENING) return false;
  return !texts.some((other) => isNearCopy(other, text));
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
