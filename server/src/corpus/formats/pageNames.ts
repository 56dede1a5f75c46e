/** Names of a page: by its own head, and by the block that is over its text. */
import { isPageLine, pageKindOf } from '../junk/pageWords.ts';
import { isDateLine } from '../structure/dates.ts';
import { type PaperFacts, readFactsLine } from '../structure/pageFacts.ts';
import { readDate } from '../structure/dates.ts';
import { readOrganisation } from '../structure/organisations.ts';
import { isMasthead, isPaperTitle, isTitleLike } from '../structure/titles.ts';
import { BLOCKS, isHidden, UNREAD } from './html.ts';
import { type ChildNode, type Element, findFirst, isTag, textOf, walk } from './markup.ts';
import { isUnlikely, ownInk } from './pageMain.ts';

/** Facts about the text in a page's head. */
interface PageHead {
  /** Titles that it gives, the likeliest first; parts that name the site are left out. */
  readonly titles: readonly string[];
  /** Name of the site, where it is given. */
  readonly site?: string;
  readonly facts: PaperFacts;
}

type Root = { readonly children: readonly ChildNode[] };

/** Units of a title, at most and at least. Guesses. */
const LONGEST_TITLE = 120;
const SHORTEST_TITLE = 4;
/** Names under which pages say when they were published. */
const DATES = ['pubdate', 'publishdate', 'publishtime', 'article:published_time', 'og:release_date'];
/** Units that two texts must share for one to be the other cut short. Guess. */
const SHORTEST_CUT = 8;
/** Where a site appends its own name to a page's title: `标题_某某政府网`, `标题-某市人民政府`. */
const PARTS = /[_|｜]|\s[-–—]\s|——|--|-(?=[^-]*(?:网|网站|政府|门户|平台|频道|日报|专栏)$)/u;
const SITE = /(?:网|网站|门户|平台|频道|日报|晚报|专栏|栏目|首页|新闻|详情|正文|信息公开|政府)$/u;
const TITLE_NAMES =
  /(?:^|[-_\s])(?:(?:art(?:icle)?|news|page|content|info|detail|rich_media)?[-_]?(?:tit(?:le)?|bt|biaoti|headline|h1)|hd|t)(?:$|[-_\s\d])/iu;
/** Weights of signs in the choice of the heading; less than {@link LEAST} is none. Guess. */
const WORTH = {
  named: 5,
  cut: 3,
  h1: 2,
  h2: 1.5,
  h3: 1,
  called: 2,
  paper: 2,
  followed: 3,
  site: -6,
  linked: -5,
  doubted: -2,
} as const;
const LEAST = 3;
/** Blocks under a heading in which who published it and when is looked for. Guess. */
const FOLLOWING = 3;

/** Reads `<title>` and the `<meta>`s that sites of the state have by rule (`ArticleTitle`, `PubDate`, `SiteName`). */
export function readPageHead(root: Root): PageHead {
  const meta = new Map<string, string>();
  walk(root, {
    enter({ name, attribs }) {
      if (name === 'body') return false;
      const key = (attribs.name ?? attribs.property ?? '').toLowerCase();
      if (name === 'meta' && key !== '' && attribs.content !== undefined)
        meta.set(key, squeeze(attribs.content));
      return true;
    },
  });
  const title = findFirst(root, 'title');
  const parts = (title === undefined ? '' : squeeze(textOf(title))).split(PARTS).map((part) => part.trim());
  const site = meta.get('sitename');
  const own = parts.filter((part, i) => part !== '' && part !== site && (i === 0 || !SITE.test(part)));
  const given = [meta.get('articletitle'), ...own, meta.get('og:title')];
  const titles = given.filter(
    (each): each is string =>
      each !== undefined &&
      each.length >= SHORTEST_TITLE &&
      each !== site &&
      !isMasthead(each) &&
      /[\u4e00-\u9fff]/u.test(each),
  );
  const published = DATES.map((name) => readDate(meta.get(name) ?? '')).find((date) => date !== undefined);
  return { titles: [...new Set(titles)], ...(site === undefined ? {} : { site }), facts: { published } };
}

/** A block that may be the heading. */
interface Candidate {
  readonly element: Element;
  readonly text: string;
  score: number;
}

/** The block that is the heading of the page's text; undefined where none looks like it. */
export function findHeading(root: Root, { titles, site }: PageHead): Element | undefined {
  const blocks: Candidate[] = [];
  let doubted = 0;
  walk(root, {
    enter(element) {
      const { name } = element;
      if (UNREAD.has(name) || name === 'title' || isHidden(element)) return false;
      if (isUnlikely(element)) doubted++;
      if (!BLOCKS.has(name) || hasBlocks(element)) return true;
      const text = squeeze(textOf(element));
      if (text === '') return true;
      const score = isCandidate(text)
        ? worthOf(element, text, titles, site) + (doubted > 0 ? WORTH.doubted : 0)
        : -Infinity;
      blocks.push({ element, text, score });
      return true;
    },
    leave(element) {
      if (isUnlikely(element)) doubted--;
    },
  });
  let best: Candidate | undefined;
  for (const [i, block] of blocks.entries()) {
    if (block.score === -Infinity || isFact(blocks[i - 1])) continue;
    if (isFollowed(blocks, i)) block.score += WORTH.followed;
    if (block.score >= LEAST && block.score > (best?.score ?? 0)) best = block;
  }
  return best?.element;
}

function isCandidate(text: string): boolean {
  if (text.length < SHORTEST_TITLE || text.length > LONGEST_TITLE) return false;
  const isFurniture = pageKindOf(text) !== undefined || isPageLine(text);
  return isTitleLike(text) && !isDateLine(text) && readFactsLine(text) === undefined && !isFurniture;
}

function worthOf(
  element: Element,
  text: string,
  titles: readonly string[],
  site: string | undefined,
): number {
  let score = 0;
  if (titles.includes(text)) score += WORTH.named;
  else if (titles.some((title) => isCut(title, text) || isCut(text, title))) score += WORTH.cut;
  if (element.name === 'h1' || element.name === 'h2' || element.name === 'h3') score += WORTH[element.name];
  const { class: className = '', id = '' } = element.attribs;
  if (TITLE_NAMES.test(className) || TITLE_NAMES.test(id)) score += WORTH.called;
  if (isPaperTitle(text)) score += WORTH.paper;
  if (text === site || isMasthead(text) || readOrganisation(text) !== undefined) score += WORTH.site;
  const ink = ownInk(element);
  if (ink.links > ink.text.length) score += WORTH.linked;
  return score;
}

/** True where {@link short} is {@link long} cut short: `关于印发……方…`. */
function isCut(short: string, long: string): boolean {
  let end = short.length;
  while (end > 0 && '.…'.includes(short.charAt(end - 1))) end--;
  const bare = short.slice(0, end);
  return bare.length >= SHORTEST_CUT && long.length > bare.length && long.startsWith(bare);
}

/** True for a label whose value the next block is. */
function isFact(block: Candidate | undefined): boolean {
  return block !== undefined && readFactsLine(block.text)?.open !== undefined;
}

/** True where the publisher of the text, and the date, soon follow. */
function isFollowed(blocks: readonly Candidate[], at: number): boolean {
  for (const { text } of blocks.slice(at + 1, at + 1 + FOLLOWING)) {
    if (isDateLine(text) || readFactsLine(text)?.isSure === true) return true;
    if (text.length > 60) return false;
  }
  return false;
}

/** True where an element holds other blocks. */
export function hasBlocks(element: Element): boolean {
  return element.children.some((child) => isTag(child) && BLOCKS.has(child.name));
}

/** Text as a line: white space made one blank. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u3000]+/gu, ' ').trim();
}
