import type { Span } from '../draft.ts';
import { blankBefore } from './blanks.ts';
import type { Finding } from './finding.ts';
import type { Silencer } from './silence.ts';
import type { PlacedParagraph } from './paragraph.ts';
import { placeholdersOf } from './placeholder.ts';

/** Names and numbers crossed out (`xx`, `××市`): more of them than this, and the draft is redacted throughout. Guess. */
const MOST_ONE_BY_ONE = 8;
const CROSSED_OUT = /(?<![A-Za-z])[xX×ｘＸ✕╳]/u;
/** Other places spelled out in one finding. Guess. */
const MOST_OTHERS = 10;

interface Placeholder {
  /** In the draft. */
  readonly span: Span;
  readonly found: string;
}

/**
 * Placeholders of a draft, one finding each; but where names and numbers are crossed out all over it, all of these
 * make one, at the first of them, so that they do not hide the blank or the note that was forgotten. Paragraphs may have
 * blanks where {@link text} has marks of Markdown: none of these is left to be filled in.
 */
export function placeholderFindings(
  text: string,
  paragraphs: readonly PlacedParagraph[],
  isSilent: Silencer,
): Finding[] {
  const placed = paragraphs.flatMap(({ start, paragraph }) =>
    placeholdersOf(paragraph).map((span) => ({
      span: { start: start + span.start, end: start + span.end },
      found: paragraph.text.slice(span.start, span.end),
    })),
  );
  const all = placed.filter(
    ({ span, found }) =>
      !isSilent('placeholder', span) && (/\S/u.test(found[0]) || text.slice(span.start, span.end) === found),
  );
  const crossedOut = all.filter(({ found }) => CROSSED_OUT.test(found));
  if (crossedOut.length <= MOST_ONE_BY_ONE) return all.map(one);
  return [throughout(crossedOut), ...all.filter(({ found }) => !CROSSED_OUT.test(found)).map(one)];
}

function one({ span, found }: Placeholder): Finding {
  const unit = blankBefore(found);
  return {
    code: 'placeholder',
    span,
    message:
      unit === undefined
        ? { key: 'finding.placeholder', args: [found.trim()] }
        : { key: 'finding.placeholder.blank', args: [unit] },
    related: [],
    fixes: [],
  };
}

function throughout([first, ...others]: readonly Placeholder[]): Finding {
  return {
    code: 'placeholder',
    span: first.span,
    message: { key: 'finding.placeholder.all', args: [first.found, others.length + 1] },
    related: others.slice(0, MOST_OTHERS).map(({ span }) => ({ in: 'draft', span, section: '' })),
    fixes: [],
  };
}
