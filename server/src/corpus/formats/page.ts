/** Pages of the web: their text distinguished from what is around it. */
import { decodeText } from '../encoding/decode.ts';
import { readHeadByLine } from '../junk/edges.ts';
import { type ExtractedText, type LineHint } from '../source.ts';
import { isDateLine, readDate } from '../structure/dates.ts';
import { readNumber } from '../structure/organisations.ts';
import { mergeFacts, type PaperFacts, readBox, readFactsLine } from '../structure/pageFacts.ts';
import { isOccasion } from '../structure/titles.ts';
import { writeHtml } from './html.ts';
import { LineWriter } from './lineWriter.ts';
import { type Element, parseHtml, textOf } from './markup.ts';
import { findText, type PageText } from './pageMain.ts';
import { findHeading, hasBlocks, readPageHead, squeeze } from './pageNames.ts';

const CHROME = 'page-chrome';
/** Lines under the heading in which a date alone is that of the page. Guess. */
const MOST_DATE_LINES = 3;

/** Reads a page of the web. */
export function readHtml(bytes: Uint8Array): ExtractedText {
  const { text, encoding } = decodeText(bytes);
  return { format: 'html', encoding, ...readPage(text) };
}

/**
 * Text of a page: the lines of the element that holds it, with its heading; all other lines stay in the text, marked
 * as junk (`page-chrome`), and what they say of the paper in labels and values is kept as its facts.
 */
export function readPage(html: string): Pick<ExtractedText, 'text' | 'hints' | 'title' | 'facts'> {
  const document = parseHtml(html);
  const head = readPageHead(document);
  const heading = findHeading(document, head);
  const page = findText(document, heading);
  const writer = new LineWriter();
  /** True between the heading and the text: who signs is there, and the date. */
  let isHead = false;
  writeHtml(document, writer, {
    skip: ({ name, attribs }) => name === 'a' && /^#_(?:ftn|edn)/u.test(attribs.href ?? ''),
    hintFor(element): LineHint {
      if (element === heading) {
        isHead = true;
        return { kind: 'title' };
      }
      if (isNote(element)) return { kind: 'footnote' };
      const place = placeOf(element, page);
      if (place === 'text') {
        isHead = false;
        return {};
      }
      if (place === 'outside' && isHead && !hasBlocks(element) && isHeadLine(squeeze(textOf(element))))
        return {};
      return { junk: CHROME };
    },
  });
  const { text, hints } = writer.finish();
  const read = readFacts(text.split('\n'), hints);
  const [title] = head.titles;
  return {
    text,
    hints: read.hints,
    facts: mergeFacts(read.facts, head.facts),
    ...(title === undefined ? {} : { title }),
  };
}

function placeOf(element: Element, page: PageText | undefined): 'text' | 'furniture' | 'outside' {
  if (page === undefined) return 'text';
  for (let node: Element | null = element; node !== null; node = node.parent as Element | null) {
    if (page.furniture.has(node)) return 'furniture';
    if (node === page.main) return 'text';
  }
  return 'outside';
}

/** A line under the heading that belongs to it: who signs, when, on what occasion, under what number. */
function isHeadLine(line: string): boolean {
  return (
    readHeadByLine(line) !== undefined ||
    readFactsLine(line)?.isSure === true ||
    isDateLine(line) ||
    isOccasion(line) ||
    readNumber(line) !== undefined
  );
}

/** Facts in lines outside the text, as labels and values; the lines are dropped as what they are. */
function readFacts(
  lines: readonly string[],
  hints: ReadonlyMap<number, LineHint>,
): { readonly facts: PaperFacts; readonly hints: ReadonlyMap<number, LineHint> } {
  const all = new Map(hints);
  let facts: PaperFacts = {};
  let heading = -Infinity;
  for (let i = 0; i < lines.length; i++) {
    if (hints.get(i)?.kind === 'title') heading = i;
    if (hints.get(i)?.junk !== CHROME) continue;
    const line = lines[i] ?? '';
    if (i <= heading + MOST_DATE_LINES && isDateLine(line))
      facts = mergeFacts(facts, { published: readDate(line) });
    const box = readBox(lines, i);
    if (box === undefined) continue;
    facts = mergeFacts(facts, box.facts);
    const outside = box.rules.filter(([offset]) => hints.get(i + offset)?.junk === CHROME);
    for (const [offset, junk] of outside) all.set(i + offset, { ...hints.get(i + offset), junk });
    i += box.rules.length - 1;
  }
  return { facts, hints: all };
}

/** True inside a note of Word's own HTML. */
function isNote(element: Element): boolean {
  for (let node: Element | null = element; node !== null; node = node.parent as Element | null) {
    if (/mso-element\s*:\s*(?:foot|end)note\b/iu.test(node.attribs?.style ?? '')) return true;
  }
  return false;
}
