import type { Finding, FindingCode } from './finding.ts';
import type { PlacedParagraph } from './paragraph.ts';

/** Times that a draft writes something before it is its own way of writing, and no slip. */
const HABIT = 3;
/** Findings that point at a few words, those that say most about them first: no two are of the same words. */
const POINTED: readonly FindingCode[] = ['typo', 'wording', 'placeholder', 'leftover', 'structure'];

/** {@link findings} without slips that the draft makes throughout, and more often than it writes what is meant. */
export function withoutHabits(
  findings: readonly Finding[],
  paragraphs: readonly PlacedParagraph[],
): readonly Finding[] {
  const known = new Map<string, number>();
  const times = (text: string): number => {
    let count = known.get(text);
    if (count === undefined) {
      count = paragraphs.reduce((sum, { paragraph }) => sum + occurrences(paragraph.folded, text), 0);
      known.set(text, count);
    }
    return count;
  };
  return findings.filter(
    ({ exchange }) =>
      exchange === undefined ||
      times(exchange.wrong) < HABIT ||
      times(exchange.wrong) <= times(exchange.right),
  );
}

/** {@link findings} of which none points at words that one before it in {@link POINTED} points at. */
export function withoutOverlaps(findings: readonly Finding[]): readonly Finding[] {
  const pointed = findings
    .filter(({ code }) => POINTED.includes(code))
    .sort((a, b) => POINTED.indexOf(a.code) - POINTED.indexOf(b.code) || a.span.start - b.span.start);
  const kept: Finding[] = [];
  const left = new Set<Finding>();
  for (const finding of pointed) {
    if (kept.some(({ span }) => span.start < finding.span.end && finding.span.start < span.end))
      left.add(finding);
    else kept.push(finding);
  }
  return left.size === 0 ? findings : findings.filter((finding) => !left.has(finding));
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}
