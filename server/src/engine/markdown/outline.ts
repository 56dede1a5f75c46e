import type { Draft } from '../draft.ts';
import { LONGEST_HEADING, outline, type Section } from '../text/headings.ts';
import { type MarkdownDocument, markdownOf } from './document.ts';
import { shownText } from './mask.ts';
import { lineStartBefore } from '../text/lineStarts.ts';

/**
 * The headings of a draft, nested, in order: see {@link outline}. A comment in code is not a heading of Markdown; a line
 * over a rule of `=` or `-` is one.
 */
export function draftOutline(draft: Draft): Section[] {
  if (draft.languageId !== 'markdown') return outline(draft.text);
  return outline(shownText(draft), underlined(markdownOf(draft)));
}

/** Ranks of the headings that are underlined, by where their lines begin. A paragraph over a rule is none to a reader. */
function underlined({ text, tree }: MarkdownDocument): Map<number, number> {
  const ranks = new Map<number, number>();
  tree.iterate({
    enter({ name, node, from }) {
      if (name !== 'SetextHeading1' && name !== 'SetextHeading2') return true;
      const rule = node.getChild('HeaderMark');
      const heading = text.slice(from, rule?.from ?? from).trim();
      const isOneLine = !/[\r\n]/u.test(heading);
      if (isOneLine && heading.length <= LONGEST_HEADING)
        ranks.set(lineStartBefore(text, from), name === 'SetextHeading1' ? 1 : 2);
      return false;
    },
  });
  return ranks;
}
