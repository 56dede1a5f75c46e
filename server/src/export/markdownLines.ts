import type {
  BlockContent,
  DefinitionContent,
  List,
  ListItem,
  PhrasingContent,
  RootContent,
  Table,
  Text,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { parseMarkdown } from '../engine/markdown/document.ts';
import { maskedLines } from '../engine/markdown/mask.ts';
import { joinedBreaks } from '../engine/markdown/wrapping.ts';
import type { Run } from './document.ts';
import { type DraftLine, type DraftLines, joinLines } from './lines.ts';

type Node = RootContent | BlockContent | DefinitionContent;

/** A line break that the writer asked for; a plain one may merely be where a long line was wrapped. */
const HARD_BREAK = '\u2028';
const FRONT_MATTER = /^---\r?\n(?:(?!---\r?\n)[^\n]*\n){0,200}?---(?:\r?\n|$)/u;

/** The lines of a Markdown draft: paragraphs, headings, list items, tables; footnotes are separate. */
export function markdownLines(text: string): DraftLines {
  const body = text.replaceAll(/\r\n?/gu, '\n').replace(FRONT_MATTER, '');
  const document = parseMarkdown(body);
  const tree = fromMarkdown(body, {
    extensions: [gfmTable(), gfmFootnote()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
  });
  const reader = new MarkdownReader(body, new Set(joinedBreaks(document, maskedLines(document))));
  for (const node of tree.children) reader.block(node, true);
  return { lines: reader.lines, footnotes: reader.footnotes };
}

class MarkdownReader {
  readonly lines: DraftLine[] = [];
  readonly footnotes = new Map<number, readonly Run[]>();
  /** Numbers of footnotes by their names, in the order in which they are referred to. */
  readonly #numbers = new Map<string, number>();
  readonly #source: string;
  /** Line breaks, by where they are, in mid-paragraph. */
  readonly #joined: ReadonlySet<number>;

  constructor(source: string, joined: ReadonlySet<number>) {
    this.#source = source;
    this.#joined = joined;
  }

  block(node: Node, isPlain: boolean): void {
    switch (node.type) {
      case 'heading':
        this.#add(this.#inline(node.children), { rank: node.depth });
        break;
      case 'paragraph':
        for (const [number, runs] of this.#split(node.children).entries())
          this.#add(runs, { gapBefore: number === 0, isPlain });
        break;
      case 'blockquote':
        for (const child of node.children) this.block(child, false);
        break;
      case 'list':
        this.#list(node);
        break;
      case 'table':
        this.#table(node);
        break;
      case 'code':
        for (const line of node.value.split('\n')) this.#add([{ text: line }], { isPlain: false });
        break;
      case 'footnoteDefinition':
        this.footnotes.set(
          this.#numberOf(node.identifier),
          node.children.flatMap((child) => (child.type === 'paragraph' ? this.#inline(child.children) : [])),
        );
        break;
      // Rules, comments and definitions of links are not printed.
      default:
        break;
    }
  }

  #list({ ordered, start, children }: List): void {
    children.forEach((item: ListItem, number: number) => {
      const marker = ordered === true ? `${(start ?? 1) + number}. ` : '• ';
      item.children.forEach((child, at) => {
        const before = this.lines.length;
        this.block(child, ordered === true);
        const first = this.lines[before];
        if (at === 0 && first) this.lines[before] = { ...first, runs: [{ text: marker }, ...first.runs] };
      });
    });
  }

  #table({ children }: Table): void {
    const rows = children.map((row) =>
      row.children.map((cell) => ({ runs: trimRuns(this.#inline(cell.children)) })),
    );
    this.lines.push({ runs: [], gapBefore: true, rows });
  }

  #add(runs: readonly Run[], more: Partial<DraftLine>): void {
    const trimmed = trimRuns(runs);
    if (trimmed.length > 0) this.lines.push({ runs: trimmed, gapBefore: true, ...more });
  }

  /** A paragraph's lines: broken where the writer broke it, unless a full line merely continues in the next. */
  #split(children: readonly PhrasingContent[]): Run[][] {
    const lines: Run[][] = [[]];
    for (const run of this.#inline(children)) {
      for (const [number, piece] of run.text.split(HARD_BREAK).entries()) {
        if (number > 0) lines.push([]);
        lines[lines.length - 1].push({ ...run, text: number > 0 ? piece.trimStart() : piece });
      }
    }
    return lines;
  }

  /** The text of a node, without line breaks where a line merely continues in the next. */
  #textOf({ value, position }: Text): string {
    const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    const breaks = Array.from(this.#source.slice(from, to).matchAll(/\n/gu), ({ index }) => from + index);
    const [first, ...rest] = value.split('\n');
    return rest.reduce(
      (text, line, number) =>
        this.#joined.has(breaks[number]) ? joinLines(`${text}\n${line}`) : text + HARD_BREAK + line,
      first,
    );
  }

  #inline(children: readonly PhrasingContent[], style: Partial<Run> = {}): Run[] {
    return children.flatMap((node): Run[] => {
      switch (node.type) {
        case 'text':
          return [{ ...style, text: this.#textOf(node) }];
        case 'inlineCode':
          return [{ ...style, text: node.value }];
        case 'break':
          return [{ ...style, text: HARD_BREAK }];
        case 'strong':
          return this.#inline(node.children, { ...style, bold: true });
        case 'emphasis':
        case 'delete':
        case 'link':
        case 'linkReference':
          return this.#inline(node.children, style);
        case 'footnoteReference':
          return [{ ...style, text: '', footnote: this.#numberOf(node.identifier) }];
        default:
          return [];
      }
    });
  }

  #numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) this.#numbers.set(name, (number = this.#numbers.size + 1));
    return number;
  }
}

/** Without white space at either end, and without empty runs. */
function trimRuns(runs: readonly Run[]): Run[] {
  const kept = runs
    .map((run) => ({
      ...run,
      text: run.text.replaceAll(/\s+/gu, (space) => (/[\n\u2028]/u.test(space) ? '' : space)),
    }))
    .filter(({ text, footnote }) => text !== '' || footnote !== undefined);
  const first = kept.findIndex(({ text, footnote }) => footnote !== undefined || text.trim() !== '');
  const last = kept.findLastIndex(({ text, footnote }) => footnote !== undefined || text.trim() !== '');
  if (first < 0) return [];
  return kept.slice(first, last + 1).map((run, at, all) => {
    const start = at === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: at === all.length - 1 ? start.trimEnd() : start };
  });
}
