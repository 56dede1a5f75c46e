/** Builds one article from its blocks: title lines, by-lines, facts, passages under their headings. */
import { type Article, type Passage, type PassageKind } from '../../engine/model.ts';
import { readHeading } from '../../engine/text/headings.ts';
import { type ByLine, readTailByLine } from '../junk/edges.ts';
import { type CleanBlock } from './blocks.ts';
import { readDate, readYear } from './dates.ts';
import { placeOfCongress, titleOfReport } from './genre.ts';
import { type Head, readHead } from './head.ts';
import { bodyOfNumber, bodyOfTitle } from './organisations.ts';
import { mergeFacts, type PaperFacts } from './pageFacts.ts';
import { readPlace } from './places.ts';
import { type Recurs } from './titleChoice.ts';
import { readSignOff } from './signOff.ts';
import { deriveTitle, isPaperTitle, isTitleLike, isTitleStem, stemOf } from './titles.ts';

interface BuiltArticle {
  readonly article: Article;
  /** Blocks of this article that turned out to be junk by their place, with the rule's name. */
  readonly dropped: readonly { readonly block: CleanBlock; readonly rule: string }[];
}

/** Last lines in which by-lines and contacts are looked for. Guess. */
const LONGEST_TAIL = 6;

/** Facts known about an article beside its blocks. */
interface ArticleContext {
  /** Name of the file. */
  readonly name: string;
  /** Lines that no rule drops. */
  readonly keeps: (line: string) => boolean;
  /** Lines that open many files of the folder. */
  readonly recurs?: Recurs;
  /** Title that counts whatever the text shows. */
  readonly title?: string;
  /** Title where the text shows none. */
  readonly fallbackTitle?: string;
  /** Facts that the format knows: of the page that the text was in. */
  readonly facts?: PaperFacts;
}

/** The article that {@link blocks} make; undefined where nothing but junk is left. */
export function buildArticle(
  blocks: readonly CleanBlock[],
  { name, keeps, recurs, title: given, fallbackTitle, facts: known = {} }: ArticleContext,
): BuiltArticle | undefined {
  const dropped: { block: CleanBlock; rule: string }[] = [];
  const byLines: ByLine[] = [];
  const drop = (block: CleanBlock, rule: string) => {
    if (!keeps(block.text)) dropped.push({ block, rule });
  };
  const note = (block: CleanBlock, byLine: ByLine) => {
    drop(block, byLine.rule);
    byLines.push(byLine);
  };
  const head = readHead(blocks, [known.title ?? '', fallbackTitle ?? ''], name, recurs);
  for (const { block, byLine } of head.byLines) note(block, byLine);
  for (const [block, rule] of head.factsBlocks) drop(block, rule);
  readTail(blocks, head.end, note);
  const junk = new Set(dropped.map(({ block }) => block));
  const kept = blocks.filter((block) => !junk.has(block));
  if (kept.length === 0) return undefined;

  const facts = mergeFacts(head.facts, known);
  const signOff = readSignOff(kept, kept.findLastIndex((block) => head.titles.has(block)) + 1);
  const title = given ?? titleFor(head, facts, fallbackTitle, kept, name);
  const number = head.number ?? facts.number;
  const body =
    facts.body ??
    bodyOfTitle(title) ??
    byLines.find((line) => line.body !== undefined)?.body ??
    head.body ??
    signOff?.body ??
    bodyOfNumber(number ?? '');
  const author = byLines.find((line) => line.author !== undefined)?.author;
  const date =
    facts.date ??
    head.dated.map(readDate).find((found) => found !== undefined) ??
    signOff?.date ??
    facts.published ??
    fullDate(name) ??
    readYear(title) ??
    readDate(name) ??
    readYear(name);
  const place = readPlace(title, body) ?? placeOfCongress(head.dated);
  return {
    article: {
      title,
      ...(date === undefined ? {} : { date }),
      ...(body === undefined ? {} : { body }),
      ...(number === undefined ? {} : { number }),
      ...(author === undefined ? {} : { author }),
      ...(place === undefined ? {} : { place }),
      passages: passagesOf(kept, head.titles),
    },
    dropped,
  };
}

/** A day that a file is named after is surer than a year that its title speaks of. */
function fullDate(name: string): string | undefined {
  const date = readDate(name);
  return date !== undefined && date.length > 7 ? date : undefined;
}

/** The title that the text shows; where it shows none that looks like one, what else goes by its name. */
function titleFor(
  head: Head,
  facts: PaperFacts,
  fallbackTitle: string | undefined,
  kept: readonly CleanBlock[],
  name: string,
): string {
  if (head.title !== undefined && !head.isWeak) return head.title;
  const stem = stemOf(name);
  const named = [facts.title, fallbackTitle, stem].find(
    (title) => title !== undefined && isTitleStem(title) && isPaperTitle(title) && isTitleLike(title),
  );
  const paragraphs = kept.filter(({ hint }) => hint?.kind !== 'table').map(({ text }) => text);
  return (
    named ??
    titleOfReport(paragraphs, head.dated, name) ??
    facts.title ??
    fallbackTitle ??
    (isTitleStem(stem) ? stem : head.title) ??
    deriveTitle(name, firstText(paragraphs) ?? kept[0]?.text ?? '')
  );
}

/** Drops by-lines from the end upwards. */
function readTail(
  blocks: readonly CleanBlock[],
  headEnd: number,
  note: (block: CleanBlock, byLine: ByLine) => void,
): void {
  const first = Math.max(headEnd, blocks.length - LONGEST_TAIL);
  for (let i = blocks.length - 1; i >= first; i--) {
    const block = blocks[i];
    if (block === undefined) continue;
    const byLine = readTailByLine(block.text);
    if (byLine !== undefined) note(block, byLine);
    else if (block.text.length > 60) break;
  }
}

function firstText(paragraphs: readonly string[]): string | undefined {
  return paragraphs.find((text) => text.length > 20) ?? paragraphs[0];
}

/** Passages with the index of the one whose heading each is under. */
function passagesOf(blocks: readonly CleanBlock[], titles: ReadonlySet<CleanBlock>): Passage[] {
  const passages: Passage[] = [];
  /** Headings open at this place, outermost first. */
  const open: { readonly index: number; readonly rank: number }[] = [];
  for (const block of blocks) {
    if (titles.has(block)) {
      passages.push(passageOf(block, 'title', -1));
      continue;
    }
    const kind = block.hint?.kind;
    if (kind === 'table' || kind === 'footnote') {
      passages.push(passageOf(block, kind, open.at(-1)?.index ?? -1));
      continue;
    }
    const found = headingOf(block);
    if (found === undefined) {
      passages.push(passageOf(block, 'paragraph', open.at(-1)?.index ?? -1));
      continue;
    }
    const { level, length, standalone, rank } = found;
    while ((open.at(-1)?.rank ?? -Infinity) >= rank) open.pop();
    const parent = open.at(-1)?.index ?? -1;
    passages.push({
      ...passageOf(block, standalone ? 'heading' : 'paragraph', parent),
      heading: { level, length },
    });
    // `一是……` is over its own paragraph only.
    if (level < 5 || standalone) open.push({ index: passages.length - 1, rank });
  }
  return passages;
}

function passageOf({ text, line, column, drops }: CleanBlock, kind: PassageKind, parent: number): Passage {
  return drops.length === 0
    ? { text, line, column, kind, parent }
    : { text, line, column, kind, parent, drops };
}

function headingOf({ text, hint }: CleanBlock) {
  const lineEnd = text.indexOf('\n');
  const found = readHeading(lineEnd < 0 ? text : text.slice(0, lineEnd));
  if (found !== undefined) return { ...found, standalone: found.standalone && lineEnd < 0 };
  if (hint?.kind !== 'heading') return undefined;
  // Styles of Word nest as Markdown's `#` do: outside all markers.
  const level = Math.min(5, hint.level ?? 1);
  return { level, length: text.length, standalone: true, rank: level - 1 };
}
