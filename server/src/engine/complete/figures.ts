/**
 * Numbers in a continuation: figures with their units, dates, numbers alone. Each pattern is linear: its parts are
 * bounded, or runs of digits that nothing before them can share.
 */

/** A digit, or a sign that redacts it. */
const D = '[0-9０-９xX×＊*]';
const CHINESE_DIGIT = '[〇零○一二三四五六七八九]';
const UNIT =
  '个百分点|百分点|人次|万元|亿元|平方米|平方公里|立方米|公顷|公里|千米|公斤|千克|千瓦时?|美元|小时|分钟|' +
  '[人名户个件起家处项条次场期批辆台套座栋幢所间亩米吨元岁天日月年分倍度篇份部册本支只头株棵类种级位门艘架口眼段宗例]';

const DATES = new RegExp(
  [
    `(?:${D}{4}|${D}{2})年?[—\\-～~至到]${D}{4}年(?:${D}{1,2}月)?`,
    `(?:20|19)?${D}{2}年(?:${D}{1,2}月份?(?:${D}{1,2}[日号])?)?`,
    `${D}{1,2}月份?(?:${D}{1,2}[日号])?(?![度])`,
    `${D}{1,2}日`,
    `(?:20|19)[0-9]{2}[.\\-/][0-9]{1,2}[.\\-/][0-9]{1,2}`,
    `${CHINESE_DIGIT}{4}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?`,
  ].join('|'),
  'gu',
);
const FIGURES = new RegExp(
  `(?<!${D})${D}+(?:[,，][0-9]{3}){0,6}(?:[.．·]${D}+)?` +
    `(?:[%％‰]|[余多]?(?:[十百千]?[万亿]|[百千])?[余多]?(?:${UNIT})|[余多]?[百千]?[万亿])`,
  'gu',
);
/** Chinese numerals are often part of set phrases (`三大战役`): only percentages and long ones with a plain measure count. */
const CHINESE_FIGURES =
  /[百千万]分之[零〇一二三四五六七八九十百点]+|[一二三四五六七八九两][十百千万亿][零一二三四五六七八九十百千万亿]{0,15}[余多]?[万亿]?(?:人次|万元|亿元|公里|公顷|[人名户件起家处亩吨元辆座栋])/gu;
/** A number with neither unit nor name after it, as at the end of a clause: `新增学位8700，`. */
const BARE = new RegExp(
  `(?<![0-9０-９xX×＊*A-Za-z.．,，第（(+])(?:${D}{2,20}(?:[,，][0-9]{3}){0,6}|${D}{1,20}[.．]${D}{1,20})` +
    '(?=$|[，。；、：,;）)—~～至到-]|左右|以上|以下|以内|之间)',
  'gu',
);
/** The part of a figure or date that changes: its numbers, without units and without words on how exact they are. */
const NUMBER = new RegExp(`(?<!${D})${D}+(?:[,，][0-9]{3}){0,6}(?:[.．·]${D}{1,20})?`, 'gu');
const CHINESE_NUMBER =
  /(?<=分之)[零〇一二三四五六七八九十百点]{1,20}|^(?![百千万]分之)[〇零○一二三四五六七八九十两百千万亿]{1,20}|(?<=[年月])[〇零一二三四五六七八九十]{1,4}/gu;

/** A number in folded text, with its unit: nobody stops inside one. */
export const FIGURE_OR_DATE = new RegExp(
  `(?<![0-9x×*])[0-9x×*]{1,20}(?:[.，][0-9]{1,20}){0,6}(?:%|‰|[余多]?[十百千万亿]{0,3}[余多]?(?:${UNIT})?)|` +
    `[百千万]分之[零〇一二三四五六七八九十百点]{1,12}|` +
    `(?<![一二三四五六七八九十百千万亿两〇零])[一二三四五六七八九十百千万亿两〇零]{2,12}[余多]?[万亿]?(?:${UNIT})?`,
  'gu',
);

/** What each of the patterns for a whole number needs: most continuations have none of it. */
const NUMERAL = new RegExp(`${D}|${CHINESE_DIGIT}|[两百千万]`, 'u');

/** A number of a text: offsets in UTF-16 units. */
interface NumberSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: 'figure' | 'date';
}

/**
 * The numbers of {@link text}, which is after {@link before}: of dates and figures the digits alone, each number
 * for itself, so that the unit stays when another number is written. Not those that are part of a model's name, a sum, an
 * ordinal or a longer number. Linear.
 */
export function numbersOf(before: string, text: string): NumberSpan[] {
  const found: NumberSpan[] = [];
  if (!NUMERAL.test(text)) return found;
  const taken = new Uint8Array(text.length);
  const take = (start: number, whole: string, numbers: RegExp, kind: NumberSpan['kind']): void => {
    if (taken[start] === 1) return;
    taken.fill(1, start, start + whole.length);
    for (const { index, 0: number } of whole.matchAll(numbers)) {
      found.push({ start: start + index, end: start + index + number.length, kind });
    }
  };
  for (const [start, whole] of standing(before, text, DATES)) {
    take(start, whole, /^[〇零○一二三四五六七八九十]/u.test(whole) ? CHINESE_NUMBER : NUMBER, 'date');
  }
  for (const [start, whole] of standing(before, text, FIGURES)) take(start, whole, NUMBER, 'figure');
  for (const { index, 0: whole } of text.matchAll(CHINESE_FIGURES)) {
    if (!/[第十]$/u.test(before + text.slice(0, index))) take(index, whole, CHINESE_NUMBER, 'figure');
  }
  for (const [start, whole] of standing(before, text, BARE)) take(start, whole, NUMBER, 'figure');
  return found;
}

/** Runs that are numbers on their own. */
function* standing(before: string, text: string, pattern: RegExp): Generator<[number, string]> {
  for (const match of text.matchAll(pattern)) {
    const left = (match.index > 0 ? text : before).at(match.index - 1) ?? '';
    if (/[0-9０-９A-Za-z.．+×第]/u.test(left)) continue;
    yield [match.index, match[0]];
  }
}
