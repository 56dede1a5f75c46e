/** Dates as papers and pages write them. */
import { arabicDates } from './dateDigits.ts';

const FULL_DATE = /(?<!\d)((?:19|20)\d{2})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?/u;
/** `2021-05-18`, `2021-5-8`, `2021/5/18`, `2021.5.18`; a time may follow without a space. */
const PARTED_DATE = /(?<!\d)((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{2}(?=\d{2}:\d{2})|\d{1,2}(?!\d))/u;
/** `20210518`, `20210518093000`. */
const PACKED_DATE = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?!\d)/u;
const TIME = '(?:\\d{1,2}(?:[:：时点]\\d{1,2}(?:[:：分]\\d{1,2}(?:\\.\\d{1,3})?)?[分秒]?|[时点]整?))';
const WEEKDAY = '(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)';
/** A month or a day, which forms and drafts leave open: `2021年×月×日`. */
const BLANK = '[\\d×xX]{0,2}';
const ALONE = new RegExp(
  `^[（(【[]?\\s*(?:公元)?(?:(?:19|20)\\d{2}年(?:${BLANK}月(?:${BLANK}[日号])?)?|(?:19|20)\\d{2}([-./])\\d{1,2}\\1\\d{1,2})(?:[\\sT,，]*${WEEKDAY})?(?:[\\sT,，]*[上下]午)?(?:[\\sT,，]*${TIME})?\\s*[）)】\\]]?$`,
  'u',
);
/** Longest line that is a date, in units. Guess. */
const LONGEST = 40;

/**
 * The first date in {@link text} as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined where there is none. Reads Arabic
 * digits of any width, set apart by spaces or not, and Chinese ones (`二〇二三年五月四日`, `贰零贰叁年`, a zero typed as `O`
 * or `0`); a time of day may follow.
 */
export function readDate(text: string): string | undefined {
  const plain = plainDigits(text);
  const match = FULL_DATE.exec(plain);
  if (match !== null) {
    const [, year, month, day] = match;
    if (month === undefined || !inRange(month, 12)) return year;
    if (day === undefined || !inRange(day, 31)) return `${year}-${pad(month)}`;
    return `${year}-${pad(month)}-${pad(day)}`;
  }
  const parted = PARTED_DATE.exec(plain);
  const numeric = parted ? [parted[1], parted[3], parted[4]] : PACKED_DATE.exec(plain)?.slice(1, 4);
  if (numeric === undefined) return undefined;
  const [year = '', month = '', day = ''] = numeric;
  return inRange(month, 12) && inRange(day, 31) ? `${year}-${pad(month)}-${pad(day)}` : undefined;
}

/**
 * True where {@link line} holds a date and nothing else, brackets around it, the day of the week and a time of day
 * allowed: `（2023年5月4日）`, `2021-05-18 09:30`.
 */
export function isDateLine(line: string): boolean {
  if (
    line.length < 5 ||
    line.length > LONGEST ||
    !/[年月日号號\d０-９）)\]】午分秒时点整一二三四五六天]$/u.test(line)
  )
    return false;
  return ALONE.test(plainDigits(line));
}

/** True where a date line says the time of day, as pages do of their publication. */
export function hasTime(line: string): boolean {
  return /\d{1,2}[:：]\d{2}/u.test(line);
}

/** The year that {@link text} opens with or names: `1954年政府工作报告`, `2006政府工作报告`. */
export function readYear(text: string): string | undefined {
  return /(?<!\d)((?:19|20)\d{2})(?=[—–-]\d{4}年|年|(?!\d)[\u4e00-\u9fff])/u.exec(plainDigits(text))?.[1];
}

function plainDigits(text: string): string {
  return (
    arabicDates(text.normalize('NFKC').replaceAll('號', '号'))
      // Digits one by one (`2 0 2 1 年`), but no time of day (`18 09:30`).
      .replace(/(?<=(?<!\d)\d)\s+(?=\d(?!\d))/gu, '')
      // `2021. 5. 8`, `2021 - 05 - 08`, `2021—5—8`, `2021·5·8`.
      .replace(
        /(?<!\d)((?:19|20)\d{2})\s{0,2}([-./—–−‒·・、])\s{0,2}(\d{1,2})\s{0,2}\2\s{0,2}(?=\d{1,2}(?!\d))/gu,
        (_, year: string, sign: string, month: string) => {
          const parted = '-./'.includes(sign) ? sign : '-';
          return `${year}${parted}${month}${parted}`;
        },
      )
      .replace(/(?<=[\d年月])\s+(?!\s)(?=\d{0,2}\s*[年月日号])/gu, '')
  );
}

function inRange(number: string, most: number): boolean {
  return Number(number) >= 1 && Number(number) <= most;
}

function pad(number: string): string {
  return number.padStart(2, '0');
}
