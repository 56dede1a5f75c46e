import { pairOf, unitSet } from '../text/units.ts';
import type { Shard } from '../index/shard.ts';
import { isBalanced } from '../text/balance.ts';
import { isQuote, UNIT_CLASS, unitClass } from '../text/charClass.ts';
import type { Postings } from './postings.ts';

/** Fewest and most units of a set phrase. Guess. */
export const MIN_LENGTH = 4;
export const MAX_LENGTH = 40;
/** Least number of Chinese characters in a set phrase. Guess. */
const MIN_HAN = 3;
/** Places examined to see how most of them continue. Guess. */
const SAMPLES = 24;
/** A longer phrase with at least this share of the places makes a phrase redundant. Guess. */
export const CLOSURE = 0.8;

/** Words of one unit that need something before them, so that no phrase begins with one. */
const DANGLING_HEADS = unitSet('的地得了着过和与及等们之者性化率、是年月日号个项次名亿万元岁页');
/** Words of one unit that need something after them, so that no phrase ends with one. */
const DANGLING_TAILS = unitSet(
  '的地得和与及或并而且但以于在对把将被从由向往为是使让给跟同比按据因若如即既又也都就才再更最很较不第各每这那一要能应可我你他它有',
);
/** The same for words of two units. */
const DANGLING_TAIL_WORDS = pairs(
  '以及 并且 而且 对于 关于 通过 为了 根据 由于 按照 因为 所以 如果 但是 以后 其中 这个 那个 一个 我们 他们 必须 应当 应该 可以 需要',
);
const DANGLING_HEAD_WORDS = pairs('以及 并且 而且 但是 不仅 同志');
/** Prepositions that a phrase may begin with only if their noun is followed by a localizer. */
const LEADING = unitSet('在从当自');
/** Words that introduce an object: a phrase that begins with one needs room for the verb, too. The length is a guess. */
const OBJECT_LEADING = unitSet('把对将使让给被');
const SHORTEST_WITH_OBJECT = 8;
const LOCALIZERS = unitSet('下中上内里外前后时间起来去出作');
/** Least share of the places where a phrase has no neighbour on one side. Guess. */
const NO_WORD_SHARE = 0.12;
/** Different neighbours, among the places examined, that show that a phrase combines freely. Guess. */
const MIN_WORDS_BEFORE = 3;
const MIN_WORDS_AFTER = 5;

const TITLE_OPENS = '《'.charCodeAt(0);
const OPENS_OR_CLOSES = 1;
const QUOTE = 2;
const SENTENCE_END_BIT = 2;
const SENTENCE_END = 1 << SENTENCE_END_BIT;
const NUMERAL = 8;
/** For each unit the bits above that apply to it: looked up for every place of every phrase. */
const TRAITS = allTraits();
const ENUMERATION = /^(?:[一二三四五六七八九十]+|\d+)、|^[一二三四五六七八九十]{1,3}是/;

/**
 * The places of {@link SharedPrefix} postings in their shards: one view, moved from prefix to prefix,
 * since there are millions.
 */
export class Places {
  readonly #postings: Postings;
  readonly #shardOf: readonly Shard[];
  readonly #streams = new Uint16Array(SAMPLES);
  readonly #positions = new Uint32Array(SAMPLES);
  #count = 0;

  constructor(postings: Postings, shardOf: readonly Shard[]) {
    this.#postings = postings;
    this.#shardOf = shardOf;
  }

  /** Examines up to {@link SAMPLES} of the postings [from, to), evenly spread. */
  look(from: number, to: number): this {
    const { stream, position } = this.#postings;
    const size = to - from;
    const count = Math.min(SAMPLES, size);
    for (let i = 0; i < count; i++) {
      const posting = from + Math.floor((i * size) / count);
      this.#streams[i] = stream[posting];
      this.#positions[i] = position[posting];
    }
    this.#count = count;
    return this;
  }

  get count(): number {
    return this.#count;
  }

  shard(sample: number): Shard {
    return this.#shardOf[this.#streams[sample]];
  }

  position(sample: number): number {
    return this.#positions[sample];
  }

  /** The unit {@link offset} units after the start of a place, 0 outside its passage. */
  unit(sample: number, offset: number): number {
    const at = this.#positions[sample] + offset;
    return at < 0 ? 0 : this.shard(sample).columns.text[at];
  }

  /** True when most of the places satisfy {@link holds}; no more are tested than necessary. */
  most(holds: (places: Places, sample: number, offset: number) => boolean, offset = 0): boolean {
    const enough = (this.#count >> 1) + 1;
    let count = 0;
    for (let sample = 0; sample < this.#count; sample++) {
      if (holds(this, sample, offset) && ++count === enough) return true;
      if (count + this.#count - sample - 1 < enough) return false;
    }
    return false;
  }
}

/**
 * The length of the phrase to keep from a shared prefix: the longest in ({@link shorter}, {@link longest}] inside
 * one sentence that ends where a phrase may end at most places. 0 for none. {@link cut} means that the prefix continues
 * after {@link longest}: then only a clause's end will do.
 */
export function phraseLength(places: Places, shorter: number, longest: number, cut: boolean): number {
  const shard = places.shard(0);
  const at = places.position(0);
  const { text } = shard.columns;
  if (opensDangling(places) || opensEnumeration(shard, at, longest)) return 0;
  const clause = clauseLength(text, at, longest);
  const sentence = sentenceLength(text, at, longest);
  for (let length = Math.min(longest, sentence); length > shorter && length >= MIN_LENGTH; length--) {
    const last = unitClass(text[at + length - 1]);
    if (last === UNIT_CLASS.clause || last === UNIT_CLASS.inner) continue;
    const spansClauses = length > clause;
    const whole = spansClauses || (cut && sentence > longest);
    if (!places.most(whole ? endsClause : endsWord, length)) continue;
    if (spansClauses && !places.most(opensClause)) continue;
    if (!whole && (endsDangling(places, length) || !standsAlone(places, length))) continue;
    if (hanCount(text, at, length) < MIN_HAN) continue;
    const traits = traitsOf(text, at, length);
    if ((traits & OPENS_OR_CLOSES) === 0) return length;
    if (!isBalanced(shard.folded(at, at + length))) continue;
    return (traits & QUOTE) > 0 && isQuoted(shard, at) ? 0 : length;
  }
  return 0;
}

/** Samples of the places that go on alike to the left, and what is there: one prefix is looked at after another. */
const agreeing = new Uint8Array(SAMPLES);
const unitsBefore = new Uint16Array(SAMPLES);

/** True when most places share a longer phrase that begins further left and is still well formed. */
export function isPartOfLonger(places: Places, length: number): boolean {
  let count = places.count;
  for (let sample = 0; sample < count; sample++) agreeing[sample] = sample;
  for (let left = 1; left + length <= MAX_LENGTH; left++) {
    for (let i = 0; i < count; i++) unitsBefore[i] = places.unit(agreeing[i], -left);
    const unit = majority(unitsBefore, count);
    if (unit === 0) return false;
    let kept = 0;
    for (let i = 0; i < count; i++) if (unitsBefore[i] === unit) agreeing[kept++] = agreeing[i];
    count = kept;
    if (count < CLOSURE * places.count) return false;
    const [reference] = agreeing;
    const shard = places.shard(reference);
    const at = places.position(reference) - left;
    if (!opensPhrase(shard, at)) continue;
    const text = shard.folded(at, at + left + length);
    if (
      !(DANGLING_HEADS.has(unit) && shard.isWordStart(at + 1)) &&
      !ENUMERATION.test(text) &&
      isBalanced(text)
    )
      return true;
  }
  return false;
}

/** Whether a phrase may begin at this place of a shard: where a word starts, or a quotation or title opens. */
function opensPhrase(shard: Shard, position: number): boolean {
  if (!shard.isWordStart(position)) return false;
  const unit = shard.columns.text[position];
  const kind = unitClass(unit);
  if (kind !== UNIT_CLASS.pair) return kind === UNIT_CLASS.han || kind === UNIT_CLASS.alphanumeric;
  return unit === TITLE_OPENS || (isQuote(unit) && !isQuoted(shard, position));
}

/**
 * Of the first {@link count} of {@link positions}, moves those to the front, order kept, where a set phrase may begin: where
 * {@link opensPhrase} says so, and a sentence goes on for {@link MIN_LENGTH} units. Returns how many they are. Linear.
 */
export function keepOpenings(shard: Shard, positions: Int32Array, count: number): number {
  const { text, wordStarts } = shard.columns;
  let words = 0;
  // No branch, so that the processor fetches what lies at the next positions meanwhile: they are all over the memory.
  for (let i = 0; i < count; i++) {
    const at = positions[i];
    positions[words] = at;
    words += (wordStarts[at >>> 5] >>> (at & 31)) & 1;
  }
  // All that is wanted of the text at once, by a loop so short that many of its turns are under way at a time.
  let touched = 0;
  for (let i = 0; i < words; i++) touched |= text[positions[i]];
  if (touched === 0) return 0;
  let whole = 0;
  const last = text.length - MIN_LENGTH;
  for (let i = 0; i < words; i++) {
    const at = positions[i];
    if (at > last) continue;
    positions[whole] = at;
    const traits =
      TRAITS[text[at]] | TRAITS[text[at + 1]] | TRAITS[text[at + 2]] | TRAITS[text[at + MIN_LENGTH - 1]];
    whole += ((traits >>> SENTENCE_END_BIT) & 1) ^ 1;
  }
  let kept = 0;
  for (let i = 0; i < whole; i++) {
    const at = positions[i];
    if (opensPhrase(shard, at)) positions[kept++] = at;
  }
  return kept;
}

/** True when {@link position} is after a quotation mark that opened in its passage, and before its close. */
function isQuoted(shard: Shard, position: number): boolean {
  const { text } = shard.columns;
  let open = false;
  for (let at = position - 1; at >= 0 && text[at] !== 0; at--) if (isQuote(text[at])) open = !open;
  return open;
}

function opensDangling(places: Places): boolean {
  const first = places.unit(0, 0);
  if (DANGLING_HEAD_WORDS.has(pairOf(first, places.unit(0, 1)))) return true;
  return DANGLING_HEADS.has(first) && places.most(startsWord, 1);
}

function opensEnumeration(shard: Shard, at: number, longest: number): boolean {
  return (TRAITS[shard.columns.text[at]] & NUMERAL) > 0 && ENUMERATION.test(shard.folded(at, at + longest));
}

function endsDangling(places: Places, length: number): boolean {
  const first = places.unit(0, 0);
  const last = places.unit(0, length - 1);
  const needsMore =
    (LEADING.has(first) && !LOCALIZERS.has(last)) ||
    (length < SHORTEST_WITH_OBJECT && OBJECT_LEADING.has(first));
  if (needsMore && places.most(startsWord, 1)) return true;
  if (DANGLING_TAILS.has(last) && places.most(startsWord, length - 1)) return true;
  return DANGLING_TAIL_WORDS.has(pairOf(places.unit(0, length - 2), last));
}

function startsWord(places: Places, sample: number, offset: number): boolean {
  return places.shard(sample).isWordStart(places.position(sample) + offset);
}

function endsClause(places: Places, sample: number, length: number): boolean {
  const next = unitClass(places.unit(sample, length));
  return next === 0 || next === UNIT_CLASS.clause;
}

function endsWord(places: Places, sample: number, length: number): boolean {
  const next = unitClass(places.unit(sample, length));
  const last = unitClass(places.unit(sample, length - 1));
  if (last === UNIT_CLASS.alphanumeric) return next === 0 || next === UNIT_CLASS.clause;
  if (next === UNIT_CLASS.alphanumeric) return true;
  return next !== UNIT_CLASS.han || places.shard(sample).isWordStart(places.position(sample) + length);
}

function opensClause(places: Places, sample: number): boolean {
  const before = unitClass(places.unit(sample, -1));
  return before === 0 || before === UNIT_CLASS.clause;
}

/**
 * True when the phrase is more than a part of a longer run of words: on either side some places have no word at
 * all, or the words are many.
 */
function standsAlone(places: Places, length: number): boolean {
  return isBorder(places, -1, MIN_WORDS_BEFORE) && isBorder(places, length, MIN_WORDS_AFTER);
}

function isBorder(places: Places, offset: number, minWords: number): boolean {
  const words = new Set<number>();
  let none = 0;
  for (let sample = 0; sample < places.count; sample++) {
    const unit = places.unit(sample, offset);
    if (unitClass(unit) === UNIT_CLASS.han) words.add(unit);
    else if (unitClass(unit) !== UNIT_CLASS.alphanumeric) none++;
  }
  return none >= NO_WORD_SHARE * places.count || words.size >= minWords;
}

/** Units of [at, at + longest) before the first that closes a clause; all of them where none does. */
function clauseLength(text: Uint16Array, at: number, longest: number): number {
  let length = 0;
  while (length < longest && unitClass(text[at + length]) !== UNIT_CLASS.clause) length++;
  return length;
}

/** The same for units that close a sentence. */
function sentenceLength(text: Uint16Array, at: number, longest: number): number {
  let length = 0;
  while (length < longest && (TRAITS[text[at + length]] & SENTENCE_END) === 0) length++;
  return length;
}

function traitsOf(text: Uint16Array, at: number, length: number): number {
  let all = 0;
  for (let i = 0; i < length; i++) all |= TRAITS[text[at + i]];
  return all;
}

function hanCount(text: Uint16Array, at: number, length: number): number {
  let count = 0;
  for (let i = 0; i < length; i++) if (unitClass(text[at + i]) === UNIT_CLASS.han) count++;
  return count;
}

/** The value that most of the first {@link count} of {@link values} have if one has more than half, else any (Boyer and Moore). */
function majority(values: Uint16Array, count: number): number {
  let candidate = 0;
  let votes = 0;
  for (let i = 0; i < count; i++) {
    if (votes === 0) candidate = values[i];
    votes += values[i] === candidate ? 1 : -1;
  }
  return candidate;
}

function allTraits(): Uint8Array {
  const all = new Uint8Array(0x10000);
  for (let unit = 0; unit < all.length; unit++) {
    if (unitClass(unit) === UNIT_CLASS.pair) all[unit] |= OPENS_OR_CLOSES;
    if (isQuote(unit)) all[unit] |= QUOTE;
  }
  // The end of a passage or of a sentence, or unreadable text.
  all[0] |= SENTENCE_END;
  for (const unit of unitSet('。！？\uFFFD')) all[unit] |= SENTENCE_END;
  for (let unit = 0xe000; unit <= 0xf8ff; unit++) all[unit] |= SENTENCE_END;
  for (let unit = 0xfdd0; unit <= 0xfdef; unit++) all[unit] |= SENTENCE_END;
  for (const unit of unitSet('一二三四五六七八九十0123456789')) all[unit] |= NUMERAL;
  return all;
}

function pairs(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => pairOf(word.charCodeAt(0), word.charCodeAt(1))));
}
