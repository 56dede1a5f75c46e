import type { Continuation } from './continuations.ts';

/** A continuation at its rank in the list. */
export interface Choice {
  readonly continuation: Continuation;
  /** Expected saving that it adds to the choices above it, in characters. */
  readonly saving: number;
}

/** What taking a text spares its writer, in the unit that reading down one rank costs 1 of. */
type Gain = (text: string) => number;

/** Keys that an input method takes for a character, on average of Chinese text. */
export const KEYS_PER_CHARACTER = 3.55;

/**
 * The list that saves most: one after another the continuation that adds most to the expected saving of those
 * chosen already, where reading down to rank r (from 1) costs r. Quadratic in {@link most}.
 */
export function choose(continuations: readonly Continuation[], most: number): Choice[] {
  return chooseBy(continuations, most, ({ length }) => length);
}

/** The same for {@link letters} typed: an item spares the keys of its characters but for those. */
export function chooseTyped(continuations: readonly Continuation[], letters: number, most: number): Choice[] {
  const keysLeft: Gain = (text) => text.length * KEYS_PER_CHARACTER - letters;
  return chooseBy(continuations, most, keysLeft).map(({ continuation, saving }) => ({
    continuation,
    saving: saving / KEYS_PER_CHARACTER,
  }));
}

function chooseBy(continuations: readonly Continuation[], most: number, gain: Gain): Choice[] {
  const chosen: Choice[] = [];
  while (chosen.length < most) {
    const rank = chosen.length + 1;
    let best: Continuation | undefined;
    let bestSaving = 0;
    for (const continuation of continuations) {
      const saving = addedSaving(continuation, rank, chosen, gain);
      if (saving > bestSaving) {
        best = continuation;
        bestSaving = saving;
      }
    }
    if (!best) break;
    chosen.push({ continuation: best, saving: bestSaving });
  }
  return chosen;
}

/** What a writer who takes the best fitting item gains if this one stands at {@link rank}. */
function addedSaving(
  { text, probability }: Continuation,
  rank: number,
  chosen: readonly Choice[],
  gain: Gain,
): number {
  const gained = gain(text) - rank;
  if (gained <= 0 || probability === 0) return 0;
  let had = 0;
  let served = 0;
  for (const [index, { continuation: other }] of chosen.entries()) {
    if (text.startsWith(other.text)) {
      if (text.length === other.text.length) return 0;
      had = Math.max(had, gain(other.text) - index - 1);
    } else if (other.text.startsWith(text) && isOutermost(other.text, text, chosen)) {
      served += other.probability;
    }
  }
  return Math.max(0, probability - served) * Math.max(0, gained - had);
}

/** Whether no other choice lies between {@link inner} and {@link outer}, its beginning. */
function isOutermost(inner: string, outer: string, chosen: readonly Choice[]): boolean {
  return !chosen.some(
    ({ continuation: { text } }) =>
      text.length < inner.length &&
      text.length > outer.length &&
      inner.startsWith(text) &&
      text.startsWith(outer),
  );
}

/** A list that is taken at this rate or oftener is asked for the least saving. */
const TAKEN_OFTEN = 0.35;
/** Share of the threshold asked of such a list. */
const LEAST_SHARE = 0.2;

/**
 * Whether a list saves enough to be shown: {@link threshold} is the expected saving in characters asked of one
 * that is hardly ever taken, and falls to nothing as its chance to be taken grows.
 */
export function isWorthShowing(choices: readonly Choice[], threshold: number): boolean {
  const saving = choices.reduce((sum, choice) => sum + choice.saving, 0);
  const asked = threshold * Math.max(LEAST_SHARE, 1 - chanceTaken(choices) / TAKEN_OFTEN);
  return saving > 0 && saving >= asked;
}

/** Chance that the writer goes on like one of the choices. */
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
