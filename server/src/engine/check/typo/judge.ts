import { type Edit, isExchange } from './edits.ts';
import { type Evidence, MOST_CHANCES } from './evidence.ts';
import { CLOSER_FEATURES, FEATURES } from './features.ts';
import { movedTrees } from './movedTrees.ts';
import { EXCHANGED_WEIGHTS } from './weights.ts';

/**
 * Odds, as a logarithm, from which on a slip is reported. All were chosen on texts that constants are tuned on
 * (`bench/eval/checks/field.ts`), by scores of weights and trees that had not seen the text in question (five folds): they find 43 of
 * 100 wrong characters of real sentences and nine of ten slips in set phrases, and report half a place in 1,000 clauses of unseen
 * reports, some of it slips of the reports. On the half held out it is 42, nine of ten, and 0.6 places in national reports and laws, 0.3 in
 * news.
 *
 * Of characters that stand for others.
 */
const LEAST_SCORE = 0;
/** The same where a set phrase of so many articles is made: 1 in 100 slips in set phrases, and no alarm more. */
const LEAST_SCORE_IN_PHRASE = -0.5;
const ARTICLES_OF_A_PHRASE = 8;
/** Where one place of the corpus alone has what is corrected with its neighbours: 1 in 100 real slips, a third of the alarms. */
const LEAST_SCORE_ONCE = 1.5;
/**
 * Of characters swapped, put in or left out: 87 of 100 in set phrases, 0.3 places in 1,000 clauses. Each kind goes as low as it costs
 * next to no alarm; the unit that is one too many is the kind that drafters put in on purpose.
 */
const LEAST_SCORES_MOVED = { swapped: -1.5, doubled: -1.2, added: 0.2, dropped: -0.5 };
/** By how much more where no set phrase says that the place is fixed: no slip in set phrases, two of 21 alarms. */
const MORE_OUTSIDE_PHRASES = 0.3;

/** The logarithm of the odds that {@link edit} corrects a slip; {@link features} are those of `FEATURES`. */
export function scoreOf(edit: Pick<Edit, 'kind'>, features: Float64Array): number {
  if (!isExchange(edit)) return movedTrees().sum(features);
  let score = 0;
  for (let i = 0; i < FEATURES.length; i++) score += (EXCHANGED_WEIGHTS[FEATURES[i]] ?? 0) * features[i];
  return score;
}

/** The most that {@link scoreOf} may be after a closer look (`Closer`); {@link features} are those before it. */
export function mostByCloser(edit: Pick<Edit, 'kind'>, features: Float64Array): number {
  if (!isExchange(edit)) return movedTrees().most(features, (feature) => IS_CLOSER[feature]);
  const { share = 0, chances = 0, others = 0, particleChances = 0 } = EXCHANGED_WEIGHTS;
  const most = Math.log1p(MOST_CHANCES);
  return (
    scoreOf(edit, features) +
    Math.max(0, share) +
    Math.max(0, chances, chances + particleChances) * most +
    Math.max(0, others) * most
  );
}

const IS_CLOSER = FEATURES.map((name) => CLOSER_FEATURES.has(name));

/** The score from which on a slip is reported. */
export function leastScore(
  { kind, phrase }: Pick<Edit, 'kind' | 'phrase'>,
  { heart }: Pick<Evidence, 'heart'>,
): number {
  if (kind !== 'exchanged' && kind !== 'word exchanged')
    return LEAST_SCORES_MOVED[kind] + (phrase === undefined ? MORE_OUTSIDE_PHRASES : 0);
  if (heart === 1) return LEAST_SCORE_ONCE;
  return (phrase?.articles ?? 0) >= ARTICLES_OF_A_PHRASE ? LEAST_SCORE_IN_PHRASE : LEAST_SCORE;
}
