import { pinyin } from 'pinyin-pro';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';

/** A way of typing a phrase that is to be found, and the share of phrases it is to find in the first five. */
export interface QueryKind {
  readonly name: string;
  readonly reach: number;
  /** The query for a phrase, or nothing where the phrase cannot be typed so. */
  type(phrase: string, random: () => number): string | undefined;
}

const HAN = /\p{Script=Han}/u;

/** The four kinds of queries that the finder is measured by. */
export function queryKinds(segmenter: Segmenter, phrases: readonly string[]): QueryKind[] {
  const characters = [...new Set(phrases.join(''))].filter((character) => HAN.test(character));
  return [
    { name: 'pinyin initials', reach: 0.95, type: (phrase) => syllables(phrase, (syllable) => syllable[0]) },
    { name: 'full pinyin', reach: 0.98, type: (phrase) => syllables(phrase, (syllable) => syllable) },
    {
      name: 'one wrong character',
      reach: 0.9,
      type: (phrase, random) => withWrongCharacter(phrase, characters, random),
    },
    {
      name: 'two words swapped',
      reach: 0.9,
      type: (phrase, random) => withWordsSwapped(phrase, segmenter, random),
    },
  ];
}

/** Ways of typing a title or heading of which someone remembers a part; none has a reach to meet. */
export function nameQueryKinds(segmenter: Segmenter, names: readonly string[]): QueryKind[] {
  const characters = [...new Set(names.join(''))].filter((character) => HAN.test(character));
  return [
    {
      name: 'three of its words, in any order',
      reach: 0,
      type: (name, random) => someWords(name, segmenter, random, 3),
    },
    { name: 'its first half', reach: 0, type: (name) => name.slice(0, Math.ceil(name.length / 2)) },
    {
      name: 'one wrong character',
      reach: 0,
      type: (name, random) => withWrongCharacter(name, characters, random),
    },
  ];
}

/** A generator of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function syllables(phrase: string, cut: (syllable: string) => string): string {
  return pinyin(phrase, { toneType: 'none', type: 'array', v: true })
    .map((syllable, at) => (HAN.test(phrase[at]) ? cut(syllable) : syllable))
    .filter((syllable) => /^[a-z0-9]+$/i.test(syllable))
    .join('');
}

/** Half of the wrong characters sound like the right one, as they do when an input method guesses wrong. */
function withWrongCharacter(phrase: string, characters: readonly string[], random: () => number): string {
  const places = [...phrase].flatMap((character, at) => (HAN.test(character) ? [at] : []));
  const at = places[Math.floor(random() * places.length)];
  const sound = pinyin(phrase[at]);
  const alike = characters.filter((character) => character !== phrase[at] && pinyin(character) === sound);
  const from = random() < 0.5 && alike.length > 0 ? alike : characters.filter((c) => c !== phrase[at]);
  return phrase.slice(0, at) + from[Math.floor(random() * from.length)] + phrase.slice(at + 1);
}

function withWordsSwapped(phrase: string, segmenter: Segmenter, random: () => number): string | undefined {
  const words = segmenter.tag(phrase).map(({ word }) => word);
  const places = words.flatMap((word, at) => (HAN.test(word) ? [at] : []));
  if (new Set(places.map((at) => words[at])).size < 2) return undefined;
  for (;;) {
    const a = places[Math.floor(random() * places.length)];
    const b = places[Math.floor(random() * places.length)];
    if (words[a] === words[b]) continue;
    [words[a], words[b]] = [words[b], words[a]];
    return words.join('');
  }
}

function someWords(
  name: string,
  segmenter: Segmenter,
  random: () => number,
  count: number,
): string | undefined {
  const left = [...new Set(segmenter.tag(name).map(({ word }) => word))].filter(
    (word) => word.length > 1 && HAN.test(word),
  );
  if (left.length < count) return undefined;
  const chosen = Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0]);
  return chosen.join(' ');
}
