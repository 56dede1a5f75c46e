/** The lines that open an article: its title, the occasion, who speaks. */
import { parseHeading } from '../../engine/text/headings.ts';

/** Longest line that can be a title, in units. */
const LONGEST_TITLE = 60;
/** Longest title derived from an article's first sentence, in units. */
const LONGEST_DERIVED = 30;
const FIRST_LINE_GOES_ON = /(?:的|和|与|及|、|在|对|关于|暨|——)$/u;
const PAPER_ALONE =
  /^(?:实施|指导|工作)?(?:意见|方案|通知|报告|讲话|发言|总结|汇报|办法|规划|细则|决定|通报|公告|规定|条例|致辞|主持词)(?:[（(].{1,12}[）)])?$/u;

/** True for a short line that ends no sentence, salutes nobody and has no section marker. */
export function isTitleLike(line: string): boolean {
  if (line.length < 2 || line.length > LONGEST_TITLE || line.includes('\n')) return false;
  if (/[。！？；：，、!?;:,]$/u.test(line) || /[。；]/u.test(line.slice(0, -1))) return false;
  if (!/[\u3400-\u9fff]{2}|[a-z]{3}/iu.test(line)) return false;
  const heading = parseHeading(line);
  return heading === undefined || line.startsWith('#');
}

/** `——1954年5月23日在第一届全国人民代表大会第一次会议上`, `——在全市安全生产工作会议上的讲话`. */
export function isOccasion(line: string): boolean {
  return (
    line.length <= 80 &&
    (/^[-—–－]{1,3}\s*(?:在|[\d０-９]|[一二〇]).{4,}/u.test(line) || BRACKETED_OCCASION.test(line))
  );
}

const BRACKETED_OCCASION =
  /^[（(](?:[\d０-９\s]{4,8}年.{0,60}(?:上|通过|讲话|会议)|在.{4,50}上的?(?:讲话|发言|报告)?)[）)]$/u;

/** Two lines of one title as one: with a space between, unless the first breaks off in mid-phrase. */
export function joinTitle(first: string, second: string): string {
  return FIRST_LINE_GOES_ON.test(first) || PAPER_ALONE.test(second) ? first + second : `${first} ${second}`;
}

/** `# 标题` without its `#`; other lines as they are, runs of white space made one space. */
export function plainTitle(line: string): string {
  return line
    .replace(/^#{1,6}\s+/u, '')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim();
}

/**
 * A title for an article that has none: the file's name without its extension where that has at least four
 * Chinese characters (leading numbers go), else the first clauses of its first sentence, `…` after them where
 * they break off.
 */
export function deriveTitle(name: string, firstParagraph: string): string {
  const stem = name
    .replace(/^.*[/\\]/u, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .replace(/^(?!(?:19|20)\d{2}[\u3400-\u9fff])[\d\s._、()（）-]+(?=[\u3400-\u9fff])/u, '')
    .trim();
  if ((stem.match(/[\u3400-\u9fff]/gu) ?? []).length >= 4) return stem;
  const sentence = /^[^。！？\n]*/u.exec(firstParagraph.slice(0, 200).trim())?.[0] ?? '';
  if (sentence === '') return stem;
  if (sentence.length <= LONGEST_DERIVED) return sentence;
  const clauses = sentence.slice(0, LONGEST_DERIVED + 1);
  const cut = Math.max(clauses.lastIndexOf('，'), clauses.lastIndexOf('；'), clauses.lastIndexOf('：'));
  return `${cut >= 8 ? sentence.slice(0, cut) : sentence.slice(0, LONGEST_DERIVED)}…`;
}
