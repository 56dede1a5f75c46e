import { confusablesOf } from '../../../server/src/engine/check/typo/confusables.ts';
import { countCharacters, isHan } from '../../../server/src/engine/check/characters.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import type { SetPhrase } from '../../../server/src/engine/phrases/lexicon.ts';
import { readings } from '../../../server/src/engine/text/pinyin.ts';
import type { Random } from '../../random.ts';

/** A draft in which one set phrase has one slip. */
export interface SlipCase {
  readonly kind: string;
  readonly text: string;
  /** Where the slipped wording stands. */
  readonly start: number;
  readonly wrong: string;
  readonly right: string;
}

/** The last character is missing, and a mark follows: the wording is the corpus's own wherever the phrase is, so it is told apart. */
export const CUT_OFF = 'cut off';

export type Slip = (phrase: string, random: Random, material: SlipMaterial) => string | undefined;

/** What slips are made of. */
export interface SlipMaterial {
  /** Characters by sound, and all of them, as often as they stand. */
  readonly bySound: ReadonlyMap<string, readonly string[]>;
  readonly characters: readonly string[];
}

/** Slips of each kind, put into a phrase by chance; nothing where the chosen place takes none. */
export const SLIPS: Readonly<Record<string, Slip>> = {
  homophone: (phrase, random, { bySound }) =>
    replaceOne(phrase, random, (character) => {
      const sound = readings(character.charCodeAt(0))[0];
      return (bySound.get(sound) ?? []).filter((other) => other !== character);
    }),
  'look-alike': (phrase, random) =>
    replaceOne(phrase, random, (character) =>
      confusablesOf(character.charCodeAt(0))
        .filter(({ shape }) => shape >= LEAST_SHAPE)
        .map(({ unit }) => String.fromCharCode(unit)),
    ),
  dropped: (phrase, random) => {
    const at = 1 + random.below(phrase.length - 2);
    return isHanAt(phrase, at) ? phrase.slice(0, at) + phrase.slice(at + 1) : undefined;
  },
  added: (phrase, random, { characters }) => {
    const at = 1 + random.below(phrase.length - 1);
    // Half of the time a key pressed twice.
    const more = random.next() < 0.5 ? phrase[at - 1] : random.pick(characters);
    return isHanAt(more, 0) ? phrase.slice(0, at) + more + phrase.slice(at) : undefined;
  },
  'particle added': (phrase, random) => {
    const at = 2 + random.below(phrase.length - 3);
    if (!isHanAt(phrase, at - 1) || !isHanAt(phrase, at)) return undefined;
    return phrase.slice(0, at) + random.pick(['的', '的', '和', '与', '了']) + phrase.slice(at);
  },
  swapped: (phrase, random) => {
    const at = random.below(phrase.length - 1);
    if (!isHanAt(phrase, at) || !isHanAt(phrase, at + 1) || phrase[at] === phrase[at + 1]) return undefined;
    return phrase.slice(0, at) + phrase[at + 1] + phrase[at] + phrase.slice(at + 2);
  },
  [CUT_OFF]: (phrase) => (isHanAt(phrase, phrase.length - 1) ? phrase.slice(0, -1) : undefined),
};

/** How alike characters look that are put for one another by their shape: the four likest. */
const LEAST_SHAPE = 0.8;
/** Fewest characters of the phrases which slips are put into. */
const FEWEST_CHARACTERS = 8;

/** How many articles share a phrase, at the fewest and at the most. */
export interface Shared {
  readonly fewest: number;
  readonly most?: number;
}

/** Set phrases without figures that so many articles share, of so many characters. */
export function phrasesToSlipIn(
  { lexicon }: Pick<Corpus, 'lexicon'>,
  { fewest, most = Infinity }: Shared,
  fewestCharacters: number,
): SetPhrase[] {
  return [...lexicon].filter(
    ({ text, articles }) =>
      articles >= fewest &&
      articles <= most &&
      countCharacters(text) >= fewestCharacters &&
      !/[0-9零〇一二三四五六七八九十百千万亿]/u.test(text),
  );
}

/**
 * {@link each} cases of every kind in phrases that so many articles share, among sentences of {@link hosts}; none where there is no
 * such phrase. A slip that gives an attested wording is left out.
 */
export function makeSlipCases(
  corpus: Corpus,
  shared: Shared,
  hosts: readonly string[],
  each: number,
  random: Random,
): SlipCase[] {
  const phrases = phrasesToSlipIn(corpus, shared, FEWEST_CHARACTERS);
  if (phrases.length === 0) return [];
  const material = materialOf(phrases);
  const cases: SlipCase[] = [];
  for (const [kind, slip] of Object.entries(SLIPS)) {
    for (let made = 0, tries = 0; made < each && tries < each * 100; tries++) {
      const phrase = random.pick(phrases).text;
      const wrong = slip(phrase, random, material);
      if (wrong === undefined || wrong === phrase) continue;
      if (kind !== CUT_OFF && corpus.index.holds(wrong)) continue;
      const before = `${random.pick(hosts)}我们要`;
      cases.push({
        kind,
        text: `${before}${wrong}。${random.pick(hosts)}`,
        start: before.length,
        wrong,
        right: phrase,
      });
      made++;
    }
  }
  return cases;
}

export function materialOf(phrases: readonly SetPhrase[]): SlipMaterial {
  const characters = phrases.flatMap(({ text }) => [...text]).filter((character) => isHanAt(character, 0));
  const bySound = new Map<string, string[]>();
  for (const character of new Set(characters)) {
    const sound = readings(character.charCodeAt(0))[0];
    if (sound !== undefined) bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
  }
  return { bySound, characters };
}

function replaceOne(
  phrase: string,
  random: Random,
  othersOf: (character: string) => readonly string[],
): string | undefined {
  const at = random.below(phrase.length);
  const others = isHanAt(phrase, at) ? othersOf(phrase[at]) : [];
  return others.length === 0 ? undefined : phrase.slice(0, at) + random.pick(others) + phrase.slice(at + 1);
}

function isHanAt(text: string, at: number): boolean {
  return isHan(text.charCodeAt(at));
}
