import { LineStarts } from '../engine/text/lineStarts.ts';
import type { Finding, RelatedPlace, Review } from '../engine/check/finding.ts';
import type { Draft } from '../engine/draft.ts';
import type { CheckLevel } from '../engine/check/checkTable.ts';

/** A place in a draft. Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. */
interface ReportRange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type ReportLevel = Exclude<CheckLevel, 'off'>;

/** A finding ready to be written out. */
export interface ReportFinding {
  readonly finding: Finding;
  readonly level: ReportLevel;
  /** In the reader's language. */
  readonly message: string;
  readonly range: ReportRange;
  /** What the draft has there. */
  readonly text: string;
}

/** One draft, checked: every writer of reports starts from it. */
export interface DraftReport {
  readonly draft: Draft;
  /** As the user named the draft, or its URI. */
  readonly name: string;
  readonly review: Review;
  readonly findings: readonly ReportFinding[];
}

/** What the writers need to know beside the findings. */
interface ReportContext {
  readonly levelOf: (finding: Finding) => ReportLevel;
  readonly messageOf: (finding: Finding) => string;
}

/** The report of a draft. Linear in it. */
export function draftReport(draft: Draft, name: string, review: Review, context: ReportContext): DraftReport {
  const lines = new LineStarts(draft.text);
  const findings = review.findings.map((finding) => {
    const { start, end } = finding.span;
    const from = positionAt(lines, start);
    const to = positionAt(lines, end);
    return {
      finding,
      level: context.levelOf(finding),
      message: context.messageOf(finding),
      range: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
      text: draft.text.slice(start, end),
    };
  });
  return { draft, name, review, findings };
}

/** The range of another place of a finding: in {@link draft}, or in its source. Counts from 1. */
export function relatedRange(draft: Draft, place: RelatedPlace): ReportRange {
  if (place.in === 'corpus') {
    const { start, end } = place.range;
    return {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  }
  const lines = new LineStarts(draft.text);
  const from = positionAt(lines, place.span.start);
  const to = positionAt(lines, place.span.end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function positionAt(lines: LineStarts, offset: number): { line: number; column: number } {
  const line = lines.lineOf(offset);
  return { line: line + 1, column: offset - lines.startOf(line) + 1 };
}
