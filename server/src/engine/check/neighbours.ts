import { isLeadIn } from './attribution.ts';
import type { Paragraph, PlacedParagraph } from './paragraph.ts';
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
  const below = paragraphs[number + 1]?.paragraph;
  if (below !== undefined && says(below, isSourceLine, SOURCE_LINES)) return true;
  const above = paragraphs[number - 1]?.paragraph;
  return (
    above !== undefined &&
    says(above, leadsOn, LEADS) &&
    says(paragraphs[number].paragraph, isQuotation, QUOTATIONS)
  );
}

/** What was found of paragraphs once: an edit leaves most as they were. */
const SOURCE_LINES = new WeakMap<Paragraph, boolean>();
const LEADS = new WeakMap<Paragraph, boolean>();
const QUOTATIONS = new WeakMap<Paragraph, boolean>();

function says(
  paragraph: Paragraph,
  holds: (text: string) => boolean,
  known: WeakMap<Paragraph, boolean>,
): boolean {
  let answer = known.get(paragraph);
  if (answer === undefined) known.set(paragraph, (answer = holds(paragraph.text.trim())));
  return answer;
}

function isSourceLine(text: string): boolean {
  return text.length <= LONGEST_SOURCE_LINE && SOURCE_LINE.test(text);
}

function leadsOn(text: string): boolean {
  return /[：:]$/u.test(text) && isLeadIn(text);
}

function isQuotation(text: string): boolean {
  return quotationsIn(text).some(({ start, end }) => start === 0 && end >= text.length - 1);
}
