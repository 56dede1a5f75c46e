import type { Place } from '../index/corpusIndex.ts';
import { passagesOfArticle } from '../index/articleContent.ts';
import type { CopiedPassage } from './copied.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';
import { namesIn, PLACE_ENDS, type SourceName } from './names.ts';
import type { PlacedParagraph } from './paragraph.ts';
import { placeNamesOf } from './placeNames.ts';
import { Replacing } from './replacing.ts';

/** A copied passage at its place in the draft. */
export interface PlacedPassage {
  readonly paragraph: PlacedParagraph;
  readonly passage: CopiedPassage;
}

/** A name of another report that was left in a copied passage. */
export interface Leftover {
  readonly paragraph: PlacedParagraph;
  /** Folded offsets in the paragraph. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly kind: SourceName['kind'];
  /** Where the source has it. */
  readonly place: Place;
  /** What the draft would say instead; undefined where that is not known. */
  readonly instead: string | undefined;
  /** Where the same passages of the draft have the name, this place included, each with what it would say instead. */
  readonly everywhere: readonly Replaced[];
}

/** A run of a paragraph, in folded offsets, and what would replace it. */
export interface Replaced {
  readonly paragraph: PlacedParagraph;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Most times that a name that was left in by oversight appears in a draft. Guess. */
const MOST_TIMES = 2;
/** Share of a name's aligned places at which the draft still has it, at most, when the others were changed. Guess. */
const STILL_THERE = 0.4;
/** A source speaks of what it names this often. Guess. */
const SPOKEN_OF = 3;
/** Names that more than this share of the articles know belong to no one report. Guess. */
const KNOWN_TO_ALL = 0.2;
/** The same of bodies, in articles: the segmenter's names of bodies are common nouns more often than not. Guess. */
const MOST_SHARING_A_BODY = 4;

/** What a source article and the passages taken from it have in common. */
class Taken {
  readonly passages: PlacedPassage[] = [];
  #source: string | undefined;
  #draft: string | undefined;

  /** What the article has in these passages, and what the draft has. */
  get source(): string {
    return (this.#source ??= this.passages.map(({ passage }) => `${sourceOf(passage)}\n`).join(''));
  }

  get draft(): string {
    return (this.#draft ??= this.passages.map((placed) => `${textOf(placed)}\n`).join(''));
  }
}

/** An edit leaves most passages as they were. */
const SOURCES = new WeakMap<CopiedPassage, string>();

/** The text of the best source of {@link passage}. */
function sourceOf(passage: CopiedPassage): string {
  let source = SOURCES.get(passage);
  if (source === undefined) {
    const [{ shard, start, end }] = passage.places;
    SOURCES.set(passage, (source = shard.folded(start, end)));
  }
  return source;
}

/**
 * Names of places, organisations and persons, and years, that came with copied passages: the source speaks of
 * them, the draft nowhere else. Linear in the passages; a few searches a name.
 */
export function findLeftovers(
  uri: string,
  passages: readonly PlacedPassage[],
  paragraphs: readonly PlacedParagraph[],
  matcher: CorpusMatcher,
): Leftover[] {
  const byArticle = new Map<number, Taken>();
  for (const placed of passages) {
    const [best] = placed.passage.places;
    const key = matcher.index.articleKey(best);
    const taken = byArticle.get(key) ?? new Taken();
    taken.passages.push(placed);
    byArticle.set(key, taken);
  }
  let outside: string | undefined;
  const isElsewhere = (name: string): boolean =>
    (outside ??= textOutside(passages, paragraphs)).includes(name);
  const leftovers: Leftover[] = [];
  const replacing = new Replacing(uri, passages, paragraphs, matcher);
  for (const taken of byArticle.values()) {
    for (const placed of taken.passages) {
      const found: Leftover[] = [];
      const text = textOf(placed);
      for (const name of namesOf(placed.passage, matcher)) {
        const at = text.indexOf(name.text);
        if (at < 0 || isElsewhere(name.text)) continue;
        if (!isLeftover(name, taken, matcher)) continue;
        const start = placed.passage.start + at;
        const end = start + name.text.length;
        if (found.some((other) => start < other.end && other.start < end)) continue;
        found.push({
          paragraph: placed.paragraph,
          start,
          end,
          name: name.text,
          kind: name.kind,
          place: name.place,
          instead: replacing.instead(name, name.text),
          everywhere: replacing.everywhere(name, taken.passages),
        });
      }
      leftovers.push(...found);
    }
  }
  return leftovers;
}

const NAMES = new WeakMap<CopiedPassage, readonly SourceName[]>();

/** Names in the best source of {@link passage}. */
function namesOf(passage: CopiedPassage, matcher: CorpusMatcher): readonly SourceName[] {
  let names = NAMES.get(passage);
  if (names === undefined) {
    const [best] = passage.places;
    const placeNames = placeNamesOf(matcher.index);
    names = namesIn(best, placeNames.homeOf(best), (base) => placeNames.isPlaceName(base));
    NAMES.set(passage, names);
  }
  return names;
}

function isLeftover(name: SourceName, taken: Taken, matcher: CorpusMatcher): boolean {
  const still = occurrences(taken.draft, name.text);
  if (still > MOST_TIMES) return false;
  if (name.kind === 'place' && placeNamesOf(matcher.index).homeOf(name.place) === name.base) return true;
  if (name.kind === 'place' && isTail(name, matcher)) return false;
  // What the segmenter takes for a body, and many articles share, is a common noun: `卫生院`, `新兴产业`.
  if (name.kind === 'organisation' && isKnownToAll(name, matcher)) return false;
  const aligned = occurrences(taken.source, name.text);
  // Changed at the other places: this one was missed.
  if (aligned >= 2 && aligned > still && still <= Math.max(1, STILL_THERE * aligned)) {
    return name.kind === 'year' || !isKnownToAll(name, matcher) || aligned >= 2 * SPOKEN_OF;
  }
  if (name.kind === 'year') return false;
  const { title, place, body } = matcher.index.article(name.place);
  if (name.kind !== 'person' && [title, place, body].some((fact) => fact.includes(name.base))) return true;
  return !isKnownToAll(name, matcher) && isSpokenOf(name);
}

/**
 * True for the end of a longer word, which always follows the same character: `快好省` of `多快好省`. What
 * follows a larger place (`××市××县`) is a name.
 */
function isTail(name: SourceName, matcher: CorpusMatcher): boolean {
  return remembered(TAILS, name, () => endsLongerWord(name, matcher));
}

function endsLongerWord({ text, place: { shard, start } }: SourceName, matcher: CorpusMatcher): boolean {
  const before = shard.folded(Math.max(0, start - 1), start);
  if (!/\p{Script=Han}/u.test(before) || PLACE_ENDS.test(before)) return false;
  const times = matcher.index.count(text);
  return times >= SPOKEN_OF && matcher.index.count(before + text) === times;
}

/** True for a name that many reports speak of, as they speak of the capital. */
function isKnownToAll(name: SourceName, matcher: CorpusMatcher): boolean {
  return remembered(KNOWN, name, () => standsInMany(name, matcher));
}

/** What was found of names once: an edit elsewhere leaves the passages that they came with, and them, as they were. */
const TAILS = new WeakMap<SourceName, boolean>();
const KNOWN = new WeakMap<SourceName, boolean>();
const SPOKEN = new WeakMap<SourceName, boolean>();

function remembered(answers: WeakMap<SourceName, boolean>, name: SourceName, find: () => boolean): boolean {
  let answer = answers.get(name);
  if (answer === undefined) {
    answer = find();
    answers.set(name, answer);
  }
  return answer;
}

function standsInMany({ base, kind }: SourceName, matcher: CorpusMatcher): boolean {
  const share = Math.floor(matcher.index.articleCount * KNOWN_TO_ALL);
  const limit = Math.max(1, kind === 'organisation' ? Math.min(share, MOST_SHARING_A_BODY) : share);
  // Most names are at fewer places than that.
  const places = matcher.index.matches(base).reduce((sum, { interval: { lo, hi } }) => sum + hi - lo, 0);
  if (places <= limit) return false;
  const holding = new Set<number>();
  for (const place of matcher.places(base)) {
    holding.add(matcher.index.articleKey(place));
    if (holding.size > limit) return true;
  }
  return false;
}

/** True where the article that the name came from has it {@link SPOKEN_OF} times. Linear in that article alone. */
function isSpokenOf(name: SourceName): boolean {
  return remembered(SPOKEN, name, () => {
    const { shard, start } = name.place;
    const [first, end] = passagesOfArticle(shard, shard.articleAt(start));
    let times = 0;
    for (let passage = first; passage < end && times < SPOKEN_OF; passage++) {
      const text = shard.folded(shard.passageStart(passage), shard.passageEnd(passage));
      times += occurrences(text, name.text);
    }
    return times >= SPOKEN_OF;
  });
}

function occurrences(text: string, name: string): number {
  return text.split(name).length - 1;
}

function textOf({ paragraph, passage }: PlacedPassage): string {
  return paragraph.paragraph.folded.slice(passage.start, passage.end);
}

/** The draft without its copied passages. */
function textOutside(passages: readonly PlacedPassage[], paragraphs: readonly PlacedParagraph[]): string {
  const inParagraph = new Map<number, CopiedPassage[]>();
  for (const { paragraph, passage } of passages) {
    inParagraph.set(paragraph.start, [...(inParagraph.get(paragraph.start) ?? []), passage]);
  }
  let text = '';
  for (const { start, paragraph } of paragraphs) {
    let from = 0;
    for (const passage of inParagraph.get(start) ?? []) {
      text += `${paragraph.folded.slice(from, passage.start)}\n`;
      from = passage.end;
    }
    text += `${paragraph.folded.slice(from)}\n`;
  }
  return text;
}
