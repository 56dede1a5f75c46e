/** Paragraphs whose lines were broken by hand, as editors and mail programs do at a column. */
import type { SyntaxNodeRef } from '@lezer/common';
import { parseHeading } from '../text/headings.ts';
import type { MarkdownDocument } from './document.ts';

/** Ends a sentence, or what is on its own line. */
const ENDS = /[。！？；：…!?;:”’）)》】]$/u;
/** Ends nothing: the text goes on wherever the line was broken. */
const GOES_ON = /[，、,—“‘（(《〈〔【]$/u;
/** Inside of a line: it is a sentence, no heading. */
const SENTENCE = /[，。；]/u;
/** A line this long, and this share of the longest of its paragraph, was broken because it was full. Guess. */
const FULL_LINE = 12;
const FULL_SHARE = 0.5;
/** Units by which full lines differ where they are broken at a column: a word, or a mark that opens no line. Guess. */
const UNEVEN = 6;
/** What never goes on from the line above. */
const STARTS_ANEW = /^(?:\[\^|[-—]{2}|[（(]\d{4}\s*年)/u;

interface Line {
  /** As it is masked, white space around it left out. */
  readonly text: string;
  /** Where the line break after it begins. */
  readonly breakAt: number;
  /** True where the writer requested that break. */
  readonly isHard: boolean;
}

/**
 * Line breaks, by where they begin, that are inside a sentence or between the full lines of one paragraph; a line
 * that a writer ended for good is none, though Markdown would run it on: many write a paragraph to a line, without
 * blank lines between. {@link masked} is the document's text with its marks masked. Linear.
 */
export function joinedBreaks({ tree }: MarkdownDocument, masked: string): number[] {
  const breaks: number[] = [];
  let hard = new Set<number>();
  tree.iterate({
    enter({ name, to }) {
      if (name === 'HardBreak') hard.add(to - 1);
      return true;
    },
    leave(node) {
      if (node.name !== 'Paragraph' && node.name !== 'Task') return;
      const lines = linesOf(node, masked, hard);
      if (lines.length > 1) breaks.push(...joinsOf(lines));
      hard = new Set();
    },
  });
  return breaks;
}

/** Lines of a paragraph; {@link hard} holds the places of the line feeds that the writer requested. */
function linesOf({ from, to }: SyntaxNodeRef, masked: string, hard: ReadonlySet<number>): Line[] {
  const lines: Line[] = [];
  let start = from;
  for (const { index, 0: end } of masked.slice(from, to).matchAll(/\r\n|\n|\r|$/gu)) {
    const breakAt = from + index;
    const isHard = hard.has(breakAt + end.length - 1);
    lines.push({ text: masked.slice(start, breakAt).trim(), breakAt, isHard });
    start = breakAt + end.length;
  }
  return lines;
}

function joinsOf(lines: readonly Line[]): number[] {
  const longest = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  // Of lines none of which comes to an end no sentence is made: they are those of a title.
  const lastEnd = lines.findLastIndex(({ text }) => ENDS.test(text) || GOES_ON.test(text));
  const mayJoin = (at: number): boolean =>
    !lines[at].isHard &&
    lines[at].text !== '' &&
    lines[at + 1].text !== '' &&
    !STARTS_ANEW.test(lines[at + 1].text) &&
    parseHeading(lines[at + 1].text) === undefined;
  const inSentence = (at: number): boolean => {
    const { text } = lines[at];
    if (GOES_ON.test(text)) return true;
    if (ENDS.test(text) || at >= lastEnd) return false;
    return SENTENCE.test(text) || text.length >= Math.max(FULL_LINE, longest * FULL_SHARE);
  };
  const isAtColumn = (at: number): boolean => lines[at].text.length >= Math.max(FULL_LINE, longest - UNEVEN);
  const inner = Array.from({ length: lines.length - 1 }, (_, at) => at).filter(mayJoin);
  const broken = inner.filter(inSentence);
  // Where lines break off in mid-sentence at a column, one that ends a sentence there was broken for the same reason.
  const joined = broken.some(isAtColumn) ? inner.filter((at) => inSentence(at) || isAtColumn(at)) : broken;
  return joined.map((at) => lines[at].breakAt);
}
