import type { CorpusIndex, Match, Place } from '../index/corpusIndex.ts';
import type { Shard } from '../index/shard.ts';
import { Recent } from '../recent.ts';
import { isHan } from './characters.ts';
import { firstAtOrAfter } from '../text/sorted.ts';
import { SLOT_KINDS } from '../index/words.ts';
import { LEVEL_PATTERN } from '../text/administrative.ts';
import { POSTS } from '../text/posts.ts';

/** A name in a source, and where. */
export interface SourceName {
  readonly kind: 'place' | 'person' | 'organisation' | 'year';
  /** Folded. */
  readonly text: string;
  /** The name without what says what it is: `邢台` of `邢台市`. */
  readonly base: string;
  readonly place: Place;
}

/** What ends the name of a place that is governed: an administrative level, one of a nationality's area, or a village. */
const ENDINGS = `${LEVEL_PATTERN}|州|盟|旗|村`;
export const PLACE_ENDS = new RegExp(`(?:${ENDINGS})$`, 'u');
const ORGANISATION_ENDS = /(?:集团|公司|大学|学院|医院|银行|学校|中学|小学|研究院|委员会|管理局|开发区)$/u;
const PLACE_SUFFIXES = new Set(ENDINGS.split('|').filter((ending) => ending.length === 1));
/** By unit, 1 for each of them: whole articles are looked through. */
const IS_SUFFIX = new Uint8Array(0x10000);
for (const suffix of PLACE_SUFFIXES) IS_SUFFIX[suffix.charCodeAt(0)] = 1;
/** Words before such an ending that make no name of it. */
const NO_NAME =
  /(?:全|本|我|各|该|城|超|上|股|地|社|灾|山|景|园|新|老|农|乡|县|市|区|省|级|辖|类|个|座|些|这|那|两|几|多|大|小|中心|开发|示范|试验|自贸|保税|高新|旅游|工业|产业|功能|风景|直辖|自治|贫困|边境|沿海|内陆|民族|行政|特别|牧|林|矿|库|商|住宅|居民|生态|保护|旧|主城|主产|棚户|经济|产业|中央|国家|世界|先行|先导|引领|集聚|合作|改革|建设|发展|文明|强|富裕|美丽|和美|重点|空壳|薄弱|后进|传统|古|名|特色|试点|样板|十|百|千|万)$/u;
const NO_START = /^(?:[的了在是与及不对到从向把被将让使以为每某同跨出进入驻离沿]|多快好)/u;
/** Common words that the segmenter takes for names of places and organisations. */
const COMMON_WORDS = new Set(['宜居', '人民政府']);
/** Persons are named with what they are; those whom a copied passage may bring along, with how they are addressed. */
const TITLES = `${POSTS}|总理|先生|女士|委员`;
/** Units of the name of a place. Guesses. */
const SHORTEST_PLACE = 2;
const LONGEST_PLACE = 5;
/** Times that an article names the place it is of, at least. Guess. */
const LEAST_AT_HOME = 3;
/** Units of an article in which its place is named, if it has one. Guess. */
const OPENING = 6000;

/**
 * Names that the run {@link place} of a source holds: by the segmenter's tags, by how places are named, and years;
 * and {@link home}, the place that the source is of.
 */
export function namesIn(
  place: Place,
  home: string | undefined,
  isName: (base: string) => boolean,
): SourceName[] {
  const { shard, start, end } = place;
  const text = shard.folded(start, end);
  const names = new Map<string, SourceName>();
  const add = (kind: SourceName['kind'], at: number, length: number): void => {
    const name = text.slice(at, at + length);
    const base = baseOf(name);
    if (base.length < SHORTEST_PLACE || names.has(name)) return;
    names.set(name, {
      kind,
      text: name,
      base,
      place: { ...place, start: start + at, end: start + at + length },
    });
  };
  for (const { at, name } of governedPlaces(shard, start, end)) {
    if (isName(baseOf(name))) add('place', at - start, name.length);
  }
  if (home !== undefined && text.includes(home)) add('place', text.indexOf(home), home.length);
  for (const { kind, at, length } of taggedNames(shard, text, start, end)) add(kind, at, length);
  for (const match of text.matchAll(/(?<!\d)(?:19|20)\d{2}(?=年)/gu)) add('year', match.index, 4);
  // Longer names first: `邢台市` before `邢台`.
  return [...names.values()].sort((a, b) => b.text.length - a.text.length);
}

/**
 * The place that an article is of: of the governed places in it, the one named most often, without its ending.
 * Undefined where none stands out. {@link isName} distinguishes the bases of place names from other words. Looks at the
 * opening of the article alone.
 */
export function homeOf(shard: Shard, article: number, isName: (base: string) => boolean): string | undefined {
  const { articlePassage } = shard.columns;
  const first = articlePassage[article];
  const next = article + 1 < shard.articleCount ? articlePassage[article + 1] : shard.passageCount;
  // Thousands of endings make a few hundred names.
  const names = new Set<string>();
  let length = 0;
  let end = shard.passageStart(first);
  for (let passage = first; passage < next && length <= OPENING; passage++) {
    const start = shard.passageStart(passage);
    end = shard.passageEnd(passage);
    for (const { name } of governedPlaces(shard, start, end)) names.add(name);
    length += end - start + 1;
  }
  if (names.size === 0) return undefined;
  const text = shard.folded(shard.passageStart(first), end);
  const bases = new Set(Array.from(names, baseOf));
  let home: string | undefined;
  let most = LEAST_AT_HOME - 1;
  for (const base of bases) {
    const count = base.length < SHORTEST_PLACE ? 0 : text.split(base).length - 1;
    if (count > most && isName(base)) [home, most] = [base, count];
  }
  return home;
}

/** A name without its ending; the whole where too little would be left (`江州`). */
function baseOf(name: string): string {
  const base = name.replace(PLACE_ENDS, '').replace(ORGANISATION_ENDS, '');
  return base.length < SHORTEST_PLACE ? name : base;
}

/** Words that begin with what also ends a place's name. */
const OTHER_WORDS = new Set([
  '乡村',
  '乡镇',
  '市场',
  '市值',
  '区域',
  '区划',
  '区块',
  '区间',
  '镇村',
  '村镇',
  '村级',
  '村庄',
  '村民',
  '村居',
  '村组',
  '旗帜',
  '盟友',
]);

/** Share of a name's places at which an ending of places follows, at least. Guess. */
const LEAST_GOVERNED = 0.15;

/**
 * What follows a word at no more places than this is read at each of them: to search for all endings takes as long.
 * Guess.
 */
const MOST_READ = 1000;

/** True where {@link base} is a place's name: endings of places follow it often. */
export function isPlaceName(base: string, index: Pick<CorpusIndex, 'matches'>): boolean {
  const matches = index.matches(base);
  const places = matches.reduce((sum, { interval }) => sum + interval.hi - interval.lo, 0);
  const governed =
    places <= MOST_READ
      ? governedPlacesRead(matches, base.length)
      : governedPlacesFound(matches, base.length);
  return governed > 0 && governed >= LEAST_GOVERNED * places;
}

/** At how many of the places of a word an ending of places follows that does not begin another word. */
function governedPlacesRead(matches: readonly Match[], length: number): number {
  let governed = 0;
  for (const { suffixes, interval } of matches) {
    const { text, positions } = suffixes;
    for (let rank = interval.lo; rank < interval.hi; rank++) {
      const end = positions.at(rank) + length;
      const next = String.fromCharCode(text[end]);
      if (PLACE_SUFFIXES.has(next)) governed++;
      if (text[end] !== 0 && OTHER_WORDS.has(next + String.fromCharCode(text[end + 1]))) governed--;
    }
  }
  return governed;
}

/** The same where they are many: each ending is sought among the places of the word. */
function governedPlacesFound(matches: readonly Match[], length: number): number {
  let governed = 0;
  for (const { suffixes, interval } of matches) {
    const placesWith = (ending: string): number => {
      const { lo, hi } = suffixes.findWithin(ending, interval, length);
      return hi - lo;
    };
    for (const suffix of PLACE_SUFFIXES) governed += placesWith(suffix);
    for (const word of OTHER_WORDS) governed -= placesWith(word);
  }
  return governed;
}

interface Found {
  readonly kind: SourceName['kind'];
  readonly at: number;
  readonly length: number;
}

/** A governed place, `邢台市`, and where it is in its shard. */
interface Governed {
  readonly at: number;
  readonly name: string;
}

/** Governed places between two positions of one passage: what leads from a word's start up to an ending of places. */
function governedPlaces(shard: Shard, start: number, end: number): Governed[] {
  const { text } = shard.columns;
  const found: Governed[] = [];
  for (let at = start + SHORTEST_PLACE; at < end; at++) {
    if (IS_SUFFIX[text[at]] === 0 || (at + 1 < end && OTHER_WORDS.has(shard.folded(at, at + 2)))) continue;
    for (let from = at - 1; from >= start && at - from < LONGEST_PLACE && isHan(text[from]); from--) {
      if (at - from < SHORTEST_PLACE || !shard.isWordStart(from)) continue;
      const name = shard.folded(from, at + 1);
      if (!isNoName(name.slice(0, -1))) found.push({ at: from, name });
      break;
    }
  }
  return found;
}

/** True for what is before an ending of places and makes no name of it, itself or before one more ending. */
function isNoName(base: string): boolean {
  let answer = NO_NAMES.get(base);
  if (answer === undefined) {
    answer = looksLikeNoName(base);
    NO_NAMES.set(base, answer);
  }
  return answer;
}

/** Words before endings of places whose answers are kept. Guess. */
const MOST_KEPT = 2000;
const NO_NAMES = new Recent<string, boolean>(MOST_KEPT);

function looksLikeNoName(base: string): boolean {
  return NO_START.test(base) || NO_NAME.test(base) || NO_NAME.test(base.replace(PLACE_ENDS, ''));
}

function* taggedNames(shard: Shard, text: string, start: number, end: number): Generator<Found> {
  const { slotAt, slotLength, slotKind } = shard.columns;
  for (let slot = firstAtOrAfter(slotAt, start); slot < slotAt.length && slotAt[slot] < end; slot++) {
    const at = slotAt[slot] - start;
    const length = slotLength[slot];
    if (at + length > text.length) break;
    const kind = SLOT_KINDS[slotKind[slot]];
    if (kind === 'person' && !isNamedPerson(text, at, length)) continue;
    if (COMMON_WORDS.has(text.slice(at, at + length))) continue;
    yield { kind, at, length };
  }
}

/** The segmenter takes many words for persons; one is meant where a title is beside the name. */
function isNamedPerson(text: string, at: number, length: number): boolean {
  if (length < 2 || length > 4) return false;
  const before = new RegExp(`(?:${TITLES})$`, 'u');
  const after = new RegExp(`^(?:${TITLES})`, 'u');
  return (
    before.test(text.slice(Math.max(0, at - 4), at)) || after.test(text.slice(at + length, at + length + 4))
  );
}
