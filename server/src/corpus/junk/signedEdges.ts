/** Lines at the edges of a file that a seller or a site may have put there. */
import { foldText } from '../../engine/text/fold.ts';
import { type SourceReading } from '../source.ts';
import { openingLine } from '../structure/openings.ts';

/** Passages at each end of a file that are its edge. Guess. */
const EDGE_PASSAGES = 3;
/** Longest line that is looked at, in units. Guess. */
const LONGEST_LINE = 160;

/**
 * Signs of sellers, sites and collectors. Reports of one office share opening and closing lines too (`各位代表：`,
 * the office's own name); without such a sign a line is never distinguished from them.
 */
const SIGN =
  /https?:|www\.|\.(?:com|cn|net|org)(?![a-z])|公众号|微信|(?:^|[^a-z])(?:qq|vx|wx)(?:$|[^a-z])|素材|文库|网盘|客服|淘宝|店铺|扫码|水印|版权所有|转载|门户网站|(?:政府|新闻|信息|资讯|在线)网站?$/iu;
/** Words that such lines have and reports too (`请各位代表关注`): two different ones make a sign. */
const WEAK_SIGN = /@|\d{5,}|文档|资料|下载|会员|关注|免费|整理|搜集|收集|版权|仅供|更多/giu;

/**
 * Lines at the edges of a file that show the sign of a seller or a site, folded, each once, and the line over its title
 * (see `openings.ts`). {@link articles} are those of the file read without folder junk, so that what is dropped has no
 * say in what is found.
 */
export function signedEdges({ articles }: Pick<SourceReading, 'articles'>): string[] {
  const first = articles[0]?.passages.slice(0, EDGE_PASSAGES) ?? [];
  const last = articles.at(-1)?.passages.slice(-EDGE_PASSAGES) ?? [];
  const lines = [...first, ...last].map(({ text }) => text).filter(isSigned);
  const opening = openingLine(articles);
  return [...new Set([...lines.map(foldText), ...(opening === undefined ? [] : [opening])])].sort();
}

function isSigned(line: string): boolean {
  if (line.length > LONGEST_LINE) return false;
  return SIGN.test(line) || new Set(line.match(WEAK_SIGN)).size > 1;
}
