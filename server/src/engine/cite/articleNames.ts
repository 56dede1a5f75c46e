import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import type { ArticleFacts } from '../index/facts.ts';
import type { Shard } from '../index/shard.ts';
import { isRecognized, RECOGNIZED_MARK } from '../index/recognized.ts';
import { fileNameOf } from '../text/fileNames.ts';

/** What an article is called. */
interface ArticleName {
  /** Distinct from every other: the title, and where that is short or shared, what else distinguishes it: `政府工作报告（2026_河南省）`. */
  readonly shown: string;
  /** A title that a reader can look up, for a citation in a draft: `2026年河南省政府工作报告`. */
  readonly cited: string;
}

/** Units of a title that says little by itself. Guess. */
const SHORT = 4;
/** A title that names a kind of paper and no matter: any office has one of these. */
const GENERIC =
  /^(?:政府|党委|年度|半年|上半年|下半年|个人|述职|全[省市县区]|工作|情况|专题|主题|会议|有关|述廉){0,4}(?:报告|总结|讲话|发言|致辞|汇报|材料|通知|意见|方案|计划|要点|纪要|提纲)$/u;
/** Longest file name that is shown beside a title, in units. Guess. */
const LONGEST_STEM = 40;
const YEAR = /(?:19|20)\d\d/u;
/** A place in a file's name; years and days before it are not part of it. */
const PLACE_IN_NAME = /(?:(?![年月日])\p{Script=Han}){2,8}(?:自治[区州县旗]|[省市县区州旗盟镇乡])/u;
/** A file name that a person gave: not a number of a download, nor a name that any file may have. */
const TELLING_STEM = /\p{Script=Han}{2,}|[A-Za-z]{3,}/u;
const IDLE_STEM = /^(?:新建|未命名|文档|文本|副本|untitled|document|download|index)/iu;

/** What the article at {@link place} is called. The first call of an index counts its titles, some ns an article. */
export function nameOf(index: CorpusIndex, { shard, start }: Pick<Place, 'shard' | 'start'>): ArticleName {
  return nameOfArticle(index, shard, shard.articleAt(start));
}

/** As {@link nameOf}, for the article of this number of {@link shard}. */
export function nameOfArticle(index: CorpusIndex, shard: Shard, article: number): ArticleName {
  const name = plainName(index, shard, article);
  if (!isRecognized(shard, article)) return name;
  const marked = (title: string) => `${title}（${RECOGNIZED_MARK}）`;
  return { shown: marked(name.shown), cited: marked(name.cited) };
}

function plainName(index: CorpusIndex, shard: Shard, article: number): ArticleName {
  const facts = shard.article(article);
  const [first, end] = shard.articlesOf(shard.columns.articleFile[article]);
  const stem = fileNameOf(facts.uri).replace(/\.[^.]*$/u, '');
  const { title } = facts;
  if (title === '') return { shown: stem, cited: stem };
  const isShared = titleCounts(index).get(shard.columns.articleTitle[article]) !== 1;
  const isWeak = isShared || title.length <= SHORT || GENERIC.test(title);
  if (!isWeak) return { shown: title, cited: title };
  // A file's name that says nothing is still better than the same title twice.
  const more = distinction(facts, end - first === 1 ? stem : '') || (isShared && stem !== title ? stem : '');
  return { shown: more === '' ? title : `${title}（${more}）`, cited: citedTitle(facts, stem) };
}

/**
 * What an article is found by beside its title: the title with the file's name, place and year after it, as far as they
 * say something that it does not. Undefined where they say nothing.
 */
export function findableName(shard: Shard, article: number): string | undefined {
  const facts = shard.article(article);
  const [first, end] = shard.articlesOf(shard.columns.articleFile[article]);
  const { title, place, date } = facts;
  const stem = fileNameOf(facts.uri).replace(/\.[^.]*$/u, '');
  const more: string[] = [];
  for (const part of [end - first === 1 && isTelling(stem, title) ? stem : '', place, date.slice(0, 4)]) {
    if (part !== '' && ![title, ...more].some((known) => known.includes(part))) more.push(part);
  }
  return more.length === 0 || title === '' ? undefined : `${title}（${more.join(' · ')}）`;
}

/** What distinguishes the article from others of its title: the file's name, if it holds no other, else place and year. */
function distinction({ title, place, date, body }: ArticleFacts, ownStem: string): string {
  if (isTelling(ownStem, title)) return ownStem;
  const facts = [place, body].filter((part) => part !== '' && !title.includes(part)).slice(0, 1);
  const year = date.slice(0, 4);
  if (year !== '' && !title.includes(year)) facts.push(`${year}年`);
  return facts.join(' · ');
}

function isTelling(stem: string, title: string): boolean {
  return stem.length <= LONGEST_STEM && stem !== title && TELLING_STEM.test(stem) && !IDLE_STEM.test(stem);
}

/** The title with year and place before it, as far as they are known and it lacks them. */
function citedTitle({ title, place, date }: ArticleFacts, stem: string): string {
  const year = date.slice(0, 4) || (YEAR.exec(stem)?.[0] ?? '');
  const where = place || (PLACE_IN_NAME.exec(stem)?.[0] ?? '');
  const before = where === '' || title.includes(where) ? '' : where;
  return `${year === '' || YEAR.test(title) ? '' : `${year}年`}${before}${title}`;
}

const COUNTS = new WeakMap<CorpusIndex, ReadonlyMap<number, number>>();

/** How many articles that are there bear each title, by its hash. */
function titleCounts(index: CorpusIndex): ReadonlyMap<number, number> {
  const known = COUNTS.get(index);
  if (known) return known;
  const counts = new Map<number, number>();
  const add = (title: number): void => {
    counts.set(title, (counts.get(title) ?? 0) + 1);
  };
  for (const shard of index.own.shards) {
    const { articleTitle } = shard.columns;
    for (let article = 0; article < articleTitle.length; article++) {
      if (!shard.isRemoved(article)) add(articleTitle[article]);
    }
  }
  // Passages of one article may have been fetched into several shards.
  const fetched = new Set<string>();
  for (const shard of index.fetched) {
    for (const [article, title] of shard.columns.articleTitle.entries()) {
      const key = `${title} ${shard.article(article).uri}`;
      if (!fetched.has(key)) add(title);
      fetched.add(key);
    }
  }
  COUNTS.set(index, counts);
  return counts;
}
