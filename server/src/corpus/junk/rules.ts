/**
 * Rules that distinguish junk from text by the line alone, wherever it is in a file. Conservative: real text lost is
 * worse than junk kept, so a rule asks for signs that reports do not show. Rules that need a line's place in its
 * article are in `edges.ts` and `contents.ts`.
 */

import { isPageLine } from './pageWords.ts';

/** A run of junk inside a block. Offsets are UTF-16 code units of the block's text. */
interface JunkRange {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** Longest block that a whole-line rule looks at, in units: a paragraph longer than this is text. Guess. */
const LONGEST_JUNK_LINE = 500;

interface MarkRule {
  readonly rule: string;
  readonly pattern: RegExp;
}

/** Marks that programs left inside lines. The text around them stays. */
const MARKS: readonly MarkRule[] = [
  /** Where a shop's web page hid text from readers who had not paid. */
  { rule: 'paywall-mark', pattern: /##paid(?:begin|end)##/giu },
  /** Word's bookmarks, as converters write them: `[bookmark: _GoBack]`. */
  { rule: 'bookmark', pattern: /\[bookmark:\s*[\w-]{1,80}\]/giu },
  /** Word's fields that a converter wrote out: `HYPERLINK \l "_Toc123"`, `TOC \o "1-3" \h \z \u`. */
  {
    rule: 'field-code',
    pattern:
      /\b(?:HYPERLINK\s+(?:\\l\s+)?"[^"\n]{0,300}"|PAGEREF\s+_\w+\s+\\h|TOC\s+\\o\s+"[\d-]+"(?:\s+\\[a-z])*)/gu,
  },
];

type LineRule = (line: string) => boolean;

/** Rules that drop a whole line, by their names. */
const LINE_RULES: readonly (readonly [rule: string, matches: LineRule])[] = Object.entries({
  separator: isSeparator,
  'page-number': isPageNumber,
  'page-chrome': isPageLine,
  url: (line) => /^(?:https?:\/\/|www\.)[\w./?=&%#:~+,;@!$'()*-]+$/iu.test(line),
  advert: isAdvert,
});

/** The junk of one block: ascending ranges that do not overlap. Linear in its length. */
export function findJunk(text: string): JunkRange[] {
  const marks = findMarks(text);
  let rest = text;
  for (const { start, end } of marks.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  const line = rest.trim();
  if (line === '' || line.length > LONGEST_JUNK_LINE) return marks;
  for (const [rule, matches] of LINE_RULES) {
    if (matches(line)) return [{ start: 0, end: text.length, rule }];
  }
  return marks;
}

function findMarks(text: string): JunkRange[] {
  // The second test ignores case, which makes it slow; most lines hold nothing that a mark begins with.
  if (!/[#[HPThpt]/u.test(text) || !/##|\[b|HYPER|PAGEREF|TOC/iu.test(text)) return [];
  const ranges = MARKS.flatMap(({ rule, pattern }) =>
    Array.from(text.matchAll(pattern), ({ index, 0: mark }) => ({
      start: index,
      end: index + mark.length,
      rule,
    })),
  );
  return ranges
    .sort((a, b) => a.start - b.start)
    .filter((range, i, all) => range.start >= (all[i - 1]?.end ?? 0));
}

/** Rows of one sign: `-----`, `＊＊＊`, `======`. Not `……`, which speaks. */
function isSeparator(line: string): boolean {
  return /^([-—–=*＊_~～#＃·+])(?:\s*\1){2,}$/u.test(line);
}

/** `- 3 -`, `— 12 —`, `第 3 页 共 10 页`, `Page 3 of 10`. A bare number is kept: it may be a table's. */
function isPageNumber(line: string): boolean {
  return (
    /^[-—–－]{1,2}\s*\d{1,4}\s*[-—–－]{1,2}$/u.test(line) ||
    /^第\s*\d{1,4}\s*页(?:\s*(?:[,，/／]\s*)?共\s*\d{1,4}\s*页)?$/u.test(line) ||
    /^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$/iu.test(line)
  );
}

/** Words of sellers that a report does not say of itself. */
const SELLER =
  /素材库|会员群|网盘群|代笔|代写|润笔|svip|超级会员|知识星球|资料群|写作群|客服[:：微vVqQ]|加(?:微信|v信|VX)|微信号|(?:vx|wx|qq群?|QQ群?)[:：]|淘宝店|(?:公众号|公号)[:：]|小伙伴们?认准|谨防假冒/giu;
/** Words by which they call. */
const CALL =
  /欢迎(?:加入|关注|订阅|咨询|添加|联系)|有意(?:加入|者)|请(?:联系|添加|扫码|关注|加)|添加客服|扫码|认准|每[天日]更新|每日同步|持续接单|一键(?:下载|搜索|查找|精准搜索|快速查找|极速下载)|高质量(?:保障|素材)|唯一平台|好评如潮|更多(?:资料|材料|素材|范文|精品)|长按(?:识别|二维码)|获取(?:更多)?(?:资料|材料|素材|全文)/gu;

/**
 * Sellers' adverts: three different such words, at least one a seller's own (`素材库`, `代笔`, `客服：` …) and at least
 * one a call (`欢迎加入`, `有意加入请联系`, `每日更新` …). A report that speaks of WeChat accounts, of customer service
 * or of ghost-written theses calls nobody.
 */
function isAdvert(line: string): boolean {
  const sellers = distinct(line, SELLER);
  const calls = sellers === 0 ? 0 : distinct(line, CALL);
  return calls >= 1 && sellers + calls >= 3;
}

function distinct(line: string, words: RegExp): number {
  if (line.search(words) < 0) return 0;
  return new Set(line.toLowerCase().match(words)).size;
}
