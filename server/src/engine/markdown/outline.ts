import type { Draft } from '../draft.ts';
import { outline, type Section } from '../text/headings.ts';
import { shownText } from './mask.ts';

/** The headings of a draft, nested, in order: see {@link outline}. A comment in code is no heading of Markdown. */
export function draftOutline(draft: Draft): Section[] {
  return outline(shownText(draft));
}
