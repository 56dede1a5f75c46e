import type { Span } from '../draft.ts';
import { FNV_PRIME } from '../text/fnv.ts';
import { alignments } from './alignment.ts';
import { countCharacters } from './characters.ts';
import { normalize, type Normalized, NUMBER } from './normalized.ts';
import type { Paragraph, PlacedParagraph } from './paragraph.ts';
import { Repeats } from './repeats.ts';

/** Two sentences of a draft that say the same in nearly the same words. */
export interface NearRepetition {
  readonly first: Span;
  readonly second: Span;
  readonly characters: number;
  /** Share of the shorter sentence that the other has too, 0 to 1. */
  readonly similarity: number;
}

/** Fewest characters of such a sentence: shorter ones are alike by their build alone. Guess. */
const SHORTEST = 28;
/** Share of both sentences that is the same, at least. Guess. */
const LEAST_ALIKE = 0.8;
const FIGURE = /\d+(?:[.，]\d+)*|百分之|[一二三四五六七八九十百千万亿]{2,}/gu;
/** Units of the runs by which sentences find each other. Guess. */
const GRAM = 8;

interface Sentence {
  /** Folded offsets in the paragraph. */
  readonly start: number;
  readonly end: number;
  readonly characters: number;
  readonly normalized: Normalized;
  /** Every second run of {@link GRAM} units: where it begins there, and its hash. */
  readonly grams: Grams;
}

/** Runs as columns: a draft has thousands of them, which each edit has compared again. */
interface Grams {
  readonly starts: Uint32Array;
  readonly hashes: Uint32Array;
}

/**
 * Pairs of long sentences that are alike but not the same; {@link isExempt} says which sentences may be.
 * Sentences are compared only where they share a run of 8 characters. Linear but for those.
 */
export function findNearRepeated(
  paragraphs: readonly PlacedParagraph[],
  isExempt: (paragraph: Paragraph, start: number, end: number) => boolean,
): NearRepetition[] {
  const repeats = new Repeats();
  for (const { paragraph } of paragraphs)
    for (const { grams } of sentencesOf(paragraph)) repeats.addAll(grams.hashes);
  const firsts = new FirstSentences();
  const found: NearRepetition[] = [];
  for (const placed of paragraphs) {
    for (const sentence of sentencesOf(placed.paragraph)) {
      const tried = new Set<Sentence>();
      let isRepeated = false;
      const { starts, hashes } = sentence.grams;
      for (let gram = 0; gram < hashes.length; gram++) {
        if (!repeats.mayHold(hashes[gram])) continue;
        const other = firsts.enter(starts[gram], hashes[gram], sentence, placed);
        if (other === undefined || isRepeated || other.sentence === sentence) continue;
        if (tried.has(other.sentence)) continue;
        tried.add(other.sentence);
        const similarity = alike(other.sentence, sentence);
        if (similarity < LEAST_ALIKE || similarity === 1) continue;
        if (isExempt(placed.paragraph, sentence.start, sentence.end)) continue;
        isRepeated = true;
        found.push({
          first: spanOf(other.placed, other.sentence),
          second: spanOf(placed, sentence),
          characters: sentence.characters,
          similarity,
        });
      }
    }
  }
  return found;
}

const SENTENCES = new WeakMap<Paragraph, readonly Sentence[]>();

function sentencesOf(paragraph: Paragraph): readonly Sentence[] {
  let sentences = SENTENCES.get(paragraph);
  if (sentences === undefined) {
    sentences = Array.from(paragraph.folded.matchAll(/[^。！？]+/gu)).flatMap(({ index: start, 0: text }) => {
      const end = start + text.length;
      const characters = countCharacters(text);
      // Figures are given in sentences that are alike by their nature.
      if (characters < SHORTEST || (text.match(FIGURE)?.length ?? 0) > 1) return [];
      const normalized = normalize(paragraph.units, start, end);
      return [{ start, end, characters, normalized, grams: gramsOf(normalized) }];
    });
    SENTENCES.set(paragraph, sentences);
  }
  return sentences;
}

function gramsOf({ units }: Normalized): Grams {
  const most = Math.max(0, units.length - GRAM + 1);
  const starts = new Uint32Array(most);
  const hashes = new Uint32Array(most);
  let count = 0;
  // Units since the last number.
  let words = 0;
  for (let end = 1; end <= units.length; end++) {
    words = units[end - 1] === NUMBER ? 0 : words + 1;
    const at = end - GRAM;
    // Half of all grams, chosen by what they are, so that both sentences choose the same.
    if (words < GRAM || (units[at] ^ units[end - 1]) & 1) continue;
    let hash = 0;
    for (let i = at; i < end; i++) hash = Math.imul(hash, FNV_PRIME) ^ units[i];
    starts[count] = at;
    hashes[count++] = hash;
  }
  return { starts: starts.subarray(0, count), hashes: hashes.subarray(0, count) };
}

/** The sentence and paragraph that a gram was met in first. */
interface First {
  readonly at: number;
  readonly hash: number;
  readonly sentence: Sentence;
  readonly placed: PlacedParagraph;
}

/** Where each gram of a draft that may be in it twice was met first: a hash table. */
class FirstSentences {
  readonly #firsts: First[] = [];
  /** By slot: one more than the number of its gram in {@link #firsts}; 0 where the slot is free. */
  #slots = new Uint32Array(1 << 8);

  /** Enters the gram at {@link at} of {@link sentence} where none like it has been met; else says where it has. */
  enter(at: number, hash: number, sentence: Sentence, placed: PlacedParagraph): First | undefined {
    let slot = this.#slotOf(hash);
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & (this.#slots.length - 1)) {
      const first = this.#firsts[this.#slots[slot] - 1];
      if (isSame(first, sentence, at)) return first;
    }
    this.#slots[slot] = this.#firsts.push({ sentence, placed, at, hash });
    if (2 * this.#firsts.length > this.#slots.length) this.#makeRoom();
    return undefined;
  }

  #slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1);
  }

  #makeRoom(): void {
    this.#slots = new Uint32Array(4 * this.#slots.length);
    for (const [number, { hash }] of this.#firsts.entries()) {
      let slot = this.#slotOf(hash);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = number + 1;
    }
  }
}

function isSame(first: First, { normalized: { units } }: Sentence, at: number): boolean {
  const others = first.sentence.normalized.units;
  for (let i = 0; i < GRAM; i++) if (others[first.at + i] !== units[at + i]) return false;
  return true;
}

/** How alike sentences of the last check were, by the earlier and the later one: an edit leaves most as they were. */
const ALIKE = new WeakMap<Sentence, WeakMap<Sentence, number>>();

function alike(a: Sentence, b: Sentence): number {
  let known = ALIKE.get(a);
  if (known === undefined) ALIKE.set(a, (known = new WeakMap()));
  let similarity = known.get(b);
  if (similarity === undefined) known.set(b, (similarity = similarityOf(a, b)));
  return similarity;
}

function similarityOf(a: Sentence, b: Sentence): number {
  const longer = Math.max(a.normalized.units.length, b.normalized.units.length);
  const clusters = alignments(b.normalized, 0, b.normalized.units.length, a.normalized);
  const matched = clusters.reduce((most, cluster) => Math.max(most, cluster.matched), 0);
  return matched / longer;
}

function spanOf({ start, paragraph }: PlacedParagraph, sentence: Sentence): Span {
  const span = paragraph.span(sentence.start, sentence.end);
  return { start: start + span.start, end: start + span.end };
}
