import type { FoundRuns } from '../foundRuns.ts';
import { isHan } from '../characters.ts';
import type { Doubts } from './edits.ts';
import type { CorpusGrams } from './grams.ts';
import type { PhraseCounts } from './phraseCounts.ts';

/** Says which runs the corpus holds. */
type Held = Pick<PhraseCounts, 'holds'>;

/** What lies in a run of this many units that the corpus holds is right. Guess. */
const TRUSTED_RUN = 4;

/**
 * Which units of {@link text} lie in no run of {@link TRUSTED_RUN} units that the corpus holds: of wrong characters of
 * real text 96 in a hundred, of right ones in unseen text ten. And over which joints no run reaches by half its length, nor by
 * one unit to either side: something may be missing there, or be there twice. Searches only where filters leave room and what is {@link attested}
 * does not say it already. Only what is at the places [{@link from}, {@link to}), and the next one, is reported.
 */
export function doubtsOf(
  text: string,
  attested: FoundRuns,
  grams: CorpusGrams,
  counts: Held,
  from = 0,
  to = text.length + 1,
): Doubts {
  const unit = new Uint8Array(text.length);
  const joint = new Uint8Array(text.length + 1);
  const first = Math.max(0, from - TRUSTED_RUN);
  const last = Math.min(text.length, to + TRUSTED_RUN);
  for (let at = first; at < last; at++) {
    if (isHan(text.charCodeAt(at))) unit[at] = 1;
    if (at > 0 && (unit[at] === 1 || unit[at - 1] === 1)) joint[at] = 1;
  }
  for (let at = first; at + TRUSTED_RUN <= Math.min(text.length, last + TRUSTED_RUN); at++) {
    if (!isTrusted(text, at, attested, grams, counts)) continue;
    unit.fill(0, at, at + TRUSTED_RUN);
    joint[at + TRUSTED_RUN / 2] = 0;
  }
  for (let at = Math.max(1, first); at < last; at++)
    if (joint[at] === 1 && isSmooth(text, at, grams, counts)) joint[at] = 0;
  return { text, unit, joint };
}

/** Whether the corpus may hold the joint before {@link at} with three units before it, and with three after it. */
function isSmooth(text: string, at: number, grams: CorpusGrams, counts: Held): boolean {
  // The filter lets one in seven through that no text holds.
  return (
    mayHold(text, at - 3, grams) &&
    mayHold(text, at - 1, grams) &&
    counts.holds(text, at - 3, at + 1) &&
    counts.holds(text, at - 1, at + 3)
  );
}

function mayHold(text: string, at: number, grams: CorpusGrams): boolean {
  if (at < 0 || at + 4 > text.length) return false;
  const unit = (i: number): number => text.charCodeAt(at + i);
  return grams.mayHold(unit(0), unit(1), unit(2), unit(3));
}

function isTrusted(text: string, at: number, attested: FoundRuns, grams: CorpusGrams, counts: Held): boolean {
  if (attested.from(at) >= TRUSTED_RUN) return true;
  return mayHold(text, at, grams) && counts.holds(text, at, at + TRUSTED_RUN);
}
