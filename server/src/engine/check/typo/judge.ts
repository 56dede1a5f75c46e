import { type Edit, isExchange } from './edit.ts';
import { type Evidence, MOST_CHANCES } from './evidence.ts';
import { CLOSER_FEATURES, FEATURES } from './features.ts';
import { movedTrees } from './movedTrees.ts';
import { EXCHANGED_WEIGHTS, type Weights, WORD_WEIGHTS } from './weights.ts';

/**
 * Odds, as a logarithm, from which on a slip is reported. All were chosen on texts that constants are tuned on
 * (`bench/eval/checks/field.ts`), and on texts of a kind that their corpus lacks altogether, where most alarms are. What a corpus
 * of 12 million characters finds less for it, one of 33 has long made up for: of wrong characters in real sentences 32 of 100 with
 * 3 million, 40 with 6, 45 with 9, 48 with 12. `npm run eval -- checks --field-only` prints what is found, on both halves.
 *
 * Of characters that stand for others: half of the alarms that there are from 0 on, and 3 in 100 of the slips.
 */
const LEAST_SCORE = 0.4;
/** The same where a set phrase of so many articles is made: 1 in 100 slips in set phrases, and no alarm more. */
const LEAST_SCORE_IN_PHRASE = -0.5;
const ARTICLES_OF_A_PHRASE = 8;
/** Where one place of the corpus alone has what is corrected with its neighbours: 1 in 100 real slips, a third of the alarms. */
const LEAST_SCORE_ONCE = 1.5;
/** Of two characters that stand for two: 60 of 124 such pairs in real sentences of the tuned half, four places in 54,000 clauses. */
const LEAST_SCORE_OF_WORD = 0.3;
/** Where the two neither sound nor look alike, and no set phrase says it: what the corpus has there may be another word. */
const LEAST_SCORE_UNLIKE = 1;
/**
 * Of characters swapped, put in or left out: 87 of 100 in set phrases, 0.3 places in 1,000 clauses. Each kind goes as low as it costs
 * next to no alarm; the unit that is one too many is the kind that drafters put in on purpose.
 */
const LEAST_SCORES_MOVED = { swapped: -1.5, doubled: -1.2, added: 0.2, dropped: -0.5 };
/** By how much more where no set phrase says that the place is fixed: 1 in 300 slips in set phrases, three of 23 alarms. */
const MORE_OUTSIDE_PHRASES = 0.6;

/**
 * Of one missing at the end of a set phrase beside a mark, which the corpus never leaves out there: none of 89,000 clauses to develop on
 * has one, whatever its score; two thirds of those left out on purpose are found.
 */
const LEAST_SCORE_CUT_OFF = -Infinity;

/**
 * The same of a character that is there twice and of which the corpus has two for a thousand of one at most: no way to write.
 */
const LEAST_SCORE_TWICE = -2.5;
const RARELY_TWICE = 1 / 1000;

/** The logarithm of the odds that {@link edit} corrects a slip; {@link features} are those of `FEATURES`. */
export function scoreOf(edit: Pick<Edit, 'kind'>, features: Float64Array): number {
  if (!isExchange(edit)) return movedTrees().sum(features);
  const weights = weightsOf(edit);
  let score = 0;
  for (let i = 0; i < FEATURES.length; i++) score += (weights[FEATURES[i]] ?? 0) * features[i];
  return score;
}

/** The most that {@link scoreOf} may be after a closer look (`Closer`); {@link features} are those before it. */
export function mostByCloser(edit: Pick<Edit, 'kind'>, features: Float64Array): number {
  if (!isExchange(edit)) return movedTrees().most(features, (feature) => IS_CLOSER[feature]);
  const { share = 0, chances = 0, others = 0, particleChances = 0 } = weightsOf(edit);
  const most = Math.log1p(MOST_CHANCES);
  return (
    scoreOf(edit, features) +
    Math.max(0, share) +
    Math.max(0, chances, chances + particleChances) * most +
    Math.max(0, others) * most
  );
}

function weightsOf({ kind }: Pick<Edit, 'kind'>): Weights {
  return kind === 'word exchanged' ? WORD_WEIGHTS : EXCHANGED_WEIGHTS;
}

const IS_CLOSER = FEATURES.map((name) => CLOSER_FEATURES.has(name));

/** The score from which on a slip is reported. */
export function leastScore(
  { kind, phrase, wrong, sound, shape }: Pick<Edit, 'kind' | 'phrase' | 'wrong' | 'sound' | 'shape'>,
  { heart, pairBefore, own }: Pick<Evidence, 'heart' | 'pairBefore' | 'own'>,
): number {
  if (phrase?.isCutOff === true) return LEAST_SCORE_CUT_OFF;
  if (kind === 'word exchanged') return LEAST_SCORE_OF_WORD;
  if (kind === 'doubled' && wrong.length === 1 && pairBefore <= RARELY_TWICE * own) return LEAST_SCORE_TWICE;
  if (kind !== 'exchanged')
    return LEAST_SCORES_MOVED[kind] + (phrase === undefined ? MORE_OUTSIDE_PHRASES : 0);
  if (heart === 1) return LEAST_SCORE_ONCE;
  if (phrase === undefined && sound === 0 && shape === 0) return LEAST_SCORE_UNLIKE;
  return (phrase?.articles ?? 0) >= ARTICLES_OF_A_PHRASE ? LEAST_SCORE_IN_PHRASE : LEAST_SCORE;
}
