/** Who signs a paper and when: the body and the date under its text, before its annexes where it has any. */
import { type Block, textAt } from './blocks.ts';
import { DATED_YEAR } from './dateDigits.ts';
import { isDateLine, readDate } from './dates.ts';
import { readOrganisation } from './organisations.ts';

interface SignOff {
  readonly date: string;
  /** The organisations that sign, as they stand, a space between them. */
  readonly body?: string;
}

/** Longest line that may sign an article, in units. Guess. */
const LONGEST_LINE = 80;
/** Bodies that may sign one paper. Guess. */
const MOST_BODIES = 6;
/** What may follow a date that ends a paper. */
const AFTER =
  /^(?:[（(]?(?:此件|本文|公开|主动公开|依申请公开|联系人|附[件：:])|附件|附[:：]|附表|抄送|主题词|主送|报送|分送|印发)/u;
/** Last blocks of an article in which a date alone is the one that signs it. Guess. */
const TAIL = 6;

/**
 * The first signature of {@link blocks} from {@link from} on: a body over a date, or with one on its line; a date
 * alone where an annex or the paper's end follows. Linear.
 */
export function readSignOff(blocks: readonly Block[], from: number): SignOff | undefined {
  let alone: SignOff | undefined;
  for (let i = from; i < blocks.length; i++) {
    const text = textAt(blocks, i);
    if (text.length > LONGEST_LINE || !/[日月年号號）)\d０-９分秒时点整午发]$/u.test(text)) continue;
    const found = isDateLine(dateIn(text)) ? datedAt(blocks, i, from) : bodyAndDate(text);
    if (found === undefined) continue;
    if (found.body !== undefined) return found;
    const isEnd = i >= blocks.length - TAIL || AFTER.test(blocks[i + 1]?.text ?? '');
    if (isEnd) alone = found;
  }
  return alone;
}

/** {@link line} without what may be around the date of a signature: `日期：2021年5月8日`, `2021年5月8日印发`. */
function dateIn(line: string): string {
  return line.replace(/^(?:成文|发文|签发|落款)?(?:日期|时间)[:：]|印?发$/gu, '');
}

function datedAt(blocks: readonly Block[], at: number, from: number): SignOff | undefined {
  const date = readDate(textAt(blocks, at));
  if (date === undefined) return undefined;
  const bodies: string[] = [];
  for (let i = at - 1; i >= from && bodies.length < MOST_BODIES; i--) {
    const body = readOrganisation(textAt(blocks, i));
    if (body === undefined) break;
    bodies.unshift(body);
  }
  return bodies.length === 0 ? { date } : { date, body: bodies.join(' ') };
}

const BODY_AND_DATE = new RegExp(
  `^(?<body>[\\u4e00-\\u9fff“”、\\s\\u3000]{2,60}?)[\\s\\u3000]{0,20}(?<date>[（(]?(?:公元)?${DATED_YEAR}[\\s\\u3000]{0,20}[年./-].{3,20})$`,
  'u',
);

/** `青林县农业局  2021年12月10日`. */
function bodyAndDate(text: string): SignOff | undefined {
  const found = BODY_AND_DATE.exec(text.normalize('NFKC'));
  const { body: named = '', date: dated = '' } = found?.groups ?? {};
  if (!isDateLine(dated)) return undefined;
  const body = readOrganisation(named);
  const date = readDate(dated);
  return body === undefined || date === undefined ? undefined : { date, body };
}
