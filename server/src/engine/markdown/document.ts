import { type Tree, TreeFragment } from '@lezer/common';
import type { Draft } from '../draft.ts';
import { frontMatterEnd } from './frontMatter.ts';
import { PARSER } from './parser.ts';

/** A Markdown text and its blocks and marks. Offsets are the text's own. */
export interface MarkdownDocument {
  readonly text: string;
  /** 0 where there is none; see {@link frontMatterEnd}. */
  readonly frontMatterEnd: number;
  readonly tree: Tree;
}

interface Parsed extends MarkdownDocument {
  /** {@link MarkdownDocument.text} as the parser took it. */
  readonly read: string;
}

/** Reads {@link text}. Linear for what people write; see `parser.ts` for what bounds the rest. */
export function parseMarkdown(text: string): MarkdownDocument {
  return parse(text, undefined);
}

const CACHED = new Map<string, Parsed>();
/** Drafts that are kept read. Guess. */
const MOST_DRAFTS = 16;

/**
 * The draft, read: as long as its text stays, at no cost, and after an edit at that of the blocks that it touched, and
 * of comparing the texts. The last {@link MOST_DRAFTS} drafts are kept, by their addresses.
 */
export function markdownOf({ uri, text }: Draft): MarkdownDocument {
  const before = CACHED.get(uri);
  if (before?.text === text) return before;
  const parsed = parse(text, before);
  CACHED.delete(uri);
  CACHED.set(uri, parsed);
  for (const oldest of CACHED.keys()) {
    if (CACHED.size <= MOST_DRAFTS) break;
    CACHED.delete(oldest);
  }
  return parsed;
}

function parse(text: string, before: Parsed | undefined): Parsed {
  const end = frontMatterEnd(text);
  const read = readable(text, end);
  const fragments =
    before === undefined
      ? []
      : TreeFragment.applyChanges(TreeFragment.addTree(before.tree), [changeBetween(before.read, read)]);
  return { text, read, frontMatterEnd: end, tree: PARSER.parse(read, fragments) };
}

/** White space of a line beyond which no reader says more from less, in units. Guess. */
const WIDEST_SPACE = 200;

/**
 * {@link text} as the parser takes it, of the same length: line breaks are `\n`, the front matter is gone, and white
 * space in which the parser would look about for long is cut short by what is not a mark.
 */
function readable(text: string, frontMatter: number): string {
  const body = frontMatter === 0 ? text : blankLines(text.slice(0, frontMatter)) + text.slice(frontMatter);
  const lines = body.includes('\r')
    ? body.replaceAll(/\r\n?/gu, (end) => (end === '\r' ? '\n' : ' \n'))
    : body;
  return lines.replaceAll(/(?<![ \t])[ \t]{200,}/gu, (space) =>
    space.slice(0, WIDEST_SPACE - 1).padEnd(space.length, 'x'),
  );
}

function blankLines(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ');
}

/** The one stretch in which two texts differ. Linear. */
function changeBetween(a: string, b: string) {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let same = 0;
  while (same < shorter - start && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same))
    same++;
  return { fromA: start, toA: a.length - same, fromB: start, toB: b.length - same };
}
