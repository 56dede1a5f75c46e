/** What a folder itself betrays: a seller's or a site's line that recurs at the edges of many of its files. */
import { dirname } from 'node:path';
import { foldText } from '../engine/text/fold.ts';
import { type SourceReading } from './source.ts';
import { openingLine } from './structure/openings.ts';

/** Passages at each end of a file that are its edge. */
const EDGE_PASSAGES = 3;
/** Longest line that is looked at, in units. */
const LONGEST_LINE = 160;
/** Files of a folder in which a line must recur, at least. */
const FEWEST_FILES = 5;
/** Share of the files in which it must recur. */
const SMALLEST_SHARE = 0.05;

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
 * (see `openings.ts`). {@link articles} are
 * those of the file read without folder junk, so that what is dropped has no say in what is found.
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

interface Counts {
  files: number;
  readonly lines: Map<string, number>;
}

/**
 * Counts the lines of {@link signedEdges} of the files that are there, by folder. What it finds is a function of
 * these files, in whatever order they came. Memory grows with the folders and with such lines only.
 */
export class FolderJunk {
  /** Of the files that lie in the folder itself. */
  readonly #folders = new Map<string, Counts>();

  add(path: string, edges: readonly string[] = []): void {
    const folder = dirname(path);
    let counts = this.#folders.get(folder);
    if (!counts) this.#folders.set(folder, (counts = { files: 0, lines: new Map() }));
    counts.files++;
    for (const line of edges) counts.lines.set(line, (counts.lines.get(line) ?? 0) + 1);
  }

  /** Takes back {@link add}. */
  remove(path: string, edges: readonly string[] = []): void {
    const folder = dirname(path);
    const counts = this.#folders.get(folder);
    if (!counts) return;
    if (--counts.files === 0) this.#folders.delete(folder);
    for (const line of edges) {
      const left = (counts.lines.get(line) ?? 0) - 1;
      if (left > 0) counts.lines.set(line, left);
      else counts.lines.delete(line);
    }
  }

  /** What the files betray now. Linear in the folders, not in the files. */
  rules(): FolderRules {
    const whole = new Map<string, Counts>();
    const signed = [...this.#folders].filter(([, { lines }]) => lines.size > 0);
    for (const [folder, { lines }] of signed) {
      for (const outer of foldersAround(folder)) {
        let counts = whole.get(outer);
        if (!counts) whole.set(outer, (counts = { files: 0, lines: new Map() }));
        for (const [line, count] of lines) counts.lines.set(line, (counts.lines.get(line) ?? 0) + count);
      }
    }
    if (whole.size > 0) {
      for (const [folder, { files }] of this.#folders) {
        for (const outer of foldersAround(folder)) {
          const counts = whole.get(outer);
          if (counts) counts.files += files;
        }
      }
    }
    return new FolderRules(whole);
  }
}

/** The lines that are junk at the edges of files, by folder. */
export class FolderRules {
  readonly #junk = new Map<string, readonly string[]>();

  constructor(counts: ReadonlyMap<string, Readonly<Counts>>) {
    for (const [folder, { files, lines }] of counts) {
      const fewest = Math.max(FEWEST_FILES, files * SMALLEST_SHARE);
      const junk = [...lines].filter(([, count]) => count >= fewest).map(([line]) => line);
      if (junk.length > 0) this.#junk.set(folder, junk);
    }
  }

  /**
   * Those of a file's {@link edges} that recur in at least 5 files, and in one of 20, of its folder or of a folder
   * around that, everything below it counted.
   */
  junkOf(path: string, edges: readonly string[] = []): string[] {
    if (this.#junk.size === 0 || edges.length === 0) return [];
    const junk = new Set(this.at(path));
    return edges.filter((line) => junk.has(line));
  }

  /** All lines that are junk at the edges of a file at {@link path}. */
  at(path: string): string[] {
    if (this.#junk.size === 0) return [];
    return [...new Set(foldersAround(dirname(path)).flatMap((folder) => this.#junk.get(folder) ?? []))];
  }
}

/** {@link folder} and all that it lies in. */
function foldersAround(folder: string): string[] {
  const folders = [folder];
  for (let outer = dirname(folder); outer !== folders.at(-1); outer = dirname(outer)) folders.push(outer);
  return folders;
}
