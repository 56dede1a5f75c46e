import type { CorpusIndex } from '../index/corpusIndex.ts';
import { isProven } from '../index/recognized.ts';
import type { SetPhrase } from '../phrases/lexicon.ts';
import type { Attested } from './attested.ts';
import { countCharacters, isHan } from './characters.ts';
import type { Paragraph } from './paragraph.ts';
import { type PhraseIndex } from './phraseIndex.ts';
import { LONGEST_REGION, type Slip, slipIn } from './slips.ts';

/** A run of a paragraph that is nearly a set phrase. */
export interface WordingFault {
  /** Folded offsets of the whole wording. */
  readonly start: number;
  readonly end: number;
  readonly phrase: SetPhrase;
  readonly slip: Slip;
}

/** Differences in length that a slip makes; `PhraseIndex` visits what fits one of them. */
const LENGTHS = [0, -1, 1, -2, 2];
/** Shortest phrase, in characters, that a character more or less, or another content word, puts wrong. */
const SHORTEST_WITH_GAP = 7;
const SHORTEST_WITH_WORD = 8;
/** Articles that must share it where another content word stands in it. */
const FEWEST_WITH_WORD = 5;
/** Words of grammar, which come and go as the sentence wants them. */
const PARTICLES = '的地得了之也将更再又以';
const CONNECTIVES = '和与及同';

/**
 * Wordings in {@link paragraph} that are one slip away from a set phrase and that no source has. Ascending, none
 * overlaps another. What is known to be {@link attested} is not searched for slips.
 */
export function findWordingFaults(
  paragraph: Paragraph,
  phrases: PhraseIndex,
  index: CorpusIndex,
  attested: Attested,
): WordingFault[] {
  const { folded } = paragraph;
  const faults: WordingFault[] = [];
  const consider = (phrase: SetPhrase, start: number, end: number): void => {
    if (start < 0 || end > folded.length || attested.holds(start, end)) return;
    const slip = slipIn(phrase.text, folded, start, end);
    if (slip === undefined || !isPlausible(slip, phrase, folded, start, end, index)) return;
    faults.push({ start, end, phrase, slip });
  };
  const considerFrom = (phrase: SetPhrase, at: number): void => {
    const { text } = phrase;
    const last = text.charCodeAt(text.length - 1);
    const shared = sharedHead(text, folded, at);
    if (shared === text.length) {
      const doubled = doubledEnd(folded, at, at + text.length, index);
      if (doubled !== undefined) faults.push({ ...doubled, phrase });
      return;
    }
    for (const longer of LENGTHS) {
      const end = at + text.length + longer;
      // Where the slip is not at the end, the end is as it should be.
      if (text.length - shared <= LONGEST_REGION || folded.charCodeAt(end - 1) === last)
        consider(phrase, at, end);
    }
  };
  const considerUpTo = (phrase: SetPhrase, at: number): void => {
    const { text } = phrase;
    const shared = sharedTail(text, folded, at);
    if (shared === text.length) return;
    const first = text.charCodeAt(0);
    for (const longer of LENGTHS) {
      const start = at - text.length - longer;
      if (text.length - shared <= LONGEST_REGION || folded.charCodeAt(start) === first)
        consider(phrase, start, at);
    }
  };
  for (let at = 0; at <= folded.length; at++) {
    phrases.beginningAt(folded, at, attested.from(at), (phrase) => considerFrom(phrase, at));
    phrases.endingAt(folded, at, attested.upTo(at), (phrase) => considerUpTo(phrase, at));
  }
  return best([
    ...faults,
    ...seriesFaults(folded, phrases, index),
    ...numberFaults(folded, index, phrases.fewestArticles),
  ]);
}

/** Units that {@link phrase} and {@link text} from {@link at} on begin with alike. */
function sharedHead(phrase: string, text: string, at: number): number {
  let shared = 0;
  while (shared < phrase.length && phrase.charCodeAt(shared) === text.charCodeAt(at + shared)) shared++;
  return shared;
}

/** Units that {@link phrase} and {@link text} up to {@link end} end with alike. */
function sharedTail(phrase: string, text: string, end: number): number {
  let shared = 0;
  while (
    shared < phrase.length &&
    phrase.charCodeAt(phrase.length - 1 - shared) === text.charCodeAt(end - 1 - shared)
  )
    shared++;
  return shared;
}

/** A phrase that stands as it should, but for its first or last character, which stands twice. */
function doubledEnd(
  folded: string,
  start: number,
  end: number,
  index: CorpusIndex,
): Omit<WordingFault, 'phrase'> | undefined {
  const slip = (at: number): Slip => ({ kind: 'added', at, right: '', wrong: folded[start + at] });
  const isDoubled = (at: number): boolean =>
    folded[at] === folded[at + 1] &&
    isHan(folded.charCodeAt(at)) &&
    !index.holds(folded.slice(Math.max(0, at - 1), at + 3));
  if (start > 0 && isDoubled(start - 1) && standsAlone(folded, start - 1, end, index))
    return { start: start - 1, end, slip: slip(0) };
  if (end < folded.length && isDoubled(end - 1) && standsAlone(folded, start, end + 1, index))
    return { start, end: end + 1, slip: slip(end - start) };
  return undefined;
}

function isPlausible(
  slip: Slip,
  phrase: SetPhrase,
  folded: string,
  start: number,
  end: number,
  index: CorpusIndex,
): boolean {
  if (index.holds(folded.slice(start, end)) || !standsAlone(folded, start, end, index)) return false;
  const characters = countCharacters(phrase.text);
  const at = start + slip.at;
  switch (slip.kind) {
    case 'synonym':
      if (CONNECTIVES.includes(slip.right)) return true;
      return characters >= SHORTEST_WITH_WORD && phrase.articles >= FEWEST_WITH_WORD;
    case 'dropped':
    case 'added':
      return (
        characters >= SHORTEST_WITH_GAP && !isGrammar(slip, folded, at) && !readsOn(slip, folded, at, index)
      );
    default:
      if (isGrammar(slip, folded, at) || isAttested(slip, folded, at, index)) return false;
      return !isOtherWord(slip, phrase, folded, at, index);
  }
}

/** True where what sounds or looks alike, or stands the other way round, may be words in their own right. */
function isOtherWord(slip: Slip, phrase: SetPhrase, folded: string, at: number, index: CorpusIndex): boolean {
  if (slip.kind === 'homophone' && slip.wrong.length > 1 && index.holds(slip.wrong)) return true;
  const isAtEnd = slip.at === 0 || slip.at + slip.right.length === phrase.text.length;
  return isAtEnd && readsOn(slip, folded, at, index);
}

/** True where the run neither begins nor ends inside a word: `落实|区域发展` is not `实施区域发展`. */
function standsAlone(folded: string, start: number, end: number, index: CorpusIndex): boolean {
  const before = start > 0 && isOneWord(folded.slice(start - 1, start + 1), index);
  return !before && !(end < folded.length && isOneWord(folded.slice(end - 1, end + 1), index));
}

/** Places looked at to tell whether two characters belong to one word. */
const PLACES_ASKED = 16;

/** True where two characters stand inside one word in most places of the corpus. */
function isOneWord(pair: string, index: CorpusIndex): boolean {
  if (![...pair].every((unit) => isHan(unit.charCodeAt(0)))) return false;
  let places = 0;
  let inside = 0;
  for (const { shard, start } of index.places(pair)) {
    if (!shard.isWordStart(start + 1)) inside++;
    if (++places === PLACES_ASKED) break;
  }
  return inside * 2 > places;
}

/** True where the sources have what the draft has at the slip, with up to two units on both sides. */
function isAttested({ wrong }: Slip, folded: string, at: number, index: CorpusIndex): boolean {
  return index.holds(folded.slice(Math.max(0, at - 2), at + wrong.length + 2));
}

/** True where the sources go on into the slip and out of it as the draft does: other words, then, not a slip. */
function readsOn(slip: Slip, folded: string, at: number, index: CorpusIndex): boolean {
  if (isAttested(slip, folded, at, index)) return true;
  if (slip.wrong === folded[at - 1]) return false;
  const into = folded.slice(Math.max(0, at - 2), at + 1);
  const after = at + slip.wrong.length;
  const outOf = folded.slice(after - 1, after + 2);
  return index.holds(into) && index.holds(outOf);
}

/** True where only particles differ, and none is doubled. */
function isGrammar({ right, wrong }: Slip, folded: string, at: number): boolean {
  if (right === '' && (wrong === folded[at - 1] || wrong === folded[at + 1])) return false;
  return [...right, ...wrong].every((unit) => PARTICLES.includes(unit));
}

/** A series with a member left out, or in an order that no source has. */
function seriesFaults(folded: string, phrases: PhraseIndex, index: CorpusIndex): WordingFault[] {
  return phrases.series.slips(folded).flatMap(({ start, end, phrase }) => {
    const wrong = folded.slice(start, end);
    const isAttestedSo = index.holds(wrong) || index.holds(wrong.replaceAll('，', '、'));
    if (isAttestedSo || !standsAlone(folded, start, end, index)) return [];
    return [{ start, end, phrase, slip: { kind: 'series', at: 0, right: phrase.text, wrong } }];
  });
}

const NUMBERED = /“([一二两三四五六七八九十])(个|项|大|化|有|条)([^“，。；：、]{1,6})“/gu;
const NUMBERS = [...'一二两三四五六七八九十'];

/** `“四个维护”` where every source says `“两个维护”`. */
function numberFaults(folded: string, index: CorpusIndex, fewestArticles: number): WordingFault[] {
  return Array.from(folded.matchAll(NUMBERED)).flatMap((match) => {
    const [whole, wrong, measure, name] = match;
    if (index.holds(whole)) return [];
    const attested = NUMBERS.map((number) => {
      const text = `“${number}${measure}${name}“`;
      return { text, right: number, ...index.attestation(text) };
    }).filter(({ places }) => places > 0);
    if (attested.length !== 1 || !isProven(index, attested[0].text, fewestArticles)) return [];
    const { text, right, places, articles } = attested[0];
    // The quotation marks are not part of the wording.
    const inner = text.slice(1, -1);
    return [
      {
        start: match.index + 1,
        end: match.index + whole.length - 1,
        phrase: { text: inner, original: inner, places, articles },
        slip: { kind: 'number', at: 0, right, wrong },
      },
    ];
  });
}

/** Of faults that overlap the one with the longest phrase, then that of most articles. */
function best(faults: readonly WordingFault[]): WordingFault[] {
  const byWeight = faults.toSorted(
    (a, b) =>
      b.phrase.text.length - a.phrase.text.length ||
      b.phrase.articles - a.phrase.articles ||
      a.start - b.start,
  );
  const taken: WordingFault[] = [];
  for (const fault of byWeight) {
    if (taken.every((other) => fault.end <= other.start || fault.start >= other.end)) taken.push(fault);
  }
  return taken.sort((a, b) => a.start - b.start);
}
