import { closingQuotes } from '../text/balance.ts';
import { isLow } from '../text/units.ts';

/** Units of the draft read to find out how it writes its punctuation. Guess. */
const READ_OF_DRAFT = 4000;

/** How a draft writes characters that folding makes the same. */
export interface PunctuationStyle {
  /** Whether its commas and similar marks are ASCII. */
  readonly ascii: boolean;
  /** Whether its digits are full-width. */
  readonly wideFigures: boolean;
  /** Opening and closing form of the double and of the single quote. */
  readonly double: readonly [string, string];
  readonly single: readonly [string, string];
}

const CURLY: PunctuationStyle = { ascii: false, wideFigures: false, double: ['“', '”'], single: ['‘', '’'] };
const WIDE = '，；：？！（）';
const ASCII = ',;:?!()';
/** From an ASCII character to its full-width form. */
const WIDER = 0xfee0;

/** What shows a style, by number. */
const SIGNS = ['，；：？！（）', ',;:?!()', '「」『』', '“”‘’', '"＂', '０１２３４５６７８９', '0123456789'];
const [WIDE_MARK, ASCII_MARK, CORNER, CURLY_QUOTE, STRAIGHT, WIDE_FIGURE, FIGURE] = SIGNS.keys();
/** By unit the number of what it shows, and 1 more; 0 for nothing. */
const SIGN_OF = new Uint8Array(0x10000);
for (const [sign, units] of SIGNS.entries()) for (const unit of units) SIGN_OF[unit.charCodeAt(0)] = sign + 1;

/** The style of the draft's text before {@link offset}; full-width, curly and with ASCII figures where it has none. */
export function styleOf(draft: string, offset: number): PunctuationStyle {
  const counts = new Uint16Array(SIGNS.length);
  const from = Math.max(0, offset - READ_OF_DRAFT);
  for (let at = from; at < Math.min(offset, draft.length); at++) {
    const sign = SIGN_OF[draft.charCodeAt(at)] - 1;
    // Between Latin words and figures these marks say nothing about the Chinese text.
    if (sign >= 0 && (sign !== ASCII_MARK || isAfterHan(draft, from, at))) counts[sign]++;
  }
  const ascii = counts[ASCII_MARK] > counts[WIDE_MARK];
  const wideFigures = counts[WIDE_FIGURE] > counts[FIGURE];
  const style = { ...CURLY, ascii, wideFigures };
  if (counts[CORNER] > counts[CURLY_QUOTE] && counts[CORNER] > counts[STRAIGHT])
    return { ...style, double: ['「', '」'], single: ['『', '』'] };
  if (counts[STRAIGHT] > counts[CURLY_QUOTE]) return { ...style, double: ['"', '"'], single: ["'", "'"] };
  return style;
}

/** Whether a Chinese character ends at {@link at}, not begun before {@link from}. */
function isAfterHan(text: string, from: number, at: number): boolean {
  const start = at - 2 >= from && isLow(text.charCodeAt(at - 1)) ? at - 2 : at - 1;
  return start >= from && /^\p{Script=Han}$/u.test(text.slice(start, at));
}

/**
 * A continuation as the draft would write it: {@link original} is the source's wording of {@link folded}, unit
 * for unit; quotes and the width of punctuation and figures follow the draft. {@link open} holds the marks that the paragraph
 * leaves open before it.
 */
export function render(original: string, folded: string, open: string, style: PunctuationStyle): string {
  const closes = closingQuotes(folded, open);
  let text = '';
  for (let i = 0; i < folded.length; i++) {
    const wide = WIDE.indexOf(folded[i]);
    if (folded[i] === '“') text += style.double[closes[i] ? 1 : 0];
    else if (folded[i] === '‘') text += style.single[closes[i] ? 1 : 0];
    else if (wide >= 0 && !isFigure(original, i)) text += style.ascii ? ASCII[wide] : WIDE[wide];
    else text += figure(original[i], style.wideFigures);
  }
  return text;
}

/** {@link text}, or a snippet, with the blank that a Markdown heading needs after its marks and folding drops. */
export function withHeadingBlank(text: string): string {
  return text.replace(/^(#{1,6})(?=[^#\s])/u, '$1 ');
}

/** {@link unit} of a number or a name in the draft's width: old reports have full-width digits, new ones do not. */
function figure(unit: string, wide: boolean): string {
  if (wide) return /[0-9%.]/u.test(unit) ? String.fromCharCode(unit.charCodeAt(0) + WIDER) : unit;
  return /[０-９Ａ-Ｚａ-ｚ％．]/u.test(unit) ? String.fromCharCode(unit.charCodeAt(0) - WIDER) : unit;
}

/** Whether the mark at {@link at} is between digits or Latin letters, as in `1,000` and `10:30`. */
function isFigure(text: string, at: number): boolean {
  return /^[\dA-Za-z].[\dA-Za-z]$/u.test(text.slice(Math.max(0, at - 1), at + 2));
}
