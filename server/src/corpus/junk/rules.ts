/**
 * Rules that tell junk from text by the line itself, wherever in a file it stands. Conservative: real text lost is
 * worse than junk kept, so a rule asks for signs that reports do not show. Rules that need a line's place in its
 * article are in `edges.ts` and `contents.ts`.
 */

/** A run of junk inside a block. Offsets are UTF-16 code units of the block's text. */
export interface JunkRange {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** Longest block that a whole-line rule looks at, in units: a paragraph longer than this is text. */
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

/** Rules that drop a whole line; each key is the rule's name. */
const LINE_RULES: Readonly<Record<string, LineRule>> = {
  separator: isSeparator,
  'page-number': isPageNumber,
  'page-chrome': isPageChrome,
  url: (line) => /^(?:https?:\/\/|www\.)[\w./?=&%#:~+,;@!$'()*-]+$/iu.test(line),
  advert: isAdvert,
};

/** The junk of one block: ascending ranges that do not overlap. Linear in its length. */
export function findJunk(text: string): JunkRange[] {
  const marks = findMarks(text);
  let rest = text;
  for (const { start, end } of marks.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  const line = rest.trim();
  if (line === '' || line.length > LONGEST_JUNK_LINE) return marks;
  for (const [rule, matches] of Object.entries(LINE_RULES)) {
    if (matches(line)) return [{ start: 0, end: text.length, rule }];
  }
  return marks;
}

function findMarks(text: string): JunkRange[] {
  if (!/##|\[b|HYPER|PAGEREF|TOC/iu.test(text)) return [];
  const ranges = MARKS.flatMap(({ rule, pattern }) =>
    Array.from(text.matchAll(pattern), ({ index, 0: mark }) => ({
      start: index,
      end: index + mark.length,
      rule,
    })),
  );
  return ranges
    .sort((a, b) => a.start - b.start)
    .filter((range, i, all) => i === 0 || range.start >= all[i - 1].end);
}

/** Rows of one sign: `-----`, `＊＊＊`, `======`. Not `……`, which speaks. */
function isSeparator(line: string): boolean {
  return /^([-—–=*＊_~～#＃·+])(?:\s*\1){2,}$/u.test(line);
}

/** `- 3 -`, `— 12 —`, `第 3 页 共 10 页`, `Page 3 of 10`. A bare number is kept: it may be a table's. */
function isPageNumber(line: string): boolean {
  return (
    /^[-—–－]{1,2}\s*\d{1,4}\s*[-—–－]{1,2}$/u.test(line) ||
    /^第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?$/u.test(line) ||
    /^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$/iu.test(line)
  );
}

const CHROME_WORDS =
  /^(?:下载|打印|打印本页|全屏|阅读|朗读|字号|字体|大|中|小|特大|默认|关闭|关闭窗口|关闭本页|收藏|加入收藏|设为首页|返回|返回顶部|回到顶部|分享|分享到|转发|点赞|评论|举报|纠错|扫一扫|微信|微博|新浪微博|QQ空间|朋友圈|QQ|首页|上一页|下一页|上一篇|下一篇|无障碍|繁体|简体|English)$/u;

/**
 * What a web page stands around its text: rows made only of button names (two at least: `打印 关闭`,
 * `字号：大 中 小`), `上一篇：…`, `您当前的位置：首页 > …`, `浏览次数：123`, `扫一扫在手机打开当前页`.
 */
function isPageChrome(line: string): boolean {
  const words = line.split(/[\s\u3000|｜:：/／、>＞【】[\]()（）·•]+/u).filter((word) => word !== '');
  if (words.length >= 2 && words.every((word) => CHROME_WORDS.test(word))) return true;
  return (
    /^(?:您?(?:当前|现在)?的?(?:位置|所在位置)[:：]\s*)?首页\s*[>＞»/／-]/u.test(line) ||
    /^分享(?:到|至)?\s*[:：]?(?:[\s\u3000]*(?:新浪)?(?:微信|微博|朋友圈|QQ空间|QQ好友|QQ|人人网|豆瓣|复制链接|更多))+$/u.test(
      line,
    ) ||
    /^您(?:当前|现在)的?(?:位置|所在位置)[:：]/u.test(line) ||
    /^[【[]?(?:上|下)一(?:篇|条|页)[】\]]?\s*[:：]/u.test(line) ||
    /^(?:浏览|阅读|点击|访问)(?:次数|量|数)\s*[:：]\s*\d*\s*次?$/u.test(line) ||
    /^扫一扫.{0,6}(?:手机|微信)?.{0,4}(?:打开|分享|浏览|查看).{0,8}$/u.test(line) ||
    /^(?:版权所有|Copyright\b|ICP备案|[\u4e00-\u9fff]ICP备\s?\d).{0,120}$/iu.test(line)
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
  return new Set(line.toLowerCase().match(words)).size;
}
