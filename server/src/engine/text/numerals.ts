/** Numerals of lists and headings: what they count, and how the next one is written. */

/** A way of writing numbers; the signs that hold their brackets or point in themselves are ways of their own. */
export type NumeralKind =
  | 'chinese'
  | 'arabic'
  | 'fullWidth'
  /** `①` to `㊿`. */
  | 'circled'
  /** `⑴` to `⒇`. */
  | 'bracketed'
  /** `⒈` to `⒛`. */
  | 'pointed'
  /** `㈠` to `㈩`. */
  | 'bracketedChinese';

/** Classes of characters, for patterns. */
export const CIRCLED = '①-⑳㉑-㉟㊱-㊿';
export const BRACKETED = '⑴-⒇';
export const POINTED = '⒈-⒛';
export const BRACKETED_CHINESE = '㈠-㈩';
export const CHINESE_NUMERALS = '一二三四五六七八九十百零〇';

/** Signs that are numerals by themselves: runs of code points, and what the first of each counts. */
const SIGNS: readonly {
  readonly kind: NumeralKind;
  readonly first: string;
  readonly last: string;
  readonly value: number;
}[] = [
  { kind: 'circled', first: '①', last: '⑳', value: 1 },
  { kind: 'circled', first: '㉑', last: '㉟', value: 21 },
  { kind: 'circled', first: '㊱', last: '㊿', value: 36 },
  { kind: 'bracketed', first: '⑴', last: '⒇', value: 1 },
  { kind: 'pointed', first: '⒈', last: '⒛', value: 1 },
  { kind: 'bracketedChinese', first: '㈠', last: '㈩', value: 1 },
];

const DIGITS = '零一二三四五六七八九';
/** Largest numeral that is read or written: no list is longer. Guess. */
const LARGEST = 999;

/** What {@link numeral} counts and how it is written; undefined where it is not a numeral between 1 and 999. */
export function readNumeral(
  numeral: string,
): { readonly value: number; readonly kind: NumeralKind } | undefined {
  const sign = SIGNS.find(({ first, last }) => numeral.length === 1 && numeral >= first && numeral <= last);
  if (sign) return { kind: sign.kind, value: sign.value + numeral.charCodeAt(0) - sign.first.charCodeAt(0) };
  if (/^\d{1,3}$/u.test(numeral)) return counted(Number(numeral), 'arabic');
  if (/^[０-９]{1,3}$/u.test(numeral)) return counted(Number(narrow(numeral)), 'fullWidth');
  return counted(chineseValue(numeral), 'chinese');
}

function counted(value: number, kind: NumeralKind) {
  return value >= 1 && value <= LARGEST ? { value, kind } : undefined;
}

/**
 * {@link value} (1 to 999) in a way of writing. Where the signs of {@link kind} end it is written out with what they
 * hold: `⒇` is followed by `（21）`. Undefined after `㊿`: nothing can be put in a circle any more.
 */
export function writeNumeral(value: number, kind: NumeralKind): string | undefined {
  switch (kind) {
    case 'arabic':
      return String(value);
    case 'fullWidth':
      return wide(String(value));
    case 'chinese':
      return chineseNumeral(value);
    case 'circled':
      return signFor(value, kind);
    case 'bracketed':
      return signFor(value, kind) ?? `（${value}）`;
    case 'pointed':
      return signFor(value, kind) ?? `${value}.`;
    case 'bracketedChinese':
      return signFor(value, kind) ?? `（${chineseNumeral(value)}）`;
  }
}

function signFor(value: number, kind: NumeralKind): string | undefined {
  for (const { kind: of, first, last, value: least } of SIGNS) {
    const code = first.charCodeAt(0) + value - least;
    if (of === kind && value >= least && code <= last.charCodeAt(0)) return String.fromCharCode(code);
  }
  return undefined;
}

/** 0 where {@link numeral} is not how a number below 1000 is spelt: `二三` is none, `一百〇一` is. */
function chineseValue(numeral: string): number {
  const [, hundreds, tens, ones] =
    /^(?:([一二三四五六七八九])百)?(?:([一二三四五六七八九])?十|[零〇](?=.))?([一二三四五六七八九])?$/u.exec(
      numeral,
    ) ?? [];
  const value =
    100 * Math.max(0, DIGITS.indexOf(hundreds ?? '零')) +
    (numeral.includes('十') ? 10 * DIGITS.indexOf(tens ?? '一') : 0) +
    DIGITS.indexOf(ones ?? '零');
  const isSpelt = (spelt: string) => spelt === numeral.replace('〇', '零');
  // After hundreds `十` is spelt with its `一` or without.
  return value > 0 &&
    value <= LARGEST &&
    (isSpelt(chineseNumeral(value)) || isSpelt(chineseNumeral(value).replace('百一十', '百十')))
    ? value
    : 0;
}

function chineseNumeral(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor(value / 10) % 10;
  const ones = value % 10;
  let numeral = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  if (tens > 0) numeral += `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`;
  else if (hundreds > 0 && ones > 0) numeral += '零';
  return ones > 0 ? numeral + DIGITS[ones] : numeral;
}

/** {@link digits} as wide as Chinese characters. */
export function wide(digits: string): string {
  return digits.replaceAll(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function narrow(digits: string): string {
  return digits.replaceAll(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
