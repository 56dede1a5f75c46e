/**
 * What sites and registers say of a paper in labels and values: the line under a title (`发布时间：… 来源：…`) and the
 * box of 政府信息公开 (`索引号：… 发文机关：… 成文日期：…`), on one line, in cells, or with labels and values alternating.
 */
import { readNumber, readOrganisation } from './organisations.ts';
import { isDateLine, readDate } from './dates.ts';

/** Facts of a paper that are beside its text. */
export interface PaperFacts {
  readonly title?: string | undefined;
  /** Of the paper itself (`成文日期`), as `YYYY…`. */
  readonly date?: string | undefined;
  /** Of its publication (`发布时间`), as `YYYY…`. */
  readonly published?: string | undefined;
  /** The issuing body, as it stands. */
  readonly body?: string | undefined;
  /** `国发〔2021〕33号`. */
  readonly number?: string | undefined;
}

/** Facts being gathered. */
type OpenFacts = { -readonly [Key in keyof PaperFacts]: PaperFacts[Key] };

type Fact = 'title' | 'date' | 'published' | 'body' | 'number' | 'none';

interface Label {
  readonly fact: Fact;
  /** True for labels that texts have too (`时间：`, `名称：`): alone they make no line of facts. */
  readonly isWeak: boolean;
  /** True for labels of the registers of 政府信息公开. */
  readonly isRegister: boolean;
}

const LABELS = new Map<string, Label>();
function define(words: string, fact: Fact, { isWeak = false, isRegister = false } = {}): void {
  for (const word of words.split(' ')) LABELS.set(word, { fact, isWeak, isRegister });
}
define('成文日期 成文时间 发文日期 发文时间 印发日期 印发时间 制发日期 制定日期 公布日期 签发日期', 'date', {
  isRegister: true,
});
define('生成日期 生成时间 公开日期 公开时间 发文公开日期 有效开始日期', 'published', { isRegister: true });
define(
  '发布日期 发布时间 发表时间 发表日期 更新日期 更新时间 录入时间 上传时间 发稿时间 信息时间',
  'published',
);
define('日期 时间', 'published', { isWeak: true });
define(
  '发文机关 发文机构 发文单位 发文部门 发布机构 发布机关 发布单位 发布部门 公开机构 公开机关 公开主体 公开单位 公开责任部门 公开责任单位 制发机关 制定机关 制文机关 成文机关 公布机关 颁布机关 信息公开机构 信息来源机构 责任部门',
  'body',
  { isRegister: true },
);
define('发文字号 发文文号 文件字号 文件文号 文件编号 公文文号 发布文号 文号 文件号', 'number', {
  isRegister: true,
});
define('信息名称 文件名称 文件标题 公文标题 公文名称 信息标题', 'title', { isRegister: true });
define('标题 名称 题名', 'title', { isWeak: true });
define(
  '索引号 信息索引号 信息索引 索引编号 信息标识 主题分类 主题类别 主题词 主题 关键词 关键字 公开方式 公开形式 公开范围 公开时限 公开期限 公开程序 公开类别 公开属性 公开类型 公开目录 公开事项 有效性 时效性 文件有效性 效力状态 效力级别 是否有效 有效期 有效期限 失效日期 失效时间 生效日期 生效时间 实施日期 施行日期 废止日期 体裁分类 体裁 组配分类 信息分类 信息类别 信息类型 所属主题 所属类别 服务对象分类 服务对象 行业分类 内容分类 内容概述 内容描述 内容摘要 信息格式 载体类型 语种 语言 规范性文件统一编号 规范性文件编号 统一登记号 登记号 统一编号 信息所属 文件类型 文种 公文种类 公文类型 栏目',
  'none',
  { isRegister: true },
);
define('分类 类别 概述 来源 作者 编辑 地址', 'none', { isWeak: true });
define(
  '信息来源 文章来源 稿件来源 新闻来源 资料来源 文章作者 信息作者 供稿 供稿单位 责任编辑 责编 发布人 发布者 录入 录入者 录入人 上传者 审核 审核人 审稿 校对 摄影 浏览次数 浏览量 浏览数 浏览 点击次数 点击数 点击量 点击率 点击 阅读次数 阅读量 阅读数 阅读 访问次数 访问量 访问 人气 保护视力色 视力保护色 评论数 下载次数 下载量',
  'none',
);

/** Label and sign after it, which a closing `】` is as well; blanks in the label (`索 引 号：`, `文  号：`) are the page's own. */
const BLANK = '[\\s\\u3000\\u00a0]{0,6}';
const WORDS = [...LABELS.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => Array.from(word).join(BLANK))
  .join('|');
const LABELLED = new RegExp(
  `[【[（(]?(?<label>${WORDS})[】\\]）)]?${BLANK}(?<sign>[:：]|\\t|$|(?<=】))`,
  'gu',
);
/** Most lines are none of facts, and their opening says so. */
const OPENING = new RegExp(
  `^[【[（(]?\\s*(?:(?:${WORDS})[】\\]）)]?${BLANK}(?:[:：\\t]|$|(?<=】))|[12][09]\\d\\d[-年/.])`,
  'u',
);
/** Longest line that is looked at, and longest value of it, in units. Guesses. */
const LONGEST_LINE = 400;
const LONGEST_SOURCE = 50;
const LONGEST_VALUE = 80;
const EDGES =
  /^[\s\u3000\u00a0|｜·•\-—【】[\]（）()<>、,，;；]+|(?<![\s|｜·•【[（(<、,，;；])[\s|｜·•【[（(<、,，;；]+$/gu;
/** Buttons after the facts of a line. */
const BUTTONS =
  /(?:[\s\u3000|｜【】[\]（）()·•:：,，]*(?:打印(?:本页|此页|文章|页面)?|关闭(?:窗口|本页)?|收藏(?:本页)?|下载|全屏|分享(?:到|至)?|字号|字体|大|中|小|特大|默认|复制链接|微信|微博|我要纠错|纠错|朗读|返回|次|人次|T|A[+-]?))+[\s\u3000|｜【】[\]（）()]*$/u;

/** The sizes of type that a page offers, before its facts. */
const SIZES =
  /^[【[（(]?字[号体](?:大小)?[\s\u3000]{0,3}[:：]?[\s\u3000【[（(|｜]{0,4}(?:(?:大|中|小|特大|默认)[\s\u3000|｜/、【】[\]（）()]{0,4}){2,5}/u;
/** A day and a time as pages write when they were published; meetings are dated otherwise. */
const PUBLISHED = /20\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s{1,3}\d{1,2}:\d{2}/u;

/** Where it comes from and when, without labels: `青林发布 2021-05-18`, `新华网 | 2021-05-18 09:30`. */
const SOURCE = '[\\u4e00-\\u9fffA-Za-z·]{2,16}';
const CLOCK = '\\d{1,2}:\\d{2}(?::\\d{2})?';
const WHEN = `20\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}(?:\\s{1,3}${CLOCK})?|20\\d\\d年\\d{1,2}月\\d{1,2}日\\s{0,3}${CLOCK}`;
const SOURCE_AND_DATE = new RegExp(
  `^(?:${SOURCE}[\\s\\u3000|｜]{1,6}(?:${WHEN})|(?:${WHEN})[\\s\\u3000|｜]{1,6}${SOURCE})$`,
  'u',
);

/** A line of labels and values. */
interface FactsLine {
  readonly facts: PaperFacts;
  /** True where one of the labels is one that only registers have, or two labels are on the line. */
  readonly isSure: boolean;
  readonly isRegister: boolean;
  /** What the next line is the value of, where the line is a label alone. */
  readonly open?: Fact;
  /** False where such a label has no colon. */
  readonly hasSign: boolean;
}

/** Reads a line of facts; undefined where it is none. Linear in the line. */
export function readFactsLine(text: string): FactsLine | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const line = text.trim().replace(SIZES, '').trim();
  if (line.length < LONGEST_SOURCE && line.includes('20') && SOURCE_AND_DATE.test(line)) {
    return { facts: { published: readDate(line) }, isSure: true, isRegister: false, hasSign: true };
  }
  if (!OPENING.test(line) || (/^[（(【[]?\d/u.test(line) && !/[:：]/u.test(line))) return undefined;
  const found = [...line.matchAll(LABELLED)].filter(isLabelPlace(line));
  const [first] = found;
  if (first === undefined) return undefined;
  const before = line.slice(0, first.index).replace(EDGES, '');
  // A date may come before the first label: `2021-05-18 09:30 来源：…`.
  if (before !== '' && !isDateLine(before)) return undefined;
  const facts: OpenFacts = {};
  if (before !== '') facts.published = readDate(before);
  let open: Fact | undefined;
  let sure = before === '' ? 0 : 1;
  let isRegister = false;
  for (const [i, match] of found.entries()) {
    const label = LABELS.get((match.groups?.label ?? '').replace(/[\s\u3000\u00a0]+/gu, ''));
    if (label === undefined) return undefined;
    const raw = line.slice(match.index + match[0].length, found[i + 1]?.index ?? line.length);
    const value = raw.replace(EDGES, '').trim();
    if (value.length > LONGEST_VALUE && label.fact !== 'title') return undefined;
    if (/[。！？]/u.test(value) && !/^(?:内容|概述)/u.test(match[0])) return undefined;
    const isClock = PUBLISHED.test(value) || (match[0].startsWith('日期') && /\d:\d{2}/u.test(value));
    if (!label.isWeak || (label.fact === 'published' && isClock)) sure++;
    isRegister ||= label.isRegister;
    if (value === '' && i === found.length - 1) open = label.fact;
    take(facts, label.fact, value);
  }
  const isSure = (sure > 0 && (open === undefined || sure > 1 || isRegister)) || found.length > 1;
  const hasSign = found.at(-1)?.groups?.sign !== '';
  return { facts, isSure, isRegister, hasSign, ...(open === undefined ? {} : { open }) };
}

/** What {@link value} says where it is apart from its label: see {@link FactsLine.open}. */
function factOf(fact: Fact, value: string): PaperFacts {
  const facts: OpenFacts = {};
  take(facts, fact, value);
  return facts;
}

/** Writes down what {@link value} says; what its label does not fit says nothing. */
function take(facts: OpenFacts, fact: Fact, value: string): void {
  if (value === '') return;
  const shown = value.replace(BUTTONS, '').replace(EDGES, '').trim();
  if (fact === 'date' || fact === 'published') facts[fact] ??= readDate(shown) ?? readMonth(shown);
  else if (fact === 'body') facts.body ??= readOrganisation(shown) ?? bodyLike(shown);
  else if (fact === 'number') facts.number ??= readNumber(shown);
  else if (fact === 'title' && shown.length >= 4) facts.title ??= shown;
  else if (fact === 'none') facts.published ??= /\d{1,2}:\d{2}/u.test(shown) ? readDate(shown) : undefined;
}

/** Lines of a box, labels and values alternating. Guess. */
const LONGEST_BOX = 60;

/** Lines of facts from {@link at} on, as many as are together; undefined where there is none. */
export function readBox(
  lines: readonly string[],
  at: number,
): { facts: PaperFacts; rules: (readonly [offset: number, rule: string])[] } | undefined {
  let facts: PaperFacts = {};
  const offsets: number[] = [];
  const sources = new Set<boolean>();
  let isSure = false;
  let isRegister = false;
  for (let i = at; i < lines.length && i < at + LONGEST_BOX; i++) {
    const line = readFactsLine(lines[i] ?? '');
    if (line === undefined) break;
    // Labels and values alternate, without a colon: the next label shows that this is one.
    if (line.open !== undefined && !line.hasSign && !isRegister && !isBareRegister(line, lines[i + 2])) break;
    isSure ||= line.isSure;
    isRegister ||= line.isRegister;
    sources.add(line.facts.published === undefined);
    facts = mergeFacts(facts, line.facts);
    offsets.push(i - at);
    const value = lines[i + 1];
    if (line.open === undefined || value === undefined || !isValue(value, line.open, isRegister, facts.title))
      continue;
    facts = mergeFacts(facts, factOf(line.open, value));
    offsets.push(++i - at);
  }
  // `时间：…` alone may be a meeting's; beside `来源：…` it is a page's.
  if (!isSure && sources.size < 2) return undefined;
  const rule = isRegister ? 'facts-box' : 'by-line';
  return offsets.length === 0
    ? undefined
    : { facts, rules: offsets.map((offset) => [offset, rule] as const) };
}

/** True where {@link line}, a label alone, and {@link next} both are of a register. */
function isBareRegister(line: FactsLine, next: string | undefined): boolean {
  const after = readFactsLine(next ?? '');
  return line.isRegister && after?.isRegister === true && after.open !== undefined && !after.hasSign;
}

/** True where a line is the value of a label that is alone on the line before it. */
function isValue(line: string, fact: Fact, isRegister: boolean, title: string | undefined): boolean {
  if (readFactsLine(line) !== undefined || /[。！？]/u.test(line)) return false;
  // A box may end in a label without a value: then the title comes next.
  const isTitle = /关于|印发|转发/u.test(line) || title?.startsWith(line) === true;
  if (fact !== 'title' && isTitle) return false;
  if (isRegister) return line.length <= LONGEST_VALUE;
  return /^\d{1,9}\s*次?$/u.test(line) || isDateLine(line);
}

/** Facts of {@link first} where it has them, else of {@link second}. */
export function mergeFacts(first: PaperFacts, second: PaperFacts): PaperFacts {
  return {
    ...second,
    ...Object.fromEntries(Object.entries(first).filter(([, value]) => value !== undefined)),
  };
}

/** A register's body need not end as such names do; a sentence it is not. */
function bodyLike(value: string): string | undefined {
  return /^[\u4e00-\u9fff、（）()\s]{2,40}$/u.test(value) ? value : undefined;
}

function readMonth(value: string): string | undefined {
  const [, year, month] = /^((?:19|20)\d{2})[-/.](0?[1-9]|1[0-2])$/u.exec(value.normalize('NFKC')) ?? [];
  return month === undefined ? undefined : `${year}-${month.padStart(2, '0')}`;
}

/** A label is at the line's start, or where what is before it has ended. */
function isLabelPlace(line: string): (match: RegExpExecArray) => boolean {
  return (match) => {
    const isLast = match.index + match[0].length === line.length;
    // A label without its sign is one where a cell, or the line, is nothing else.
    if (match.groups?.sign === '\t') return match.index === 0 || line[match.index - 1] === '\t';
    if (match.groups?.sign === '' && isLast) return match.index === 0 || line[match.index - 1] === '\t';
    return true;
  };
}
