import type { KnownWords } from '../../text/knownWords.ts';
import type { FoundRuns } from '../foundRuns.ts';
import type { CorpusMatcher } from '../corpusMatcher.ts';
import type { NearPhrase } from '../nearPhrases.ts';
import { type Exchanges, exchangesOf } from '../exchanges.ts';
import {
  areCountries,
  isAnswered,
  isAttested,
  isChoice,
  isInsideWord,
  isJoined,
  isListedName,
  isOtherName,
  isOtherMember,
  isOwnPlace,
  isPutBefore,
  isShortForm,
  isWholeWithout,
} from './drafterChoice.ts';
import type { Edit } from './edit.ts';
import { type Closer, type Evidence, evidenceFor, NO_CLOSER } from './evidence.ts';
import { featuresOf } from './features.ts';
import { leastScore, mostByCloser, scoreOf } from './judge.ts';
import { Likelihood } from './likelihood.ts';
import { type Attested, LocalEdits } from './localEdits.ts';
import { phraseEdits } from './phraseEdits.ts';
import { likeliestApart, meet } from './rivals.ts';
import { areWords } from './standsTwice.ts';
import type { Run } from '../runs.ts';

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

/** Finds slips of hand, ear and eye that the corpus proves, in paragraphs of one draft. */
export class TypoFinder {
  readonly #matcher: CorpusMatcher;
  readonly #words: KnownWords | undefined;
  readonly #likelihood: Likelihood;
  readonly #exchanges: Exchanges;
  readonly #local: LocalEdits;

  constructor(matcher: CorpusMatcher, words: KnownWords | undefined) {
    this.#matcher = matcher;
    this.#words = words;
    this.#exchanges = exchangesOf(matcher);
    this.#likelihood = new Likelihood(matcher);
    this.#local = new LocalEdits(matcher, words, this.#likelihood, this.#exchanges);
  }

  /**
   * Slips of {@link text} (folded), ascending; none touches another. {@link near} are set phrases that it may mean. What is in
   * {@link unfinished} or touches it is not looked for.
   */
  find(text: string, attested: FoundRuns, near: readonly NearPhrase[], unfinished?: Run): Typo[] {
    const typos: Typo[] = [];
    for (const { edit, evidence, rival } of this.#attestedEdits(text, attested, near, unfinished)) {
      const least = leastScore(edit, evidence);
      const featuresWith = (closer: Closer) => featuresOf(text, edit, evidence, closer, rival, this.#words);
      // A closer look costs as much as all the rest, and few depend on it.
      if (mostByCloser(edit, featuresWith(NO_CLOSER)) < least) continue;
      const features = featuresWith(evidence.closer());
      const score = scoreOf(edit, features);
      if (score >= least) typos.push({ edit, evidence, features, score });
    }
    const isHeld = (run: string): boolean => this.#likelihood.count(run) > 0;
    return likeliestApart(typos)
      .filter(({ edit }) => !isListedName(text, edit) && !isOwnPlace(edit) && !isOtherMember(text, edit))
      .filter(({ edit, evidence }) => !isPutBefore(edit, evidence) && !isAttested(edit, evidence))
      .filter(({ edit }) => !isOtherName(text, edit, this.#words))
      .filter(({ edit }) => !isInsideWord(text, edit, this.#words, isHeld))
      .filter(({ edit }) => !areWords(text, edit, this.#words, isHeld) && !isJoined(text, edit, this.#words))
      .filter(({ edit }) => !isAnswered(text, edit) && !areCountries(edit))
      .filter(({ edit }) => !isChoice(text, edit, this.#exchanges))
      .filter(({ edit }) => !isShortForm(text, edit, this.#exchanges, this.#words))
      .filter(({ edit }) => !isWholeWithout(text, edit, this.#words))
      .sort((a, b) => a.edit.at - b.edit.at);
  }

  /** Every exchange that the corpus speaks for at all. */
  suspicions(text: string, attested: FoundRuns, near: readonly NearPhrase[]): Suspicion[] {
    return this.#attestedEdits(text, attested, near).map(({ edit, evidence, rival }) => ({
      edit,
      evidence,
      features: featuresOf(text, edit, evidence, evidence.closer(), rival, this.#words),
    }));
  }

  /** Exchanges that the corpus speaks for, each with the gain of the best other one that touches it. */
  #attestedEdits(text: string, attested: FoundRuns, near: readonly NearPhrase[], unfinished?: Run) {
    const found = new Map<string, Attested>();
    const add = (each: Attested): void => {
      const { at, wrong, right } = each.edit;
      const key = `${at} ${wrong} ${right}`;
      if (!found.has(key)) found.set(key, each);
    };
    for (const edit of phraseEdits(text, near, this.#matcher)) {
      if (unfinished && touches(edit, unfinished)) continue;
      const evidence = evidenceFor(text, edit, this.#likelihood, this.#matcher, this.#exchanges);
      if (evidence !== undefined) add({ edit, evidence });
    }
    for (const each of this.#local.in(text, attested, unfinished)) {
      if (!unfinished || !touches(each.edit, unfinished)) add(each);
    }
    const all = [...found.values()];
    return all.map((each) => {
      let rival = 0;
      for (const other of all)
        if (other !== each && meet(each.edit, other.edit)) rival = Math.max(rival, other.evidence.gain);
      return { ...each, rival };
    });
  }
}

function touches({ at, wrong }: Edit, { start, end }: Run): boolean {
  return at <= end && at + wrong.length >= start;
}
