import type { SlotKind } from '../index/words.ts';
import {
  administrativeNames,
  continuesAsWord,
  isOrdinaryStem,
  levelAt,
  LEVEL_PATTERN,
  MUNICIPALITIES,
  PROVINCES,
  REGIONS,
} from '../text/administrative.ts';
import { QUOTES } from '../text/pairs.ts';
import { POSTS } from '../text/posts.ts';
import { numbersOf } from './figures.ts';

/** A word that the segmenter took for a name; UTF-16 offsets of the continuation, negative before it. */
export interface TaggedName {
  readonly start: number;
  readonly end: number;
  readonly kind: SlotKind;
}

/** A part of a continuation that changes from report to report; UTF-16 offsets, end exclusive. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  /** Equal names are one slot wherever they are; figures, dates and redactions are separate slots. */
  readonly kind: 'figure' | 'date' | 'redaction' | SlotKind;
  /** The administrative level, where the slot names such a unit. */
  readonly level?: string;
}

const REDACTIONS =
  /(?:[xX×＊*]{2,}|某某|某(?=[省市县区镇乡村州])|(?<![A-Za-z])[A-Z](?=[省市县区镇乡村州]))(?:自治[区州县]|街道|[省市县区镇乡村州](?![场域]))?|(?:20|19)[xX×]{2}|(?<![A-Za-z])[xX×](?:自治[区州县]|街道|[省市县区镇乡村州])/gu;

/** Names known nationwide: every report uses them. */
const COMMON_PERSONS = /习近平|毛泽东|邓小平|江泽民|胡锦涛|周恩来|刘少奇|马克思|恩格斯|列宁|雷锋|焦裕禄/u;
const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫丁邓单洪包诸左石崔吉钮龚程邢裴陆翁';
/** Those that a drafter fills in: of a village and of a company, too. */
const TITLE = `(?:${POSTS}|镇长|乡长|支书|总经理|董事长)`;
const PERSON_WITH_TITLE = new RegExp(`^(?:副?${TITLE})`, 'u');
const LEVEL_LAST = new RegExp(`(?:${LEVEL_PATTERN})$`, 'u');
const TITLE_BEFORE_PERSON = new RegExp(`${TITLE}$`, 'u');

/** Kinds of places that the tags recognize reliably and that differ from report to report. */
const KNOWN_PLACES = new Set([
  // All reports that name 台湾 mean it.
  ...[MUNICIPALITIES, PROVINCES, REGIONS]
    .flatMap((names) => names.split('|'))
    .filter((name) => name !== '台湾'),
  ...(
    '石家庄 太原 沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 海口 成都 贵阳 昆明 西安 兰州 西宁 ' +
    '呼和浩特 南宁 拉萨 银川 乌鲁木齐 深圳 厦门 青岛 大连 宁波 苏州 无锡 常州 温州'
  ).split(' '),
]);
/** A place in the name of something known everywhere: `延安精神`. */
const NAMED_AFTER_PLACE = /^(?:精神|经验|会议|宣言|共识|峰会|奥运|冬奥|起义|条约|协定|战役|海峡)/u;
const ORGANISATION =
  /^(?!.*(?:国|中央|人民|全党|党政|党中央))[\p{Script=Han}（）]{3,}(?:局|厅|委|委员会|公司|集团|医院|大学|学院|学校|中学|小学|银行|研究院|研究所|协会|法院|检察院|支队|工厂|制造厂|合作社)$/u;
/** Ordinary words that look like an organisation's name to the segmenter. */
const KIND_OF_ORGANISATION =
  /商业|专业|各|等|重点|上市|公立|普通|中等|高等|基层|民营|国有|平台|大型|农村|县级|中小/u;
const COMPANY = /\p{Script=Han}{2,10}?(?:集团|股份|责任)?有限(?:责任)?公司/gu;

/**
 * The slots of {@link text}, a continuation as its source writes it, ascending and apart. {@link before} is the
 * text before it in the source. Conservative: inside quotes and titles only redactions count, Chinese numerals only
 * with a measure, the segmenter's names only where their form confirms them; a slot that begins before the
 * continuation belongs to the writer and stays text. Linear.
 */
export function findSlots(before: string, text: string, names: readonly TaggedName[] = []): Slot[] {
  const whole = before + text;
  let quoted: Uint8Array | undefined;
  const found: Slot[] = [];
  const add = (start: number, end: number, kind: Slot['kind'], level?: string) => {
    if (start < before.length) return;
    if (kind !== 'redaction' && (quoted ??= quotedUnits(whole))[start] === 1) return;
    const slot = { start: start - before.length, end: end - before.length, kind };
    if (found.some((other) => other.start < slot.end && slot.start < other.end)) return;
    found.push(level === undefined ? slot : { ...slot, level });
  };
  for (const { start, end, kind } of numbersOf(before, text)) {
    add(before.length + start, before.length + end, kind);
  }
  for (const { start, end, level } of redactions(whole)) add(start, end, 'redaction', level);
  for (const name of names) {
    const confirmed = confirm(whole, name.start + before.length, name.end + before.length, name.kind);
    if (confirmed) add(confirmed.start, confirmed.end, name.kind, confirmed.level);
  }
  for (const { start, end, level } of administrativeNames(whole)) add(start, end, 'place', level);
  for (const match of text.matchAll(COMPANY)) {
    const start = before.length + match.index;
    if (isBoundary(whole, start)) add(start, start + match[0].length, 'organisation');
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function* redactions(text: string): Generator<{ start: number; end: number; level?: string }> {
  for (const match of text.matchAll(REDACTIONS)) {
    const start = match.index;
    const end = start + match[0].length;
    if (/[0-9A-Za-z]/u.test(text.slice(0, start).at(-1) ?? '') || /^[A-Za-z]/u.test(text.slice(end)))
      continue;
    const last = match[0].search(/自治[区州县]$|街道$|[省市县区镇乡州]$/u);
    const level = last < 0 ? undefined : levelAt(match[0], last);
    yield level === undefined ? { start, end } : { start, end, level };
  }
}

/** A tagged word as the slot that its form confirms. */
function confirm(
  text: string,
  start: number,
  end: number,
  kind: SlotKind,
): { start: number; end: number; level?: string } | undefined {
  const word = text.slice(start, end);
  const after = text.slice(end, end + 4);
  if (kind === 'place') return confirmPlace(text, start, end, word, after);
  if (kind === 'organisation') {
    return ORGANISATION.test(word) && !KIND_OF_ORGANISATION.test(word) ? { start, end } : undefined;
  }
  if (!SURNAMES.includes(word[0]) || word.length > 3 || COMMON_PERSONS.test(word)) return undefined;
  const titled = PERSON_WITH_TITLE.test(after) || TITLE_BEFORE_PERSON.test(text.slice(0, start));
  return titled ? { start, end } : undefined;
}

function confirmPlace(text: string, start: number, end: number, word: string, after: string) {
  const outer = levelAt(text, end);
  if (
    outer !== undefined &&
    !isOrdinaryStem(word, outer) &&
    !continuesAsWord(text.slice(end + outer.length))
  ) {
    return { start, end: end + outer.length, level: outer };
  }
  const stem = word.replace(LEVEL_LAST, '');
  const level = levelAt(word, stem.length);
  if (level !== undefined && stem.length >= 2 && !isOrdinaryStem(stem, level)) {
    return continuesAsWord(after) ? undefined : { start, end, level };
  }
  return KNOWN_PLACES.has(word) && !NAMED_AFTER_PLACE.test(after) ? { start, end } : undefined;
}

function isBoundary(text: string, at: number): boolean {
  const left = text.slice(0, at).at(-1);
  return left === undefined || !/[\p{Script=Han}]/u.test(left);
}

const OPENS_NAME = new Set([...QUOTES.keys(), '《', '〈']);
const CLOSES_NAME = new Set([...QUOTES.values(), '》', '〉']);

/** One entry a unit: 1 inside “”, ‘’, 「」 or 《》. Straight quotes open and close in turns. */
function quotedUnits(text: string): Uint8Array {
  const quoted = new Uint8Array(text.length);
  let depth = 0;
  let straight = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (OPENS_NAME.has(unit)) depth++;
    else if (CLOSES_NAME.has(unit)) depth = Math.max(0, depth - 1);
    else if (unit === '"') straight = 1 - straight;
    if (depth + straight > 0) quoted[at] = 1;
  }
  return quoted;
}
