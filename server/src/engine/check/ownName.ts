import { type AdministrativeName, administrativeNames } from '../text/administrative.ts';
import { fileNameOf } from '../text/fileNames.ts';
import { foldText } from '../text/fold.ts';
import type { Paragraph, PlacedParagraph } from './paragraph.ts';

/** The place that a draft is of, as the draft itself calls it. */
export interface OwnName {
  /** `云岭`. */
  readonly stem: string;
  /** `云岭县`; the stem where the draft does not say what it is. */
  readonly full: string;
}

/** What a naming in the draft's title and in its file's name counts for, against one in its text. Guess. */
const IN_TITLE = 6;
const IN_FILE_NAME = 4;
/** Namings by which a place that is in neither is taken for the draft's own. Guess. */
const LEAST = 3;
/** A title that names its place without saying what it is: `云岭2024年工作总结`, `云岭县委工作报告`. */
const BARE_TITLE =
  /^(?:中共)?(\p{Script=Han}{2,4}?)(?=(?:19|20)\d\d年|[省市县区](?:委|政府|人大|政协)|(?:人民)?政府工作报告)/u;
/** No names of places, though a title may open with them. */
const NO_PLACE = /^(?:关于|在|全[省市县区]|[我本]|政府|年度|工作|人民|中央|国务院)/u;
const OWN_LEVEL = /[全我](自治区|自治州|自治县|省|市|县|区|州|镇|乡)(?![\p{Script=Han}]{0,1}场)/gu;

/**
 * The place that a draft is of: the one in its title or its file's name, else the one that it names most often,
 * {@link isOwn} saying which paragraphs' offsets are its own text. Undefined where none stands out. Linear.
 */
export function ownNameOf(
  uri: string,
  paragraphs: readonly PlacedParagraph[],
  isOwn: (paragraph: PlacedParagraph, at: number) => boolean,
): OwnName | undefined {
  const names = new Map<string, { score: number; levels: Map<string, number> }>();
  const add = (stem: string, level: string, score: number): void => {
    const known = names.get(stem) ?? { score: 0, levels: new Map<string, number>() };
    known.score += score;
    if (level !== '') known.levels.set(level, (known.levels.get(level) ?? 0) + 1);
    names.set(stem, known);
  };
  const addAll = (
    text: string,
    found: readonly AdministrativeName[],
    score: number,
    counts: (at: number) => boolean,
  ): void => {
    for (const { start, end, level } of found) {
      if (counts(start)) add(text.slice(start, end - level.length), level, score);
    }
    const bare = BARE_TITLE.exec(text)?.[1];
    if (score > 1 && bare !== undefined && !NO_PLACE.test(bare)) add(bare, '', score - 1);
  };
  for (const [number, placed] of paragraphs.entries()) {
    const { paragraph } = placed;
    addAll(paragraph.folded, namesOf(paragraph), number === 0 ? IN_TITLE : 1, (at) => isOwn(placed, at));
  }
  if (!uri.startsWith('untitled:')) {
    const name = foldText(fileNameOf(uri));
    addAll(name, administrativeNames(name), IN_FILE_NAME, () => true);
  }
  const [best] = [...names].sort(([, a], [, b]) => b.score - a.score);
  if (best === undefined || best[1].score < LEAST) return undefined;
  const [stem, { levels }] = best;
  return { stem, full: stem + (mostFrequent(levels) ?? levelIn(paragraphs) ?? '') };
}

const NAMES = new WeakMap<Paragraph, readonly AdministrativeName[]>();

function namesOf(paragraph: Paragraph): readonly AdministrativeName[] {
  let names = NAMES.get(paragraph);
  if (names === undefined) NAMES.set(paragraph, (names = administrativeNames(paragraph.folded)));
  return names;
}

/** What the draft calls itself where its name does not say it: `我县`, `全市`. */
function levelIn(paragraphs: readonly PlacedParagraph[]): string | undefined {
  const levels = new Map<string, number>();
  for (const { paragraph } of paragraphs) {
    for (const [, level] of paragraph.folded.matchAll(OWN_LEVEL)) {
      levels.set(level, (levels.get(level) ?? 0) + 1);
    }
  }
  return mostFrequent(levels);
}

/** The year that a draft is of: the one in its title, else the one that it names most often. */
export function ownYearOf(paragraphs: readonly PlacedParagraph[]): string | undefined {
  const years = new Map<string, number>();
  for (const [number, { paragraph }] of paragraphs.entries()) {
    for (const [year] of paragraph.folded.matchAll(/(?<!\d)(?:19|20)\d{2}(?=年)/gu)) {
      years.set(year, (years.get(year) ?? 0) + (number === 0 ? IN_TITLE : 1));
    }
  }
  return mostFrequent(years);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
