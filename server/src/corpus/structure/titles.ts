/** The lines that open an article: its title, the occasion, who speaks. */
import { DATED_YEAR } from './dateDigits.ts';
import { wholeCharacters } from '../../engine/text/characters.ts';
import { parseHeading } from '../../engine/text/headings.ts';
import { readOrganisation, unspaced } from './organisations.ts';

/** Longest line that can be a title, in units; one that reads like a paper's may be longer. Guess. */
const LONGEST_TITLE = 60;
const LONGEST_PAPER_TITLE = 120;
/** Longest title derived from an article's first sentence, in units. Guess. */
const LONGEST_DERIVED = 30;
/** Last words of titles: what kind of paper it is. */
const PAPER =
  /(?:发言|讲话|报告|意见|方案|通知|材料|总结|致辞|汇报|体会|提纲|计划|要点|办法|决定|决议|公报|纪要|讲稿|演讲|主持词|建议|倡议书?|讲义|党课|规划|细则|经验|做法|调研|剖析|清单|制度|条例|规定|通报|公告|公示|通告|[复来]?函|批复|请示|演讲稿|发言稿|讲话稿|述职|述廉|心得|思考|研究|感想|手册|指南|大纲|纲要|目录|名录|名单|规则|规程|规范|标准|准则|守则|章程|公约|宣言|声明|启事|贺[信词电]|慰问信|感谢信|公开信|议案|提案|说明|解读|问答|综述|述评|白皮书|年鉴|简报|专报|快报|解释|修正案|法|令|命令|协议|合同|承诺书|责任书|倡议|安排|议程|日程|预案|措施|对策|指引|导则|计划书|任务书|说明书|意见书|判决书|裁定书|台账|一览表|统计表|汇总表|明细表|分工表|[\u4e00-\u9fff]表)$/u;
const FIRST_LINE_GOES_ON = /(?:的|和|与|及|、|在|对|关于|暨|——|印发|转发|批转|[“《（(]|以及|或者?)$/u;
/** Papers that send others: their titles end in what they are. */
const SENDS = /印发|转发|批转/u;
const SENT = /的(?:紧急|补充)?(?:通知|函|复函|意见|决定|批复|公告|通告|通报|请示|报告|命令|说明|议案|决议)$/u;
/** What may be in brackets after a paper's kind: its edition, its number, whose draft it is. */
const BRACKETED_END = /[（(][^（）()]{1,24}[）)]$/u;
const GOES_ON_BEFORE = /^(?:的|和|与|及|、|以及|暨|》|”|）|\))/u;
/** `（试行）`, `（2021年修订）`, `（征求意见稿）`: part of the title, on its own line too. */
const EDITION =
  /^[（(](?:(?:\d{4}年?)?(?:试行|暂行|修订|修正|修改|增补)(?:稿|版|本)?|(?:公开)?征求意见稿|草案|草稿|送审稿|审议稿|讨论稿|代拟稿|报批稿|\d{4}年?(?:版|本)|[\d—–-]{4,9}年(?:度)?)[）)]$/u;
const PAPER_ALONE =
  /^(?:实施|指导|工作)?(?:意见|方案|通知|报告|讲话|发言|总结|汇报|办法|规划|细则|决定|通报|公告|规定|条例|致辞|主持词)(?:[（(].{1,12}[）)])?$/u;
/** What is over a title: the number of an annex. */
const LABEL =
  /^[（(【[［〔]?(?:附[\s\u3000]{0,2}[件表录图]|附|大纲|提纲|参考提纲|样表|样式|样本|式样|参考样式|模板|参考模板|范本|范文|例文|材料|会议材料|交流材料|会议文件|参阅材料|格式|文件)(?:之)?[\s\u3000]*(?:[\d０-９]{1,3}(?:[-—–.．][\d０-９]{1,3}){0,2}|[一二三四五六七八九十]{1,3}|[A-Z])?[）)】\]］〕]?[:：.．]?$/u;
/** The same with the title on its line. */
const LABEL_BEFORE =
  /^[（(【[［〔]?(?:附\s?[件表录]|附|大纲)(?:\s*(?:[\d０-９]{1,3}(?:[-—–.．][\d０-９]{1,3}){0,2}|[一二三四五六七八九十]{1,3}))?[）)】\]］〕]?(?:\s*[:：]\s*|\s+)(?=[^\s:：])/u;
/** A site, a column, a gazette: what is over titles on pages and in collections. */
const MASTHEAD =
  /(?:网站?|门户|频道|栏目|版块|公众号|客户端|日报|晚报|周刊|(?:国务院|政府|党委|[市县区]委|常委会)公报|文件|内参|电视台|新闻社|发布厅|信息港|之窗|在线|论坛|资料库|文库|素材库)$|^(?:政务公开|信息公开|政府信息公开|通知公告|公示公告|公告公示|政策文件|政策法规|法规文件|新闻中心|新闻动态|新闻资讯|工作动态|政务动态|要闻动态|今日要闻|时政要闻|政府文件|规划计划|领导讲话|重要讲话|政策解读|领导之窗|统计信息|公文库|文件库|最新文件|部门文件|政务服务|互动交流|走进.{2,6}|概况|首页|正文|国务院公报|政府公报|全文|内部资料|会议材料|学习资料)$/u;

/** True for a short line that ends no sentence, salutes nobody and has no section marker. */
export function isTitleLike(line: string): boolean {
  if (line.length < 2 || line.length > LONGEST_PAPER_TITLE || line.includes('\n') || line.includes('\t'))
    return false;
  if (/[。！？；：，、!?;:,]$/u.test(line) || /[。；]/u.test(line.slice(0, -1))) return false;
  if (!/[\u3400-\u9fff]{2}|[a-z]{3}|[\u4e00-\u9fff][\s\u3000]+[\u4e00-\u9fff]/iu.test(line)) return false;
  const isHeadingLine = line.startsWith('#');
  if (
    line.length > LONGEST_TITLE &&
    !isHeadingLine &&
    !(PAPER.test(withoutBrackets(line)) && /关于|[“《]/u.test(line))
  )
    return false;
  // `## 第一章` is a heading of a part, whatever Markdown makes of it.
  return parseHeading(line)?.marker.startsWith('#') ?? true;
}

/** True where {@link title} ends as the titles of papers do: `…报告`, `…的通知`, `…办法（试行）`. */
export function isPaperTitle(title: string): boolean {
  const bare = withoutBrackets(title);
  return PAPER.test(bare) && (!SENDS.test(title) || SENT.test(bare));
}

/** {@link title} without the brackets that it ends in. */
function withoutBrackets(title: string): string {
  let rest = title;
  for (let end = BRACKETED_END.exec(rest); end !== null; end = BRACKETED_END.exec(rest))
    rest = rest.slice(0, end.index);
  return rest;
}

/** True where a title's line breaks off: in mid-phrase, in open quotes, or before it says what the paper is. */
export function breaksOff(line: string): boolean {
  if (
    FIRST_LINE_GOES_ON.test(line) ||
    isOpen(line, '《', '》') ||
    isOpen(line, '“', '”') ||
    isOpen(line, '（', '）')
  )
    return true;
  return /关于|印发|转发|批转/u.test(line) && !isPaperTitle(line);
}

/** True where {@link line} can only go on what is before it: `的通知`, `（试行）`. */
export function goesOnBefore(line: string): boolean {
  return GOES_ON_BEFORE.test(line) || EDITION.test(line);
}

/** True where a title that is one heading of Markdown a line goes on: more is needed than between plain lines. */
export function goesOnInHeading(title: string, next: string): boolean {
  if (goesOnBefore(next)) return true;
  if (readOrganisation(title) !== undefined) return isPaperTitle(next);
  return breaksOff(title) && !isPaperTitle(title) && isPaperTitle(joinTitle(title, next));
}

/** `附件2`, `大纲1`: what is over a title and is none. */
export function isLabel(line: string): boolean {
  return LABEL.test(line);
}

/** True for the name of a site, a column or a gazette, or a letterhead. */
export function isMasthead(line: string): boolean {
  return MASTHEAD.test(unspaced(line)) && !/关于|办好|建设/u.test(line);
}

function isOpen(line: string, opener: string, closer: string): boolean {
  return line.lastIndexOf(opener) > line.lastIndexOf(closer);
}

/** `——1954年5月23日在第一届全国人民代表大会第一次会议上`, `——在全市安全生产工作会议上的讲话`. */
export function isOccasion(line: string): boolean {
  return (
    line.length <= 80 &&
    (DASHED_OCCASION.test(line) || BRACKETED_OCCASION.test(line) || PLAIN_OCCASION.test(line))
  );
}

const DASHED_OCCASION = new RegExp(`^[-—–－―─]{1,4}\\s*(?:在|[\\d０-９]|${DATED_YEAR}年).{4,}`, 'u');
const BRACKETED_OCCASION = new RegExp(
  `^[（(](?:(?:[\\d０-９\\s]{4,8}|${DATED_YEAR})年.{0,60}(?:上|通过|讲话|会议)|在.{4,50}上的?(?:讲话|发言|报告)?)[）)]$`,
  'u',
);
const PLAIN_OCCASION = new RegExp(
  `^(?:[\\d０-９]{4}|${DATED_YEAR})\\s*年.{2,14}日[，,\\s\\u3000]*(?:[上下]午)?[，,]?(?:在)?.{4,50}(?:会议|大会|全会|座谈会|代表大会)(?:第[一二三四五六七八九十]{1,3}次(?:全体)?会议)?上?$`,
  'u',
);

/** True where an occasion breaks off: `——2026年1月28日在某省第十四届`. */
export function occasionBreaksOff(line: string): boolean {
  return DASHED_OCCASION.test(line) && !/(?:上|讲话|报告|发言|致辞|会议?|[）)日])$/u.test(line);
}

/** True for the rest of such an occasion. */
export function endsOccasion(line: string): boolean {
  return line.length <= 40 && /(?:会议|大会|全会|会)上?(?:的.{0,8})?$/u.test(line);
}

/** Two lines of one title as one: with a space between, unless the first breaks off in mid-phrase. */
export function joinTitle(first: string, second: string): string {
  if (goesOnBefore(second) || breaksOff(first) || PAPER_ALONE.test(second)) return first + second;
  const body = readOrganisation(first);
  if (body !== undefined && readOrganisation(second) === undefined) return first + second;
  return `${first} ${second}`;
}

/** `# 标题` and `附件2：标题` without what is before the title; other lines as they are, runs of white space made one space. */
export function plainTitle(line: string): string {
  const title = unspaced(
    line
      .replace(/^#{1,6}\s+/u, '')
      .replace(/^(?:标题|题目)\s*[:：]\s*/u, '')
      .replace(/[\s\u3000\u00a0]+/gu, ' ')
      .trim(),
  );
  const label = LABEL_BEFORE.exec(title)?.[0] ?? '';
  const rest = title.slice(label.length);
  return label !== '' && isTitleLike(rest) ? rest : title;
}

/** A file's name without folders and extension, leading numbers gone. */
export function stemOf(name: string): string {
  return name
    .replace(/^.*[/\\]/u, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .replace(/^(?!(?:19|20)\d{2}[\u3400-\u9fff])[\d\s._、()（）-]+(?=[\u3400-\u9fff])/u, '')
    .trim();
}

/** True where a file's name says enough to be a title: at least four Chinese characters. */
export function isTitleStem(stem: string): boolean {
  return (stem.match(/[\u3400-\u9fff]/gu) ?? []).length >= 4;
}

/**
 * A title for an article that has none: the file's name without its extension where that has at least four
 * Chinese characters (leading numbers go), else the first clauses of its first sentence, `…` after them where
 * they break off.
 */
export function deriveTitle(name: string, firstParagraph: string): string {
  const stem = stemOf(name);
  if (isTitleStem(stem)) return stem;
  const sentence = plainTitle(/^[^。！？\n]*/u.exec(firstParagraph.slice(0, 200).trim())?.[0] ?? '');
  if (sentence === '') return stem;
  if (sentence.length <= LONGEST_DERIVED) return sentence;
  const clauses = sentence.slice(0, LONGEST_DERIVED + 1);
  const cut = Math.max(clauses.lastIndexOf('，'), clauses.lastIndexOf('；'), clauses.lastIndexOf('：'));
  const [, end] = wholeCharacters(sentence, 0, cut >= 8 ? cut : LONGEST_DERIVED);
  return `${sentence.slice(0, end)}…`;
}
