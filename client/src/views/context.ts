import type { Source } from 'yinju-language-server/protocol';

/** A line of a concordance: the phrase with what surrounds it, and where in the line the phrase stands. */
export interface ContextLine {
  readonly text: string;
  /** UTF-16 code units from the start of {@link text}. */
  readonly highlight: readonly [start: number, end: number];
}

/** Characters kept before the phrase, so that it stays in sight of a narrow view. */
const BEFORE = 10;
const AFTER = 60;

/** The keyword-in-context line of one source; white space and line breaks become single spaces. */
export function contextLine({
  before,
  match,
  after,
}: Pick<Source, 'before' | 'match' | 'after'>): ContextLine {
  const lead = [...oneLine(before)];
  const shownLead = lead.length > BEFORE ? `…${lead.slice(-BEFORE).join('')}` : lead.join('');
  const shownMatch = oneLine(match);
  const tail = [...oneLine(after)];
  const shownTail = tail.length > AFTER ? `${tail.slice(0, AFTER).join('')}…` : tail.join('');
  return {
    text: shownLead + shownMatch + shownTail,
    highlight: [shownLead.length, shownLead.length + shownMatch.length],
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
