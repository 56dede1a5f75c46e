/** HTML as lines: blocks, rows of tables, items of lists. */
import { type LineHint } from '../source.ts';
import { findLayoutRows } from './htmlRows.ts';
import { type LineWriter } from './lineWriter.ts';
import { type ChildNode, type Element, textOf, walk } from './markup.ts';
import { spaced, writeNumber } from './numerals.ts';

export const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
);
/** Elements whose text no reader sees, or that are not text: tracked deletions are among them. */
export const UNREAD: ReadonlySet<string> = new Set(
  'script style noscript template iframe object embed svg math canvas audio video select option textarea button input head map del'.split(
    ' ',
  ),
);
/** Formats of `<ol>` by its `type` or `list-style-type`, with the sign after the number. */
const LIST_FORMATS: Readonly<Record<string, readonly [format: string, sign: string]>> = {
  a: ['lowerLetter', '.'],
  A: ['upperLetter', '.'],
  i: ['lowerRoman', '.'],
  I: ['upperRoman', '.'],
  'lower-alpha': ['lowerLetter', '.'],
  'upper-alpha': ['upperLetter', '.'],
  'lower-roman': ['lowerRoman', '.'],
  'upper-roman': ['upperRoman', '.'],
  'cjk-ideographic': ['chineseCounting', '、'],
  'simp-chinese-informal': ['chineseCounting', '、'],
  'trad-chinese-informal': ['taiwaneseCounting', '、'],
  'cjk-decimal': ['ideographDigital', '、'],
};
const BULLETS = /^(?:none|disc|circle|square)$/u;
/** Texts that bring a number of their own. */
const NUMBERED =
  /^[\s\u3000]*(?:[（(]?[\d０-９一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十]|[①-⑳])/u;

interface HtmlOptions {
  /** Facts known about the lines of a block element. */
  readonly hintFor?: (block: Element) => LineHint;
  /** Elements to leave out with all that is in them. */
  readonly skip?: (element: Element) => boolean;
  /** True where white space in text is kept as it is, not collapsed as a browser does. */
  readonly keepsSpace?: boolean;
}

/** Writes the blocks of {@link root} as lines; table rows are lines of their own, cells separated by tabs. */
export function writeHtml(
  root: { readonly children: readonly ChildNode[] },
  writer: LineWriter,
  options: HtmlOptions = {},
): void {
  /** Blocks open now; a row of a table is one block with all in it. */
  const blocks: Element[] = [];
  const layout = findLayoutRows(root);
  const lists: { readonly list: Element; next: number }[] = [];
  let row = 0;
  /** Number that waits for its item's first text. */
  let label = '';
  const startLine = () => {
    writer.endLine();
    const block = blocks.at(-1);
    if (block === undefined) return;
    writer.mark({ ...headingHint(block), ...options.hintFor?.(block) });
  };
  walk(root, {
    enter(element) {
      const { name } = element;
      if (UNREAD.has(name) || isHidden(element) || options.skip?.(element)) return false;
      if (name === 'br' && row === 0) startLine();
      if (!BLOCKS.has(name)) return true;
      if (name === 'li') label = itemNumber(element, lists.at(-1));
      if (name === 'ol') lists.push({ list: element, next: Number(element.attribs.start ?? 1) });
      if (row > 0) {
        if (name === 'td' || name === 'th') writer.cell();
        else writer.separate();
        if (name === 'tr') row++;
        return true;
      }
      const isRow = name === 'tr' && !layout.has(element);
      if (isRow) row = 1;
      blocks.push(element);
      startLine();
      if (isRow) writer.mark({ kind: 'table' });
      return true;
    },
    leave(element) {
      if (element.name === 'ol') lists.pop();
      if (row > 0 && (element.name !== 'tr' || --row > 0)) return;
      if (blocks.at(-1) !== element) return;
      blocks.pop();
      startLine();
    },
    text(data, parent) {
      const isKept = options.keepsSpace === true || parent?.name === 'pre';
      if (data.trim() !== '') {
        if (options.keepsSpace !== true) writer.add(label);
        label = '';
      }
      writer.add(isKept ? data : collapse(data));
    },
  });
  writer.endLine();
}

function headingHint(block: Element): LineHint {
  const level = /^h([1-6])$/u.exec(block.name)?.[1];
  return level === undefined ? {} : { kind: 'heading', level: Number(level) };
}

/** White space as a browser shows it; a line break between two Chinese characters shows as nothing here. */
function collapse(data: string): string {
  return data
    .replace(/[ \t\r\n]+/gu, (space) => (/[\r\n]/u.test(space) ? '\n' : ' '))
    .replace(/(?<=[^\x20-\x7e]|^)\n(?=[^\x20-\x7e]|$)/gu, '')
    .replaceAll('\n', ' ');
}

/** True for what a page or Word's own HTML keeps out of sight. */
export function isHidden({ attribs }: Element): boolean {
  return (
    'hidden' in attribs ||
    /display\s*:\s*none|mso-element\s*:\s*(?:comment|header|footer)|mso-hide\s*:\s*all/iu.test(
      attribs.style ?? '',
    )
  );
}

/** The number that a browser shows before an item of {@link open}; empty where it shows none, or the text has one. */
function itemNumber(item: Element, open: { readonly list: Element; next: number } | undefined): string {
  if (open === undefined || item.parent !== open.list) return '';
  const own = Number(item.attribs.value ?? Number.NaN);
  const value = Number.isInteger(own) ? own : open.next;
  open.next = value + 1;
  const { type = '', style = '' } = open.list.attribs;
  const named = listStyle(style) ?? type;
  const text = textOf(item).slice(0, 40);
  if (BULLETS.test(named) || text.trim() === '' || NUMBERED.test(text)) return '';
  const known = Object.hasOwn(LIST_FORMATS, named) ? LIST_FORMATS[named] : undefined;
  const [format, sign] = known ?? ['decimal', '.'];
  return spaced(writeNumber(value, format) + sign);
}

/** The last word of the first declaration of a list's style: `inside lower-roman` says the format last. */
function listStyle(style: string): string | undefined {
  for (const declaration of style.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (!/^list-style(?:-type)?$/u.test(declaration.slice(0, Math.max(0, colon)).trim())) continue;
    const last = declaration
      .slice(colon + 1)
      .match(/[a-z-]+/gu)
      ?.at(-1);
    if (last !== undefined) return last;
  }
  return undefined;
}
