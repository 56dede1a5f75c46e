import { closingQuotes } from '../text/balance.ts';

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

/** The style of the draft's text before {@link offset}; full-width, curly and with ASCII figures where it has none. */
export function styleOf(draft: string, offset: number): PunctuationStyle {
  const text = draft.slice(Math.max(0, offset - READ_OF_DRAFT), offset);
  const ascii = count(text, /\p{Script=Han}[,;:?!()]/gu) > count(text, /[，；：？！（）]/gu);
  const corners = count(text, /[「」『』]/gu);
  const curly = count(text, /[“”‘’]/gu);
  const straight = count(text, /["＂]/gu);
  const wideFigures = count(text, /[０-９]/gu) > count(text, /[0-9]/gu);
  const style = { ...CURLY, ascii, wideFigures };
  if (corners > curly && corners > straight) return { ...style, double: ['「', '」'], single: ['『', '』'] };
  if (straight > curly) return { ...style, double: ['"', '"'], single: ["'", "'"] };
  return style;
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

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
