import type { Span } from '../draft.ts';

/**
 * Blanks left where a figure belongs: `达到    亿斤`, `满意度达到  %`, `2024年  月  日`. Chinese is written without blanks, so
 * two of them before a unit in a sentence are a gap; before a measure word that opens other words too (`个人`, `年度`),
 * only after what a figure follows, or where the clause ends with it.
 */
const UNIT =
  /(?<=[ \u00a0\u3000\t])(?:(?<percent>[%％‰])|(?<sure>[万亿千百]{1,2}(?:美?元|[斤吨亩人户个件次家株头只平]|立方米|千瓦)|美?元|公?斤|吨|亩|公顷|平方米|平方公里|立方米|公里|千瓦时?|个?百分点|人次|小时)|(?<measure>[万亿个家项件次处座条名人户位天倍年月日场期份台辆所篇米]))/gu;
/** Widest gap, in blanks. Guess. */
const WIDEST = 40;
/** What a figure follows. */
const BEFORE_FIGURE =
  /(?:达到?|[约近超过至到为增降减共计占有第]|增长|下降|提高|降低|减少|增加|新增|完成|实现|建成|投入|投资|收入|开展|组织|举办|培训|处理|办理|办结|化解|排查|查处|发放|覆盖|解决|新建|改造|带动|吸纳|引进|签约|安排|筹集|争取|整改|受理|召开|检查)$/u;
/** Units of a text in which {@link BEFORE_FIGURE} is looked for. Guess. */
const LONGEST_BEFORE = 2;
/** What a figure may follow at all. */
const TEXT = /[\p{Script=Han}，、；：（]$/u;
const WIDE = /[\u3000\t]|.{2}/u;
const CLAUSE_END = /^[，。；、）]/u;
/** A date without its month or day: `2024年  月  日`, a date of blanks alone, `12月  日`. */
const DATED = /(?:[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})年[ \u3000]{1,20}月(?:[ \u3000]{0,20}日)?/gu;
const UNDATED = /(?<=[ \u3000])年[ \u3000]{1,20}月(?:[ \u3000]{0,20}日)?/gu;
const DAYLESS = /(?<!\d)\d{1,2}月(?:[ \u3000]{2,20}|\u3000)日(?![均常])/gu;
/** Gaps in a line from which it is a row of a table, and how such a row is cut. Guess. */
const MOST_GAPS = 2;
const GAP = /[ \u00a0]{2}|[\u3000\t]/u;

/** Blanks of a line of text, with what they are before: UTF-16 offsets, in no order. Linear. */
export function blanksIn(text: string): Span[] {
  const dates = [...spansOf(text, DATED), ...spansOf(text, DAYLESS), ...blankYears(text)];
  return isRow(text) ? dates : [...dates, ...blankFigures(text)];
}

/** What a blank is before; undefined for other placeholders. */
export function blankBefore(found: string): string | undefined {
  const unit = found.trimStart();
  return unit === found || unit.includes('月') ? undefined : unit;
}

/** Dates without even a year, where nothing is before their blanks that these could belong to. */
function blankYears(text: string): Span[] {
  return spansOf(text, UNDATED).flatMap(({ start, end }) => {
    const from = blanksBefore(text, start);
    return /[\d\p{Script=Han}]$/u.test(text.slice(Math.max(0, from - 1), from)) ? [] : [{ start: from, end }];
  });
}

function blankFigures(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: found, groups = {} } of text.matchAll(UNIT)) {
    const start = blanksBefore(text, index);
    const before = text.slice(Math.max(0, start - LONGEST_BEFORE), start);
    if (!TEXT.test(before)) continue;
    const end = index + found.length;
    const isGap = WIDE.test(text.slice(start, index));
    const isCounted = isGap && (BEFORE_FIGURE.test(before) || CLAUSE_END.test(text.slice(end, end + 1)));
    if (groups.percent !== undefined || (groups.sure !== undefined && isGap) || isCounted) {
      spans.push({ start, end });
    }
  }
  return spans;
}

/** Where the blanks before {@link end} begin. */
function blanksBefore(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < WIDEST && /\s/u.test(text[start - 1])) start--;
  return start;
}

/** Rows of tables that are set with blanks are full of them, and no sentences. */
function isRow(text: string): boolean {
  if (/[，。；]/u.test(text)) return false;
  const cells = text
    .trim()
    .split(GAP)
    .filter((cell) => cell !== '');
  return cells.length > MOST_GAPS + 1;
}

function spansOf(text: string, form: RegExp): Span[] {
  return Array.from(text.matchAll(form), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}
