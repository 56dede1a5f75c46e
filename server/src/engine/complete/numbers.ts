/**
 * Numbers that are being typed. They are the writer's: no continuation extends one, completes it or replaces it. That
 * goes for a unit after it too: while more digits may follow, an editor that keeps an old item
 * would overwrite the digits typed since.
 */

const NUMERALS = '〇零○一二三四五六七八九十百千万亿两';
/** Digits of either width, redacted ones included, with a decimal point or a thousands comma after. */
const DIGITS_BEGUN = /[0-9０-９][.．,]?$/u;
/** A fraction or percentage in numerals, from its denominator. */
const FRACTION_BEGUN = new RegExp(`[百千万]分之[${NUMERALS}点]*$`, 'u');
/** A range of figures whose second one is still to come. */
const SPAN_BEGUN = /[0-9０-９%％年月日万亿][-—–~～至到]{1,2}$/u;
const NUMERAL_LAST = new RegExp(`[${NUMERALS}]点?$`, 'u');
const NUMERAL_FIRST = new RegExp(`^[${NUMERALS}点0-9]`, 'u');
const DIGIT_FIRST = /^[0-9]/u;
/** UTF-16 units before a caret that are enough to see a number. Guess. */
export const NUMBER_REACH = 24;

/** Whether a number is being typed at the end of {@link written}, the draft before a caret. */
export function isNumberBegun(written: string): boolean {
  return DIGITS_BEGUN.test(written) || FRACTION_BEGUN.test(written);
}

/**
 * Whether {@link continuation} (folded) would write digits that belong to the number before the caret. {@link written} is the draft before
 * it, {@link open} what it leaves open: in a quotation (`“十四五”`) numerals are words.
 */
export function goesOnWithNumber(written: string, continuation: string, open: string): boolean {
  if (SPAN_BEGUN.test(written) && NUMERAL_FIRST.test(continuation)) return true;
  if (isNumberBegun(written)) return true;
  if (DIGIT_FIRST.test(continuation)) return NUMERAL_LAST.test(written);
  return !/[“‘《]/u.test(open) && NUMERAL_LAST.test(written) && NUMERAL_FIRST.test(continuation);
}
