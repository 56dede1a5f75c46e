import type { KnownWords } from '../../text/knownWords.ts';
import type { Attested } from '../attested.ts';
import type { CorpusMatcher } from '../corpusMatcher.ts';
import { doubtsOf } from './doubts.ts';
import { type Edit, Edits } from './edits.ts';
import { type Evidence, evidenceFor } from './evidence.ts';
import { FEATURES, featuresOf } from './features.ts';
import { gramsOf } from './grams.ts';
import { Likelihood } from './likelihood.ts';
import { WEIGHTS } from './weights.ts';

/** An exchange that the corpus speaks for, with all that it says. */
export interface Suspicion {
  readonly edit: Edit;
  readonly evidence: Evidence;
  /** See `FEATURES`. */
  readonly features: Float64Array;
}

/** A slip, and how sure that it is one: the logarithm of the odds. */
export interface Typo extends Suspicion {
  readonly score: number;
}

/**
 * Odds, as a logarithm, from which on a slip is told of: chosen on the half of the real texts that constants are tuned
 * on, so that clean reports have less than one alarm in 2,000 clauses. Characters moved, put in or left out are looked
 * for at far fewer places, and give fewer alarms at the same odds.
 */
const LEAST_SCORE = 1.4;
const LEAST_SCORE_MOVED = 0.2;

/** Finds slips of hand, ear and eye that the corpus proves, in paragraphs of one draft. */
export class TypoFinder {
  readonly #matcher: CorpusMatcher;
  readonly #words: KnownWords | undefined;
  readonly #likelihood: Likelihood;

  constructor(matcher: CorpusMatcher, words: KnownWords | undefined) {
    this.#matcher = matcher;
    this.#words = words;
    this.#likelihood = new Likelihood(matcher);
  }

  /** Slips of {@link text} (folded), ascending; none touches another. */
  find(text: string, attested: Attested): Typo[] {
    const typos = this.suspicions(text, attested)
      .map((suspicion) => ({ ...suspicion, score: scoreOf(suspicion.features) }))
      .filter(({ edit, score }) => score >= (isExchange(edit) ? LEAST_SCORE : LEAST_SCORE_MOVED))
      .sort((a, b) => b.score - a.score);
    const taken: Typo[] = [];
    for (const typo of typos) if (!taken.some((other) => meet(typo.edit, other.edit))) taken.push(typo);
    return taken.sort((a, b) => a.edit.at - b.edit.at);
  }

  /** Every exchange that the corpus speaks for at all. */
  suspicions(text: string, attested: Attested): Suspicion[] {
    const grams = gramsOf(this.#matcher.index);
    const doubts = doubtsOf(text, attested, grams, this.#matcher);
    const edits = new Edits(
      doubts,
      grams,
      (context) => this.#matcher.following(context),
      (at) => this.#words?.holding(text, at) === 0,
    );
    const found: { edit: Edit; evidence: Evidence }[] = [];
    for (let at = 0; at <= text.length; at++) {
      for (const edit of edits.at(at)) {
        const evidence = evidenceFor(text, edit, this.#likelihood, this.#matcher);
        if (evidence !== undefined) found.push({ edit, evidence });
      }
    }
    return found.map((each) => {
      let rival = 0;
      for (const other of found)
        if (other !== each && meet(each.edit, other.edit)) rival = Math.max(rival, other.evidence.gain);
      return { ...each, features: featuresOf(text, each.edit, each.evidence, rival, this.#words) };
    });
  }
}

function scoreOf(features: Float64Array): number {
  let score = 0;
  for (let i = 0; i < FEATURES.length; i++) score += WEIGHTS[FEATURES[i]] * features[i];
  return score;
}

function isExchange({ kind }: Edit): boolean {
  return kind === 'exchanged' || kind === 'word exchanged';
}

/** Whether two exchanges are of the same units. */
function meet(a: Edit, b: Edit): boolean {
  return a.at < b.at + Math.max(1, b.wrong.length) && b.at < a.at + Math.max(1, a.wrong.length);
}
