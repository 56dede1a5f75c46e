import type { Shard } from '../index/shard.ts';
import { isBalanced, isQuote, UNIT_CLASS, unitClass } from '../text/charClass.ts';
import type { Postings } from './postings.ts';

/** Fewest and most units of a set phrase. */
export const MIN_LENGTH = 4;
export const MAX_LENGTH = 40;
/** Chinese characters that a set phrase holds at least. */
const MIN_HAN = 3;
/** Places looked at to tell how most of them go on. */
const SAMPLES = 24;
/** A longer phrase with at least this share of the places makes a phrase redundant. */
export const CLOSURE = 0.8;

/** Words of one unit that need something before them, so that no phrase opens with one. */
const DANGLING_HEADS = units('的地得了着过和与及等们之者性化率、是年月日号个项次名亿万元岁页');
/** Words of one unit that need something after them, so that no phrase ends with one. */
const DANGLING_TAILS = units(
  '的地得和与及或并而且但以于在对把将被从由向往为是使让给跟同比按据因若如即既又也都就才再更最很较不第各每这那一要能应可我你他它有',
);
/** The same of two units. */
const DANGLING_TAIL_WORDS = new Set(
  '以及 并且 而且 对于 关于 通过 为了 根据 由于 按照 因为 所以 如果 但是 以后 其中 这个 那个 一个 我们 他们 必须 应当 应该 可以 需要'.split(
    ' ',
  ),
);
const DANGLING_HEAD_WORDS = new Set('以及 并且 而且 但是 不仅 同志'.split(' '));
/** Prepositions that a phrase may open with only if the noun they lead to is closed by a localizer. */
const LEADING = units('在从当自');
/** Words that lead to an object: a phrase that opens with one needs room for the verb after it, too. */
const OBJECT_LEADING = units('把对将使让给被');
const SHORTEST_WITH_OBJECT = 8;
const LOCALIZERS = units('下中上内里外前后时间起来去出作');
/** Share of the places at which a phrase stands without a neighbour on one side. */
const NO_WORD_SHARE = 0.12;
/** Different neighbours, among the places looked at, that tell that a phrase is used with anything. */
const MIN_WORDS_BEFORE = 3;
const MIN_WORDS_BEHIND = 5;

const TITLE_OPENS = '《'.charCodeAt(0);
const CLAUSE_END = /[，；：。！？…]/;
/** A sentence's end, or what nobody can read. */
const SENTENCE_END = /[。！？\uFFFD\uE000-\uF8FF\uFDD0-\uFDEF]/u;
const ENUMERATION = /^(?:[一二三四五六七八九十]+|\d+)、|^[一二三四五六七八九十]{1,3}是/;

/** The places that {@link SharedPrefix} postings stand for, as their shards have them. */
export class Places {
  readonly #postings: Postings;
  readonly #shardOf: readonly Shard[];
  readonly #chosen: Int32Array;

  /** Looks at up to {@link SAMPLES} of the postings [from, to), evenly spread. */
  constructor(postings: Postings, shardOf: readonly Shard[], from: number, to: number) {
    this.#postings = postings;
    this.#shardOf = shardOf;
    const count = Math.min(SAMPLES, to - from);
    this.#chosen = Int32Array.from({ length: count }, (_, i) => from + Math.floor((i * (to - from)) / count));
  }

  get count(): number {
    return this.#chosen.length;
  }

  shard(sample: number): Shard {
    return this.#shardOf[this.#postings.stream[this.#chosen[sample]]];
  }

  position(sample: number): number {
    return this.#postings.position[this.#chosen[sample]];
  }

  /** The unit {@link offset} units after the start of a place, 0 outside of its passage. */
  unit(sample: number, offset: number): number {
    const at = this.position(sample) + offset;
    return at < 0 ? 0 : this.shard(sample).columns.text[at];
  }

  /** True when most of the places satisfy {@link holds}. */
  most(holds: (sample: number) => boolean): boolean {
    let count = 0;
    for (let sample = 0; sample < this.count; sample++) if (holds(sample)) count++;
    return count * 2 > this.count;
  }
}

/**
 * The length of the phrase to keep of a shared prefix: the longest in ({@link shorter}, {@link longest}] inside
 * one sentence that ends where a phrase may end at most places. 0 for none. {@link cut} says that the prefix goes
 * on after {@link longest}: then only a clause's end will do.
 */
export function phraseLength(places: Places, shorter: number, longest: number, cut: boolean): number {
  const at = places.position(0);
  const text = places.shard(0).folded(at, at + longest);
  if (opensDangling(places) || ENUMERATION.test(text)) return 0;
  const clause = firstOf(text, CLAUSE_END);
  const sentence = firstOf(text, SENTENCE_END);
  for (let length = Math.min(longest, sentence); length > shorter && length >= MIN_LENGTH; length--) {
    const last = unitClass(text.charCodeAt(length - 1));
    if (last === UNIT_CLASS.clause || last === UNIT_CLASS.inner) continue;
    const spansClauses = length > clause;
    const whole = spansClauses || (cut && sentence > longest);
    if (!places.most((sample) => (whole ? endsClause : endsWord)(places, sample, length))) continue;
    if (spansClauses && !places.most((sample) => opensClause(places, sample))) continue;
    if (!whole && (endsDangling(places, text, length) || !standsAlone(places, length))) continue;
    const phrase = text.slice(0, length);
    if (!isBalanced(phrase) || hanCount(phrase) < MIN_HAN) continue;
    return /[“‘]/.test(phrase) && isQuoted(places.shard(0), at) ? 0 : length;
  }
  return 0;
}

/** True when most places share a longer phrase that begins further left and still is one. */
export function isPartOfLonger(places: Places, length: number): boolean {
  const agreeing = Array.from({ length: places.count }, (_, sample) => sample);
  for (let left = 1; left + length <= MAX_LENGTH; left++) {
    const unit = majority(agreeing.map((sample) => places.unit(sample, -left)));
    if (unit === 0) return false;
    keep(agreeing, (sample) => places.unit(sample, -left) === unit);
    if (agreeing.length < CLOSURE * places.count) return false;
    const reference = agreeing[0];
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

/** Whether a phrase may open at this place of a shard: a word starts there, or a quotation or title opens. */
export function opensPhrase(shard: Shard, position: number): boolean {
  if (!shard.isWordStart(position)) return false;
  const unit = shard.columns.text[position];
  const kind = unitClass(unit);
  if (kind !== UNIT_CLASS.pair) return kind === UNIT_CLASS.han || kind === UNIT_CLASS.alphanumeric;
  return unit === TITLE_OPENS || (isQuote(unit) && !isQuoted(shard, position));
}

/** True when {@link position} is after a quotation mark that opened in its passage, and before its close. */
function isQuoted(shard: Shard, position: number): boolean {
  const { text } = shard.columns;
  let open = false;
  for (let at = position - 1; at >= 0 && text[at] !== 0; at--) if (isQuote(text[at])) open = !open;
  return open;
}

function opensDangling(places: Places): boolean {
  const head = String.fromCharCode(places.unit(0, 0), places.unit(0, 1));
  if (DANGLING_HEAD_WORDS.has(head)) return true;
  if (!DANGLING_HEADS.has(places.unit(0, 0))) return false;
  return places.most((sample) => startsWord(places, sample, 1));
}

function endsDangling(places: Places, text: string, length: number): boolean {
  const last = text.charCodeAt(length - 1);
  if (LEADING.has(text.charCodeAt(0)) && !LOCALIZERS.has(last)) {
    if (places.most((sample) => startsWord(places, sample, 1))) return true;
  }
  if (length < SHORTEST_WITH_OBJECT && OBJECT_LEADING.has(text.charCodeAt(0))) {
    if (places.most((sample) => startsWord(places, sample, 1))) return true;
  }
  if (DANGLING_TAILS.has(last) && places.most((sample) => startsWord(places, sample, length - 1)))
    return true;
  return DANGLING_TAIL_WORDS.has(text.slice(length - 2, length));
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
 * True when the phrase is more than a cut from a longer run of words: on either side some places have no word at
 * all, or the words are many.
 */
function standsAlone(places: Places, length: number): boolean {
  return isBorder(places, -1, MIN_WORDS_BEFORE) && isBorder(places, length, MIN_WORDS_BEHIND);
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

/** Offset of the first unit of {@link ends}, the length where there is none. */
function firstOf(text: string, ends: RegExp): number {
  const at = text.search(ends);
  return at < 0 ? text.length : at;
}

function hanCount(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (unitClass(text.charCodeAt(i)) === UNIT_CLASS.han) count++;
  return count;
}

/** The value that most of {@link values} have if one has more than half, else any (Boyer and Moore). */
function majority(values: readonly number[]): number {
  let candidate = 0;
  let votes = 0;
  for (const value of values) {
    if (votes === 0) candidate = value;
    votes += value === candidate ? 1 : -1;
  }
  return candidate;
}

function keep(samples: number[], holds: (sample: number) => boolean): void {
  let kept = 0;
  for (const sample of samples) if (holds(sample)) samples[kept++] = sample;
  samples.length = kept;
}

function units(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}
