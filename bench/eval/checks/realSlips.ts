import type { Checker } from '../../../server/src/engine/check/checker.ts';
import type { RealSentence } from './field.ts';
import { fixedBy, slipsFound } from './fixed.ts';

/** How the checks deal with the slips of real sentences. */
export interface RealSlipScore {
  readonly sentences: number;
  /** Characters that are wrong, that the fixes change, and that they change to what is right. */
  readonly wrong: number;
  readonly changed: number;
  readonly right: number;
  /** Sentences without a slip, and those of them in which something was found. */
  readonly clean: number;
  readonly touched: number;
}

/** Checks {@link sentences} one by one; {@link report} is given each that was changed wrongly. */
export async function scoreRealSlips(
  checker: Checker,
  sentences: readonly RealSentence[],
  report: (written: string, fixed: string, right: string) => void,
): Promise<RealSlipScore> {
  const score = { sentences: sentences.length, wrong: 0, changed: 0, right: 0, clean: 0, touched: 0 };
  for (const { written, right } of sentences) {
    const findings = await slipsFound(checker, written);
    const fixed = fixedBy(written, findings);
    if (written === right) {
      score.clean++;
      if (findings.length > 0) score.touched++;
    }
    const counted = compare(written, fixed, right);
    score.wrong += counted.wrong;
    score.changed += counted.changed;
    score.right += counted.right;
    if (counted.right < counted.changed) report(written, fixed, right);
  }
  return score;
}

/**
 * Characters wrong, changed and changed rightly. Where a fix puts in or takes out characters, what it does not share
 * with the text before it, at either end, counts as changed.
 */
function compare(written: string, fixed: string, right: string) {
  if (written.length !== right.length) return { wrong: 0, changed: 0, right: 0 };
  const wrong = count(written.length, (at) => written[at] !== right[at]);
  if (fixed.length !== written.length) return { wrong, changed: 1, right: 0 };
  return {
    wrong,
    changed: count(written.length, (at) => fixed[at] !== written[at]),
    right: count(written.length, (at) => fixed[at] !== written[at] && fixed[at] === right[at]),
  };
}

function count(length: number, is: (at: number) => boolean): number {
  let found = 0;
  for (let at = 0; at < length; at++) if (is(at)) found++;
  return found;
}
