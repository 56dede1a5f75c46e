import { foldText } from '../text/fold.ts';
import { lineEndAfter, lineStartBefore } from '../text/lineStarts.ts';
import type { FindingCode } from './checkTable.ts';
import type { Finding } from './finding.ts';

/**
 * What a drafter accepted: the check, what it found and what is beside it, all folded, and no position,
 * so that it holds through edits elsewhere and can be shared with the draft.
 */
export interface AcceptedEntry {
  readonly check: FindingCode;
  readonly text: string;
  /** Up to {@link NEIGHBOURS} folded units before and after it in its line. */
  readonly before: string;
  readonly after: string;
}

/** Folded units of a finding's surroundings that must be the same for it to be the same finding. Guess. */
const NEIGHBOURS = 6;

/** The entry that accepts {@link finding} in a draft of this text. */
export function acceptedEntryOf(finding: Pick<Finding, 'code' | 'span'>, draft: string): AcceptedEntry {
  const { start, end } = finding.span;
  return {
    check: finding.code,
    text: foldText(draft.slice(start, end)),
    before: foldText(draft.slice(lineStartBefore(draft, start), start)).slice(-NEIGHBOURS),
    after: foldText(draft.slice(end, lineEndAfter(draft, end))).slice(0, NEIGHBOURS),
  };
}

/** {@link findings} without those that are {@link accepted}. */
export function withoutAccepted(
  findings: readonly Finding[],
  accepted: readonly AcceptedEntry[],
  draft: string,
): readonly Finding[] {
  if (accepted.length === 0) return findings;
  const keys = new Set(accepted.map(keyOf));
  return findings.filter((finding) => !keys.has(keyOf(acceptedEntryOf(finding, draft))));
}

/** True when the two entries accept the same finding. */
export function sameEntry(a: AcceptedEntry, b: AcceptedEntry): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ check, text, before, after }: AcceptedEntry): string {
  return JSON.stringify([check, text, before, after]);
}
