/**
 * Headings of reports: `一、`, `（一）`, `1.`, `（1）`, `一是`, and Markdown's `#`. Works on one line at a time, on
 * drafts and on source files alike. Offsets and lengths are UTF-16 code units.
 */
import { CLOSER_OF } from './pairs.ts';
import { foldUnit } from './fold.ts';
import { BRACKETED, BRACKETED_CHINESE, CHINESE_NUMERALS, CIRCLED, POINTED } from './numerals.ts';
import { unified } from './unified.ts';

type HeadingLevel = 1 | 2 | 3 | 4 | 5;

/** What opens a line that is a heading, or that begins with one. */
interface ParsedHeading {
  /** The marker as it stands: `一、`, `（一）`, `1.`, `一是`, `首先，`; `##` where Markdown has nothing else. */
  readonly marker: string;
  /**
   * 1 `一、` and `第一章`, 2 `（一）` and `第一节`, 3 `1.`, 4 `（1）`, 5 `一是`, `第一，`, `首先，`; for Markdown the
   * number of `#` (5 at most), unless one of these markers follows them.
   */
  readonly level: HeadingLevel;
  /**
   * Units of the line that belong to the heading, white space before the marker included. The whole line for a
   * heading that is alone. For one that runs into its paragraph: up to and including the first `。`, `：`,
   * `！` or `？` outside quotes and brackets; only the marker where that first sentence is longer than
   * {@link LONGEST_HEADING}, or is an item of a list (ends with `；`).
   */
  readonly length: number;
  /** True where the line holds nothing but the heading. */
  readonly standalone: boolean;
}

/** A heading of a text with what it is over. */
export interface Section {
  readonly marker: string;
  readonly level: HeadingLevel;
  /** The heading's text without Markdown's `#` and without surrounding white space: `一、总体要求`. */
  readonly title: string;
  /** Where the marker begins. */
  readonly start: number;
  /** Just past the heading's own text. */
  readonly headingEnd: number;
  /** Just past the section's last unit that is not white space. */
  readonly end: number;
  readonly children: readonly Section[];
}

/** Longest heading, in units without the white space around it. Real ones stay under 50. Guess. */
export const LONGEST_HEADING = 60;

/**
 * What markers are made of. Three readers are made of these: this one finds headings, in any text; `check/markers.ts` counts,
 * so that it captures each numeral, and knows the articles of regulations and the items inside a paragraph as well, which
 * head nothing; `complete/enumeration.ts` goes on with a list and needs those items alone. Readers of layouts
 * (`corpus/formats`) ask less, whether a line may begin with any marker, as they know how it is set.
 */
export const CHINESE_NUMBER = `[${CHINESE_NUMERALS}]{1,5}`;
export const CHAPTER_WORDS = '(?:章|编|篇|部分)';
export const ENDS_CHAPTER = '(?=[\\s：:、]|$)';
/** `一、二线城市`: words, not a heading. */
export const ENDS_CHINESE = '、(?![一二三四五六七八九十]{1,2}(?:[、线级类产季期批等]|$))';
/** `1.5`: a number, not a heading. */
export const ENDS_ARABIC = '[.．、](?![\\d０-９])';
const CHAPTER = `第(?:${CHINESE_NUMBER}|[\\d０-９]{1,4})`;
const AFTER_CHAPTER = `${ENDS_CHAPTER}[\\s：:、]*`;
/** In a text that is known to be a heading, words may follow a chapter's number at once. */
const KNOWN_CHAPTER = new RegExp(`^${CHAPTER}(?:章|编|篇|部分|节)[\\s：:、]*`, 'u');

/** How styles of markers nest, outermost first; Markdown's come before all others, by their number of `#`. */
const STYLES: readonly { readonly level: HeadingLevel; readonly pattern: RegExp }[] = [
  { level: 1, pattern: new RegExp(`^${CHAPTER}${CHAPTER_WORDS}${AFTER_CHAPTER}`, 'u') },
  { level: 2, pattern: new RegExp(`^${CHAPTER}节${AFTER_CHAPTER}`, 'u') },
  { level: 1, pattern: new RegExp(`^${CHINESE_NUMBER}${ENDS_CHINESE}`, 'u') },
  { level: 2, pattern: new RegExp(`^(?:[（(]${CHINESE_NUMBER}[）)]|[${BRACKETED_CHINESE}])`, 'u') },
  { level: 3, pattern: new RegExp(`^(?:[\\d０-９]{1,3}${ENDS_ARABIC}|[${POINTED}])`, 'u') },
  { level: 4, pattern: new RegExp(`^(?:[（(][\\d０-９]{1,3}[）)]|[${BRACKETED}])`, 'u') },
  {
    level: 5,
    pattern: new RegExp(
      `^(?:[一二三四五六七八九十]是(?!一|否)|第[一二三四五六七八九十]{1,2}(?:，|是|、(?![一二三四五六七八九十]))|其[一二三四五六七八九十][，、](?![一二三四五六七八九十][，、])|(?:首先|其次|再次|最后)，|[${CIRCLED}])`,
      'u',
    ),
  },
];

/** First characters of all markers: most lines have another one. */
const OPENS_HEADING = new RegExp(
  `^[#第其首再最（(\\d０-９一二三四五六七八九十${BRACKETED_CHINESE}${POINTED}${BRACKETED}${CIRCLED}]`,
  'u',
);
const MARKDOWN_RANKS = 6;
const BLANK = /[\s\u3000\ufeff]/u;

/** A heading with its place among others. */
interface RankedHeading extends ParsedHeading {
  /**
   * How headings nest: one is under the nearest before it with a smaller rank. Ranks follow the marker's style
   * (`第一章` over `一、` over `（一）` …), Markdown's `#` before all.
   */
  readonly rank: number;
  /** Where in the line the heading's text begins, past white space and `#`. */
  readonly start: number;
}

/**
 * Reads the heading that {@link line} (without its line break) is or opens with; undefined where it has none.
 * Numbers (`1.5`), words (`一般`, `一、二线`) and dates are none. Linear in the heading's length.
 */
export function parseHeading(line: string): ParsedHeading | undefined {
  const heading = readHeading(line);
  if (heading === undefined) return undefined;
  const { marker, level, length, standalone } = heading;
  return { marker, level, length, standalone };
}

/**
 * The headings of {@link text}, nested, in order. One that opens a paragraph at level 5 covers its line only. Lines that
 * are headings by what is around them have their number of `#` in {@link ranks}, by where they begin.
 */
export function outline(text: string, ranks: ReadonlyMap<number, number> = new Map()): Section[] {
  const roots: OpenSection[] = [];
  const open: OpenSection[] = [];
  let lastInk = 0;
  for (const { start, end } of lines(text)) {
    const line = unified(text.slice(start, end));
    const inkEnd = start + line.trimEnd().length;
    const hashes = ranks.get(start);
    const heading = hashes === undefined ? readHeading(line) : readMarkdown(line, inkStart(line), hashes);
    if (heading !== undefined) {
      while (open.length > 0 && open[open.length - 1].rank >= heading.rank) close(open, lastInk);
      const section: OpenSection = {
        marker: heading.marker,
        level: heading.level,
        title: line.slice(heading.start, heading.length).trim(),
        start: start + heading.start,
        headingEnd: Math.min(start + heading.length, inkEnd),
        end: inkEnd,
        children: [],
        rank: heading.rank,
      };
      (open.at(-1)?.children ?? roots).push(section);
      if (heading.level < 5 || heading.standalone) open.push(section);
    }
    if (inkEnd > start) lastInk = inkEnd;
  }
  while (open.length > 0) close(open, lastInk);
  return roots;
}

/** The sections of {@link sections} that {@link offset} is in, outermost first. */
export function sectionPath(sections: readonly Section[], offset: number): Section[] {
  const path: Section[] = [];
  let level = sections;
  for (;;) {
    const section = level.findLast((candidate) => candidate.start <= offset);
    if (section === undefined || offset > section.end) return path;
    path.push(section);
    level = section.children;
  }
}

/** A marker without the punctuation that ends it: `三、` → `三`. */
export function bareMarker(marker: string): string {
  return marker.replace(/(?<![、，.．\s：:])[、，.．\s：:]+$/u, '');
}

/** A known heading's words: {@link line} without the marker that it opens with, and without the white space around it. */
export function withoutMarker(line: string): string {
  const heading = readHeading(line);
  if (heading === undefined) return line.trim().replace(KNOWN_CHAPTER, '');
  const rest = line.slice(heading.start).trimStart();
  return (rest.startsWith(heading.marker) ? rest.slice(heading.marker.length) : rest).trim();
}

interface OpenSection extends Section {
  end: number;
  readonly children: OpenSection[];
  readonly rank: number;
}

function close(open: OpenSection[], lastInk: number): void {
  const section = open.pop();
  if (section !== undefined) section.end = Math.max(section.end, lastInk);
}

/** {@link parseHeading} with the heading's rank. */
export function readHeading(line: string): RankedHeading | undefined {
  const start = inkStart(line);
  // Most lines are paragraphs, and their first character says so.
  if (!OPENS_HEADING.test(line[start] ?? '')) return undefined;
  const hashes = /^(#{1,6})[ \t\u3000]+(?=\S)/u.exec(line.slice(start, start + 16));
  if (hashes !== null) return readMarkdown(line, start + hashes[0].length, hashes[1].length);

  const style = styleAt(line, start);
  if (style === undefined) return undefined;
  const { level, marker, rank } = style;
  const end = headingEnd(line, start, marker.length);
  const standalone = line.slice(end).trim() === '';
  return { marker: marker.trimEnd(), level, length: standalone ? line.length : end, standalone, rank, start };
}

/** Where the first visible unit of {@link line} is. */
function inkStart(line: string): number {
  let start = 0;
  while (start < line.length && (BLANK.test(line[start]) || foldUnit(line.charCodeAt(start)) === 0)) start++;
  return start;
}

function readMarkdown(line: string, start: number, hashes: number): RankedHeading {
  const marker = styleAt(line, start);
  const level = marker?.level ?? (Math.min(5, hashes) as HeadingLevel);
  return {
    marker: marker?.marker.trimEnd() ?? '#'.repeat(hashes),
    level,
    length: line.length,
    standalone: true,
    rank: hashes - 1,
    start,
  };
}

function styleAt(line: string, start: number) {
  const head = line.slice(start, start + 16);
  for (const [number, { level, pattern }] of STYLES.entries()) {
    const marker = pattern.exec(head)?.[0];
    if (marker !== undefined) return { level, marker, rank: MARKDOWN_RANKS + number };
  }
  return undefined;
}

/** End of the heading whose marker is at {@link start}: see {@link ParsedHeading.length}. */
function headingEnd(line: string, start: number, markerLength: number): number {
  const limit = Math.min(line.length, start + LONGEST_HEADING);
  let closer = '';
  for (let at = start + markerLength; at < limit; at++) {
    const unit = line[at];
    if (closer !== '') {
      if (unit === closer) closer = '';
      continue;
    }
    const own = CLOSER_OF.get(unit);
    if (own !== undefined) {
      // A bracket that is never closed hides nothing.
      if (line.includes(own, at)) closer = own;
    } else if ('。：！？:!?'.includes(unit)) return at + 1;
    else if (unit === '；' || unit === ';') return start + markerLength;
  }
  return line.slice(limit).trim() === '' ? line.length : start + markerLength;
}

/** Line ranges without their breaks (`\n`, `\r\n`, `\r`). */
function* lines(text: string): Generator<{ start: number; end: number }> {
  const breaks = /\r\n|\n|\r/gu;
  let start = 0;
  for (const match of text.matchAll(breaks)) {
    yield { start, end: match.index };
    start = match.index + match[0].length;
  }
  yield { start, end: text.length };
}
