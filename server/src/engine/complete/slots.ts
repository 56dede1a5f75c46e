import type { SlotKind } from '../index/words.ts';
import { administrativeNames, continuesAsWord, isOrdinaryStem, levelAt } from './administrative.ts';

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
  /** Names are alike wherever they stand; figures, dates and redactions are each on their own. */
  readonly kind: 'figure' | 'date' | 'redaction' | SlotKind;
  /** The administrative level, where the slot names such a unit. */
  readonly level?: string;
}

/** A digit, or what was put in its place to hide it. */
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
    `(?:[%％‰]|(?:[十百千]?[万亿]|[百千])?[余多]?(?:${UNIT})|[百千]?[万亿])`,
  'gu',
);
/** Chinese numerals are often part of set phrases (`三大战役`): only percentages and long ones with a plain measure count. */
const CHINESE_FIGURES =
  /[百千万]分之[零〇一二三四五六七八九十百点]+|[一二三四五六七八九两][十百千万亿][零一二三四五六七八九十百千万亿]{0,15}[余多]?(?:人次|万元|亿元|公里|公顷|[人名户件起家处亩吨元辆座栋])/gu;
const REDACTIONS =
  /(?:[xX×＊*]{2,}|某某|某(?=[省市县区镇乡村州])|(?<![A-Za-z])[A-Z](?=[省市县区镇乡村州]))(?:自治[区州县]|街道|[省市县区镇乡村州](?![场域]))?|(?:20|19)[xX×]{2}|(?<![A-Za-z])[xX×](?:自治[区州县]|街道|[省市县区镇乡村州])/gu;

/** Names of the whole country's life: part of what every report says. */
const COMMON_PERSONS = /习近平|毛泽东|邓小平|江泽民|胡锦涛|周恩来|刘少奇|马克思|恩格斯|列宁|雷锋|焦裕禄/u;
const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫丁邓单洪包诸左石崔吉钮龚程邢裴陆翁';
const TITLE =
  '(?:同志|书记|市长|县长|区长|镇长|乡长|省长|局长|厅长|主任|主席|部长|院长|校长|支书|总经理|董事长)';
const PERSON_WITH_TITLE = new RegExp(`^(?:副?${TITLE})`, 'u');
const TITLE_BEFORE_PERSON = new RegExp(`${TITLE}$`, 'u');

/** Places that the tags tell rightly and that differ from report to report. */
const KNOWN_PLACES = new Set(
  (
    '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 ' +
    '陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 石家庄 太原 沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 ' +
    '海口 成都 贵阳 昆明 西安 兰州 西宁 呼和浩特 南宁 拉萨 银川 乌鲁木齐 深圳 厦门 青岛 大连 宁波 苏州 无锡 常州 温州'
  ).split(' '),
);
/** A place that names something known everywhere: `延安精神`. */
const NAMED_AFTER_PLACE = /^(?:精神|经验|会议|宣言|共识|峰会|奥运|冬奥|起义|条约|协定|战役|海峡)/u;
const ORGANISATION =
  /^(?!.*(?:国|中央|人民|全党|党政|党中央))[\p{Script=Han}（）]{3,}(?:局|厅|委|委员会|公司|集团|医院|大学|学院|学校|中学|小学|银行|研究院|研究所|协会|法院|检察院|支队|工厂|制造厂|合作社)$/u;
/** Ordinary words that look like an organisation's name to the segmenter. */
const KIND_OF_ORGANISATION =
  /商业|专业|各|等|重点|上市|公立|普通|中等|高等|基层|民营|国有|平台|大型|农村|县级|中小/u;
const COMPANY = /\p{Script=Han}{2,10}?(?:集团|股份|责任)?有限(?:责任)?公司/gu;

/**
 * The slots of {@link text}, a continuation as its source writes it, ascending and apart. {@link before} is what the
 * source has in front of it. Conservative: inside quotes and titles only redactions count, Chinese numerals only
 * with a measure, the segmenter's names only where their form confirms them; a slot that begins before the
 * continuation is the writer's own and stays text. Linear.
 */
export function findSlots(before: string, text: string, names: readonly TaggedName[] = []): Slot[] {
  const whole = before + text;
  const quoted = quotedUnits(whole);
  const found: Slot[] = [];
  const add = (start: number, end: number, kind: Slot['kind'], level?: string) => {
    if (start < before.length || (kind !== 'redaction' && quoted[start] === 1)) return;
    const slot = { start: start - before.length, end: end - before.length, kind };
    if (found.some((other) => other.start < slot.end && slot.start < other.end)) return;
    found.push(level === undefined ? slot : { ...slot, level });
  };
  const marks = new Uint8Array(whole.length);
  for (const [start, end] of figures(before, text, DATES)) {
    marks.fill(1, start, end);
    add(start, end, 'date');
  }
  for (const [start, end] of figures(before, text, FIGURES))
    if (marks[start] === 0) add(start, end, 'figure');
  for (const match of whole.matchAll(CHINESE_FIGURES)) {
    if (!/[第十]$/u.test(whole.slice(0, match.index)))
      add(match.index, match.index + match[0].length, 'figure');
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

/** Runs of digits that are figures on their own: not part of a model's name, a sum, an ordinal or a longer number. */
function* figures(before: string, text: string, pattern: RegExp): Generator<[number, number]> {
  for (const match of text.matchAll(pattern)) {
    const left = (match.index > 0 ? text : before).at(match.index - 1) ?? '';
    if (/[0-9０-９A-Za-z.．+×第]/u.test(left)) continue;
    const start = before.length + match.index;
    yield [start, start + match[0].length];
  }
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
  const stem = word.replace(/(?:自治[区州县]|街道|[省市县区镇乡])$/u, '');
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

/** One entry a unit: 1 inside “”, ‘’, 「」 or 《》. Straight quotes open and close in turns. */
function quotedUnits(text: string): Uint8Array {
  const quoted = new Uint8Array(text.length);
  let depth = 0;
  let straight = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if ('“‘「『《〈'.includes(unit)) depth++;
    else if ('”’」』》〉'.includes(unit)) depth = Math.max(0, depth - 1);
    else if (unit === '"') straight = 1 - straight;
    if (depth + straight > 0) quoted[at] = 1;
  }
  return quoted;
}
