/**
 * Names of administrative units - `江州市`, `东平县`, `石嘴街道` - recognized by their shape and what is around them.
 * Uses neither a gazetteer nor a segmenter, so invented and small places are found too; what could be an
 * ordinary word (`全市`, `示范区`, `乡镇`) is left alone.
 *
 * Names of places are recognized in three ways, as three things are known about the text. Here nothing is: a draft that is
 * being written, any source. `check/names.ts` reads sources that the segmenter has cut and tagged, and asks the corpus
 * whether a word is a place's name elsewhere, so it can accept villages and names of any shape. `corpus/structure/places.ts`
 * reads titles and bodies that open with a name, so it needs no border before one and knows the long names of autonomous
 * areas. The endings and the provinces are the same for all, and are here.
 */

/** A name at UTF-16 offsets of its text; {@link level} is the suffix that names its administrative level. */
export interface AdministrativeName {
  readonly start: number;
  readonly end: number;
  readonly level: string;
}

/** The suffixes of administrative levels, as alternatives of a pattern; longer ones first: the first that fits is the level. */
export const LEVEL_PATTERN = '自治区|自治州|自治县|街道|省|市|县|区|镇|乡';
export const LEVELS: readonly string[] = LEVEL_PATTERN.split('|');

/** Followed by one of these, a level's character is part of another word: `市场`, `区域`, `县级`, `镇街`. */
const CONTINUES = /^[场民域级区县镇乡村街道份情外内间分里容值貌井价面长期上下政直亲土音]/u;
/** A level may be followed by these: `江州市委`, `东平县人民政府`. */
const GOES_ON = /^(?:区委|县委|长[^期短远]|政府|政协|直(?:机关|属|部门))/u;

/** Stems of ordinary words, and units that are not names: `示范区`, `开发区`, `贫困县`. */
const ORDINARY_STEM =
  /[全各本我该某每两几多省市县区镇乡城村新老大小中型级类式和与及或的等为有个这那其他地委园社街]$|^[全各本我该某每两几多同跨出进超做的是委]|示范|开发|高新|经开|保护|试点|试验|先进|贫困|重点|工业|产业|农业|旅游|文明|卫生|园林|特色|沿海|边境|民族|保税|自贸|综合|功能|生活|中心|核心|主城|城乡|农村|基层|地方|直辖|百强|受灾|聚居|少数|行政|合作|集中|集聚|连片|发达|边远|偏远|周边/u;
/** Characters found in verbs and nouns of reports, but not in place names. */
const NEVER_IN_NAMES =
  /[持纳足按照实现召住牢推动加强支促设完善贯彻执服务确提升打造构围绕结根据依托健抓严督查责任管理覆盖员展组织领导创改革优整治培训指联配参统筹协调负助帮扶引受疫险控封库景校厂矿林牧社辖专街片警防禁外工作计划]/u;
/** Names of what is governed from the capital, without their kinds, as alternatives of a pattern. */
export const PROVINCES =
  '河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾';
export const MUNICIPALITIES = '北京|天津|上海|重庆';
export const REGIONS = '内蒙古|广西|西藏|宁夏|新疆';
/** Anything else before `省` is a verb. */
const BEFORE_PROVINCE = new Set(PROVINCES.split('|'));

/** Characters after which a name may begin. */
const BEFORE_NAME =
  '在从由到赴对与和为是向给将把被使让经据按如以及至于受近临驻往省市州县区镇乡，。、；：！？“”（）《》〈〉';
const BEFORE_NAME_WORDS = /(?:中共|关于|来自|位于|地处|包括|其中|根据|按照)$/u;

const HAN = /^\p{Script=Han}+$/u;
/** Units of a name before its level. Guesses. */
const SHORTEST_STEM = 2;
export const LONGEST_STEM = 3;

/** Names in {@link text}, ascending and apart; {@link before} is what is in front of it. Linear. */
export function administrativeNames(text: string, before = ''): AdministrativeName[] {
  const names: AdministrativeName[] = [];
  let from = 0;
  for (let at = SHORTEST_STEM; at < text.length; at++) {
    const level = levelAt(text, at);
    if (level === undefined) continue;
    const end = at + level.length;
    const start = continuesAsWord(text.slice(end, end + 3)) ? -1 : stemStart(text, from, at, level, before);
    if (start >= 0) {
      names.push({ start, end, level });
      from = end;
    }
    at = end - 1;
  }
  return names;
}

const FIRSTS = new Set(LEVELS.map((level) => level.charCodeAt(0)));

/** The level that {@link text} names at {@link at}. */
export function levelAt(text: string, at: number): string | undefined {
  if (!FIRSTS.has(text.charCodeAt(at))) return undefined;
  return LEVELS.find((level) => text.startsWith(level, at));
}

/** Whether a stem and a level make an ordinary word or no name at all. */
export function isOrdinaryStem(stem: string, level: string): boolean {
  if (level === '省') return !BEFORE_PROVINCE.has(stem);
  return !HAN.test(stem) || ORDINARY_STEM.test(stem) || NEVER_IN_NAMES.test(stem);
}

/** Whether a level's suffix followed by {@link after} is part of another word: `市场`, `县级`. */
export function continuesAsWord(after: string): boolean {
  return CONTINUES.test(after) && !GOES_ON.test(after);
}

function stemStart(text: string, from: number, at: number, level: string, before: string): number {
  for (let length = SHORTEST_STEM; length <= LONGEST_STEM && at - length >= from; length++) {
    const start = at - length;
    if (isOrdinaryStem(text.slice(start, at), level)) continue;
    if (mayBeginAt(text, start, before)) return start;
  }
  return -1;
}

function mayBeginAt(text: string, start: number, before: string): boolean {
  const left = (before + text.slice(0, start)).slice(-2);
  const last = left.at(-1);
  if (last === undefined || !HAN.test(last)) return true;
  return BEFORE_NAME.includes(last) || BEFORE_NAME_WORDS.test(left);
}

/** UTF-16 units of a draft's beginning in which its own names are looked for. Guess. */
const READ_OF_DRAFT = 50_000;
/** A name used this often, and far more often than any other of its level, is the draft's own. Guess. */
const LEAST_USES = 2;
const SHARE_OF_USES = 0.7;

/**
 * The draft's own name at each administrative level: the one in its first line, or else the one that it uses
 * throughout. Linear in the draft, at most {@link READ_OF_DRAFT} units of it.
 */
export function ownNames(draft: string): Map<string, string> {
  const text = draft.slice(0, READ_OF_DRAFT);
  const own = new Map<string, string>();
  const uses = new Map<string, Map<string, number>>();
  for (const { start, end, level } of administrativeNames(text)) {
    const name = text.slice(start, end);
    const ofLevel = uses.get(level) ?? new Map<string, number>();
    ofLevel.set(name, (ofLevel.get(name) ?? 0) + 1);
    uses.set(level, ofLevel);
  }
  for (const [level, ofLevel] of uses) {
    const total = [...ofLevel.values()].reduce((sum, count) => sum + count, 0);
    const [name, count] = [...ofLevel].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
    if (count >= LEAST_USES && count >= SHARE_OF_USES * total) own.set(level, name);
  }
  const title = text.trimStart().split(/[\r\n]/u, 1)[0];
  const inTitle = administrativeNames(title).toReversed();
  for (const { start, end, level } of inTitle) own.set(level, title.slice(start, end));
  return own;
}
