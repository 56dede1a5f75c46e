import { isLeadIn } from './attribution.ts';
import type { PlacedParagraph } from './paragraph.ts';
import { quotationsIn } from './quotations.ts';

/** A line that says whose the paragraph above it is: `——《甲市总结》，2023年`. A dash alone opens items, too. */
const SOURCE_LINE = /^(?:—|―|-){1,2}\s?《[^《》]{1,80}》[^。；！？]{0,30}$/u;
/** Longest line that says so, in units. Guess. */
const LONGEST_SOURCE_LINE = 120;

/**
 * Whether the paragraphs around that of {@link number} say whose it is: one above it that leads to a quotation
 * (`会议指出：`), the paragraph being one from end to end, or a line below it that names a document.
 */
export function isAttributedAround(paragraphs: readonly PlacedParagraph[], number: number): boolean {
  const below = paragraphs[number + 1]?.paragraph.text.trim() ?? '';
  if (below.length <= LONGEST_SOURCE_LINE && SOURCE_LINE.test(below)) return true;
  const above = paragraphs[number - 1]?.paragraph.text.trim() ?? '';
  return /[：:]$/u.test(above) && isLeadIn(above) && isQuotation(paragraphs[number].paragraph.text.trim());
}

function isQuotation(text: string): boolean {
  return quotationsIn(text).some(({ start, end }) => start === 0 && end >= text.length - 1);
}
