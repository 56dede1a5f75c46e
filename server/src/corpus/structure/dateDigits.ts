/** Dates with the digits that people write them in, as dates in Arabic digits: `贰零贰壹年`, `二千零二十一年`, `2O21年`. */

/**
 * What stands for each digit: Chinese characters as they are spoken, on cheques (simplified, traditional), and, for 0 and 1,
 * circles and letters (Latin, Greek, Cyrillic) typed for them.
 */
const DIGITS = [
  '0零〇○◯Oo\u039f\u03bf\u041e\u043e',
  '1一壹壱弌lI',
  '2二贰貳弍',
  '3三叁參叄弎',
  '4四肆',
  '5五伍',
  '6六陆陸',
  '7七柒',
  '8八捌',
  '9九玖',
] as const;
const VALUES: ReadonlyMap<string, number> = new Map([
  ...DIGITS.flatMap((digits, value) => Array.from(digits, (digit) => [digit, value] as const)),
  ['两', 2],
]);
const DIGIT = `[${DIGITS.join('')}]`;
const TEN = '[十拾什]';

const SPELT = '[一二三四五六七八九壹贰叁肆伍陆柒捌玖]';

/** What opens a date, for patterns: a year in digits of any kind, or spelt out with its thousands. */
export const DATED_YEAR = `(?:${DIGIT}(?:[\\s\\u3000]?${DIGIT}){3}|[一壹二贰两][千仟](?:[九玖][百佰][零〇○]?|[零〇○])(?:${SPELT}${TEN}?|${TEN})${SPELT}?)`;

const YEAR = new RegExp(`(?<!${DIGIT}|[十拾百佰千仟])${DATED_YEAR}(?=[\\s\\u3000]{0,4}年)`, 'gu');
/** A month or a day: `元月`, `拾贰月`, `零伍日`, `廿八日`, `1O日`. */
const SMALL = new RegExp(
  `(?<=[年月])[\\s\\u3000]{0,4}((?:${DIGIT}|${TEN}|[廿卅]){1,4}|元(?=月)|(?:${DIGIT}|${TEN})[\\s\\u3000](?:${DIGIT}|${TEN}))(?=[\\s\\u3000]{0,4}[月日号號])`,
  'gu',
);

/** {@link text} with the numbers of its dates in Arabic digits; all else as it stands. Linear. */
export function arabicDates(text: string): string {
  return text
    .replace(YEAR, (year) => {
      const value = valueOf(year);
      return value >= 1900 && value < 2100 ? String(value) : year;
    })
    .replace(SMALL, (_, number: string) => String(valueOf(number)));
}

/** The number that {@link spelt} spells, digit by digit or with tens, hundreds and thousands. */
function valueOf(spelt: string): number {
  if (spelt === '元') return 1;
  let value = 0;
  let digit: number | undefined;
  let isSpelt = false;
  for (const sign of spelt) {
    const unit = UNITS.get(sign);
    if (unit !== undefined) {
      value += (digit ?? 1) * unit;
      digit = undefined;
      isSpelt = true;
    } else if (TENS.has(sign)) {
      value += TENS.get(sign) ?? 0;
      isSpelt = true;
    } else if (VALUES.has(sign)) digit = (isSpelt ? 0 : (digit ?? 0) * 10) + (VALUES.get(sign) ?? 0);
  }
  return value + (digit ?? 0);
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['什', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const TENS: ReadonlyMap<string, number> = new Map([
  ['廿', 20],
  ['卅', 30],
]);
