/** What a folder itself betrays: a seller's or a site's line that recurs at the edges of many of its files. */
import { foldText } from '../engine/text/fold.ts';
import { type SourceReading } from './readSource.ts';

/** Passages at each end of a file that are its edge. */
export const EDGE_PASSAGES = 3;
/** Longest line that is looked at, in units. */
const LONGEST_LINE = 160;
/** Files of a folder in which a line must recur, at least. */
const FEWEST_FILES = 5;
/** Share of the files in which it must recur. */
const SMALLEST_SHARE = 0.05;

/**
 * Signs of sellers, sites and collectors. Reports of one office share opening and closing lines too (`各位代表：`,
 * the office's own name); without such a sign a line is never told from them.
 */
const SIGN =
  /https?:|www\.|\.(?:com|cn|net|org)\b|@|\d{5,}|公众号|微信|(?:^|[^a-z])(?:qq|vx|wx)(?:$|[^a-z])|素材|文库|文档|资料|网盘|下载|会员|客服|淘宝|店铺|扫码|关注|免费|整理|搜集|收集|水印|仅供|版权|转载|更多/iu;

/**
 * Counts the lines at the edges of files that show such a sign. Feed it every file of a folder, ask for its rules,
 * and give them to `readSource` as {@link ReadSourceOptions.edgeJunk}. Memory grows with such lines only.
 */
export class FolderJunk {
  readonly #counts = new Map<string, number>();
  #files = 0;

  /** Takes in the edges of one file, once: see {@link edgesOf}. */
  observe(edges: readonly string[]): void {
    this.#files++;
    for (const line of new Set(edges.filter(isSigned).map(foldText))) {
      this.#counts.set(line, (this.#counts.get(line) ?? 0) + 1);
    }
  }

  /** Folded lines that recur at the edges of at least 5 files and of one in 20. */
  rules(): string[] {
    const fewest = Math.max(FEWEST_FILES, this.#files * SMALLEST_SHARE);
    return Array.from(this.#counts)
      .filter(([, count]) => count >= fewest)
      .map(([line]) => line)
      .sort();
  }
}

/** The first and last passages of a file. */
export function edgesOf({ articles }: Pick<SourceReading, 'articles'>): string[] {
  const first = articles[0]?.passages.slice(0, EDGE_PASSAGES) ?? [];
  const last = articles.at(-1)?.passages.slice(-EDGE_PASSAGES) ?? [];
  return [...first, ...last].map(({ text }) => text);
}

function isSigned(line: string): boolean {
  return line.length <= LONGEST_LINE && SIGN.test(line);
}
