import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import { UNIT_CLASS, unitClass } from '../text/charClass.ts';
import { splitsCharacter } from '../text/characters.ts';
import { samplePlaces } from '../index/sampling.ts';

/** What is after a phrase. */
export interface Following {
  /** As a source writes it, punctuation between included. */
  readonly text: string;
  readonly places: number;
}

/** Places looked at, and units of a continuation at most. Guesses. */
const SAMPLED = 300;
const LONGEST = 16;
/** A lone `的`, or a mark and `为`, says nothing. Guess. */
const SHORTEST = 2;
/** Openings looked at, the most frequent first. Guess. */
const CONSIDERED = 8;
/** Share of the places that must agree for the text to go on. Guess. */
const AGREEING = 0.6;
const FEWEST = 2;

/**
 * What usually follows {@link phrase} (folded) in its passages, from one word on to as many as most places agree
 * on; most places first, at most {@link limit}. The cost does not grow with the number of places.
 */
export function followingOf(index: CorpusIndex, phrase: string, limit: number): Following[] {
  const places = samplePlaces(index.distinctMatches(phrase), phrase.length, SAMPLED);
  return [...groupByNextWord(places, 0).entries()]
    .filter(([, group]) => group.length >= FEWEST)
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, CONSIDERED)
    .map(([word, group]) => {
      const text = extend(group, word);
      const { shard, end } = group.find(
        (place) => place.shard.folded(place.end, place.end + text.length) === text,
      )!;
      return { text: shard.original(end, end + text.length), places: index.count(phrase + text) };
    })
    .filter(({ text }) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= SHORTEST)
    .sort((a, b) => b.places - a.places)
    .slice(0, limit);
}

/** Takes on words for as long as most of {@link places} agree on the next. */
function extend(places: readonly Place[], first: string): string {
  let text = first;
  let agreeing = places;
  while (text.length < LONGEST) {
    const [word, group] = largest(groupByNextWord(agreeing, text.length));
    if (!group || group.length < FEWEST || group.length < AGREEING * places.length) break;
    text += word;
    agreeing = group;
  }
  return text;
}

function largest(groups: Map<string, Place[]>): [string, Place[] | undefined] {
  let best: [string, Place[] | undefined] = ['', undefined];
  for (const [word, group] of groups) if (!best[1] || group.length > best[1].length) best = [word, group];
  return best;
}

/** Places by the word that is {@link offset} units after them; those at their passage's end are left out. */
function groupByNextWord(places: readonly Place[], offset: number): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const word = nextWord(place, offset);
    if (word === '') continue;
    const group = groups.get(word);
    if (group) group.push(place);
    else groups.set(word, [place]);
  }
  return groups;
}

/** The word after a place with the punctuation before it; empty where the sentence ends. */
function nextWord({ shard, end }: Place, offset: number): string {
  const { text } = shard.columns;
  const from = end + offset;
  let at = from;
  while (unitClass(text[at]) !== 0 && unitClass(text[at]) > UNIT_CLASS.alphanumeric) {
    if (SENTENCE_ENDS.has(text[at])) return '';
    at++;
  }
  if (text[at] === 0) return '';
  at++;
  while (text[at] !== 0 && !shard.isWordStart(at) && at - from < LONGEST) at++;
  return shard.folded(from, splitsCharacter(text, at) ? at - 1 : at);
}

const SENTENCE_ENDS: ReadonlySet<number> = new Set(Array.from('。！？；', (mark) => mark.charCodeAt(0)));
