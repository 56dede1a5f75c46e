import { pointedRank } from './checkTable.ts';
import type { Finding } from './finding.ts';
import type { PlacedParagraph } from './paragraph.ts';
import { firstWhere } from '../text/sorted.ts';

/** Times that a draft writes something before it is its own way of writing, and no slip. Guess. */
const HABIT = 3;
/**
 * How many times as often as the corpus a draft has the characters that are exchanged, in other words, before they belong to
 * its subject: a guest's country, a trial. Of alarms in the unseen reports that are tuned on a quarter go so; real slips
 * come in single sentences, which say nothing of it.
 */
const OF_ITS_SUBJECT = 2;
/**
 * What seems to be too much belongs to the subject where the draft has it so often elsewhere: a character that slipped in may be one
 * of its words by chance. Guess.
 */
const ELSEWHERE = 5;
/**
 * A shorter draft counts as one of this many units: in a sentence any character that it has twice would belong to its
 * subject. Guess.
 */
const FEWEST_UNITS = 1000;
/** Times added to both counts: one place more says something of what the corpus hardly knows, nothing of a common character. Guess. */
const DOUBT = 0.5;

/**
 * {@link findings} without slips that the draft makes throughout, and more often than it writes what is meant, and without
 * those in characters that belong to its subject.
 */
export function withoutHabits(
  findings: readonly Finding[],
  paragraphs: readonly PlacedParagraph[],
): readonly Finding[] {
  const length = paragraphs.reduce((sum, { paragraph }) => sum + paragraph.folded.length, 0);
  // No wording goes over the end of a paragraph.
  let text: string | undefined;
  const known = new Map<string, number>();
  const times = (wording: string): number => {
    let count = known.get(wording);
    if (count === undefined) {
      text ??= paragraphs.map(({ paragraph }) => paragraph.folded).join('\n');
      known.set(wording, (count = occurrences(text, wording)));
    }
    return count;
  };
  return findings.filter(({ exchange }) => {
    if (exchange === undefined) return true;
    const { wrong, right, units } = exchange;
    if (times(wrong) >= HABIT && times(wrong) > times(right)) return false;
    if (units === undefined) return true;
    const elsewhere = times(units.text) - times(wrong);
    if (units.isAdded && elsewhere < ELSEWHERE) return true;
    return elsewhere + DOUBT < OF_ITS_SUBJECT * (units.share * Math.max(FEWEST_UNITS, length) + DOUBT);
  });
}

/** Copies of fewer characters are minor, unless another of the same source is within this many units. Guess. */
const MINOR_COPY = 30;
const NEAR_COPY = 60;

/** {@link findings} with those copies marked as minor that are short and alone. Quadratic in neighbours only. */
export function withMinorCopies(findings: readonly Finding[]): readonly Finding[] {
  const copies = findings
    .filter(({ copy }) => copy !== undefined)
    .sort((a, b) => a.span.start - b.span.start);
  const minor = new Set<Finding>();
  for (const [i, finding] of copies.entries()) {
    if (finding.copy === undefined || finding.copy.characters >= MINOR_COPY) continue;
    const isRun = [copies[i - 1], copies[i + 1]].some(
      (other) => other !== undefined && isNear(finding, other) && sourceOf(finding) === sourceOf(other),
    );
    if (!isRun) minor.add(finding);
  }
  return findings.map((finding) =>
    finding.copy !== undefined && minor.has(finding)
      ? { ...finding, copy: { ...finding.copy, isMinor: true } }
      : finding,
  );
}

function isNear(a: Finding, b: Finding): boolean {
  return Math.max(a.span.start, b.span.start) - Math.min(a.span.end, b.span.end) <= NEAR_COPY;
}

/** The best source of a copy. */
function sourceOf({ related: [best] }: Finding): string | undefined {
  return best?.in === 'corpus' ? best.uri : undefined;
}

/** {@link findings} of which none points at words that one before it in the order of {@link pointedRank} points at. */
export function withoutOverlaps(findings: readonly Finding[]): readonly Finding[] {
  const pointed = findings
    .flatMap((finding) => {
      const rank = pointedRank(finding.code);
      return rank === undefined ? [] : [{ finding, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.finding.span.start - b.finding.span.start)
    .map(({ finding }) => finding);
  const kept: Finding[] = [];
  const left = new Set<Finding>();
  for (const finding of pointed) {
    const at = placeAmong(kept, finding);
    // They do not overlap, so that of those that begin before it ends the last one reaches farthest.
    const before = kept[at - 1];
    if (before !== undefined && finding.span.start < before.span.end) left.add(finding);
    else kept.splice(placeOf(kept, finding), 0, finding);
  }
  return left.size === 0 ? findings : findings.filter((finding) => !left.has(finding));
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** How many of {@link kept}, in order, begin before {@link finding} ends. */
function placeAmong(kept: readonly Finding[], { span }: Finding): number {
  return firstIndex(kept, (other) => other.span.start >= span.end);
}

/** Where {@link finding} belongs in {@link kept}, ordered by beginning, then by end. */
function placeOf(kept: readonly Finding[], { span: { start, end } }: Finding): number {
  return firstIndex(kept, ({ span }) => span.start > start || (span.start === start && span.end > end));
}

/** Index of the first of {@link sorted} that {@link holds} is true of; it stays true from there on. */
function firstIndex(sorted: readonly Finding[], holds: (finding: Finding) => boolean): number {
  return firstWhere(0, sorted.length, (at) => holds(sorted[at]));
}
