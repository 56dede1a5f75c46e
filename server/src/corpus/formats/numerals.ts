/** How list numbers are written: the formats of Word (`w:numFmt`) by their names there. */
import { wide } from '../../engine/text/numerals.ts';

const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_DIGITS_TRADITIONAL = '零壹貳參肆伍陸柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
/** Numbers above this are written in Arabic digits, whatever the format. */
const LARGEST = 9999;

type Writer = (value: number) => string;

const WRITERS: Readonly<Record<string, Writer>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  chineseCounting: counting,
  chineseCountingThousand: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  japaneseCounting: counting,
  koreanCounting: counting,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  chineseLegalSimplified: (value) => inPlaces(value, LEGAL_DIGITS, '拾佰仟'),
  ideographLegalTraditional: (value) => inPlaces(value, LEGAL_DIGITS_TRADITIONAL, '拾佰仟'),
  ideographTraditional: (value) => oneOf(STEMS, value),
  ideographZodiac: (value) => oneOf(BRANCHES, value),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => inBlock(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => inBlock(value, 0x2488, 20),
  ideographEnclosedCircle: (value) => inBlock(value, 0x3280, 10),
  ideographParenthesized: (value) => inBlock(value, 0x3220, 10),
  lowerLetter: letters,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
};

/** {@link value} as a list writes it; in Arabic digits where the format is unknown or does not reach so far. */
export function writeNumber(value: number, format: string): string {
  const write = (Object.hasOwn(WRITERS, format) ? WRITERS[format] : undefined) ?? String;
  return format !== 'none' && format !== 'bullet' && (value < 1 || value > LARGEST)
    ? String(value)
    : write(value);
}

/**
 * A number as it opens its paragraph, with a space after it where the text would run into it: `一、`, `（一）`, `①`
 * stand as they are, `1.` and `第一条` do not.
 */
export function spaced(label: string): string {
  return label === '' || /[、，。．：；）】〕》\s\u2460-\u24ff\u3220-\u32b0]$/u.test(label)
    ? label
    : `${label} `;
}

/** 23 → `二十三`, 101 → `一百零一`. */
function counting(value: number): string {
  return inPlaces(value, `零${DIGITS.slice(1)}`, '十百千').replace(/^一十/u, '十');
}

function inPlaces(value: number, digits: string, units: string): string {
  const figures = String(value);
  const zero = digits.charAt(0);
  let written = '';
  for (const [i, figure] of Array.from(figures, Number).entries()) {
    const place = figures.length - 1 - i;
    if (figure > 0) written += digits.charAt(figure) + units.charAt(place - 1);
    else if (!written.endsWith(zero)) written += zero;
  }
  return written.replace(new RegExp(`${zero}$`, 'u'), '');
}

function digitByDigit(value: number): string {
  return Array.from(String(value), (figure) => DIGITS[Number(figure)]).join('');
}

function fullWidth(value: number): string {
  return wide(String(value));
}

function oneOf(names: string, value: number): string {
  return names.charAt((value - 1) % names.length);
}

function inBlock(value: number, first: number, count: number): string {
  return value <= count ? String.fromCharCode(first + value - 1) : String(value);
}

function circled(value: number): string {
  if (value <= 20) return inBlock(value, 0x2460, 20);
  return value <= 35 ? inBlock(value - 20, 0x3251, 15) : inBlock(value - 35, 0x32b1, 15);
}

/** `a` … `z`, `aa`, `bb` …, as Word counts. */
function letters(value: number): string {
  return String.fromCharCode(0x61 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  let rest = value;
  let written = '';
  for (const [size, sign] of ROMAN) {
    while (rest >= size) {
      written += sign;
      rest -= size;
    }
  }
  return written;
}
