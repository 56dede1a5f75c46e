import type { Checker } from '../../../server/src/engine/check/checker.ts';
import { type CheckOptions, type Finding, onlyChecks } from '../../../server/src/engine/check/finding.ts';
import { NEVER } from '../../../server/src/engine/signal.ts';

/** The checks that find slips, alone. */
export const SLIP_CHECKS: CheckOptions = onlyChecks('typo', 'wording');

/** What the checks for slips say of a text. */
export async function slipsFound(checker: Checker, text: string): Promise<readonly Finding[]> {
  const { findings } = await checker.review(
    { uri: 'draft:', text, languageId: 'plaintext' },
    SLIP_CHECKS,
    NEVER,
  );
  return findings;
}

/** {@link text} with the first fix of each of {@link findings}. */
export function fixedBy(text: string, findings: readonly Finding[]): string {
  const edits = findings.flatMap(({ fixes }) => fixes.slice(0, 1).flatMap((fix) => fix.edits));
  let fixed = text;
  for (const { span, text: now } of edits.toSorted((a, b) => b.span.start - a.span.start))
    fixed = fixed.slice(0, span.start) + now + fixed.slice(span.end);
  return fixed;
}
