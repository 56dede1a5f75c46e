/** The dialect of Markdown that drafts are written in, read by a maintained parser that knows its offsets. */
import {
  type BlockContext,
  type InlineContext,
  type Line,
  type MarkdownConfig,
  parser as commonMark,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';

/** Nesting of quotes and lists that is followed; anything deeper is text. The parser walks them all on every line. Guess. */
const DEEPEST = 40;

/**
 * Steps that the marks inside one paragraph may take: the parser may look from each of them to the paragraph's end. A
 * real page stays a hundred times below; what is above is text without marks. Guess.
 */
const MOST_STEPS = 2_000_000;

/** Units that may begin or end something inside a line, and white space after white space. */
const MARKS = new Set(Array.from('*_~[]!<`', (mark) => mark.charCodeAt(0)));

/** What a paragraph's marks may cost: their number times its length. Linear. */
export function inlineSteps(text: string): number {
  let marks = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (MARKS.has(unit) || (unit === 0x20 && text.charCodeAt(i - 1) === 0x20)) marks++;
  }
  return marks * text.length;
}

const BOUNDS: MarkdownConfig = {
  parseInline: [
    {
      name: 'Dense',
      before: 'Escape',
      parse(cx: InlineContext, _next: number, pos: number): number {
        if (pos !== cx.offset) return -1;
        return inlineSteps(cx.slice(cx.offset, cx.end)) > MOST_STEPS ? cx.end : -1;
      },
    },
  ],
  parseBlock: [
    {
      name: 'Deep',
      before: 'LinkReference',
      parse: (cx, line) => cx.depth > DEEPEST && takeLine(cx, line, 'Paragraph'),
    },
  ],
};

/** `[甲]: ./甲.md "题"` on its own line. */
const DEFINITION =
  /^\[(?!\^)[^[\]]{1,300}\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/u;

const isDefinition = (line: Line): boolean =>
  line.next === 0x5b && DEFINITION.test(line.text.slice(line.pos));

/** Longest name of a footnote, in units. Guess. */
const LONGEST_NAME = 100;

/** References to footnotes (`[^1]`), and the same with a colon, which begins the footnote itself. */
const FOOTNOTES: MarkdownConfig = {
  defineNodes: ['FootnoteReference'],
  parseInline: [
    {
      name: 'FootnoteReference',
      before: 'Link',
      parse(cx: InlineContext, next: number, pos: number): number {
        if (next !== 0x5b || cx.char(pos + 1) !== 0x5e) return -1;
        const name = /^\[\^[^\s[\]]+\]/u.exec(cx.slice(pos, pos + LONGEST_NAME))?.[0];
        if (name === undefined) return -1;
        const opensLine = pos === cx.offset || cx.char(pos - 1) === 0x0a;
        const end = pos + name.length + (opensLine && cx.char(pos + name.length) === 0x3a ? 1 : 0);
        return cx.addElement(cx.elt('FootnoteReference', pos, end));
      },
    },
  ],
};

/**
 * Lines of code and of definitions, each by itself. Text may be indented by four spaces as well: code is what begins
 * with a sign or letter of ASCII, and no item.
 */
const LINES: MarkdownConfig = {
  remove: ['IndentedCode', 'LinkReference'],
  parseBlock: [
    {
      name: 'CodeLine',
      before: 'FencedCode',
      parse: (cx, line) => isCodeLine(line) && takeLine(cx, line, 'CodeBlock'),
    },
    {
      name: 'Definition',
      before: 'FencedCode',
      parse: (cx, line) => isDefinition(line) && takeLine(cx, line, 'LinkReference'),
      endLeaf: (_, line) => isDefinition(line),
    },
  ],
};

function isCodeLine({ indent, baseIndent, next }: Line): boolean {
  if (indent < baseIndent + 4 || next < 0x21 || next > 0x7e) return false;
  return !/[-*+\d]/u.test(String.fromCharCode(next));
}

/** Makes the rest of {@link line} a block of its own. */
function takeLine(cx: BlockContext, line: Line, type: string): true {
  cx.addElement(cx.elt(type, cx.lineStart + line.pos, cx.lineStart + line.text.length));
  cx.nextLine();
  return true;
}

/** CommonMark with tables, boxes to tick, struck-out text and footnotes. */
export const PARSER = commonMark.configure([LINES, Table, TaskList, Strikethrough, FOOTNOTES, BOUNDS]);
