import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Paragraph, PlacedParagraph } from './paragraph.ts';

/** A word that a draft uses far more often than reports do. */
export interface OverusedWord {
  readonly word: string;
  readonly times: number;
}

/** Words that add emphasis more than meaning. */
const WORDS = [
  '进一步',
  '不断',
  '切实',
  '大力',
  '积极',
  '着力',
  '扎实',
  '深入',
  '全力',
  '努力',
  '认真',
  '充分',
  '有效',
  '全面',
  '持续',
  '稳步',
  '狠抓',
  '有力',
  '高度重视',
  '始终',
  '坚决',
  '紧紧围绕',
  '牢牢',
  '真正',
  '十分',
];
/** Times a word is used at least to be overused, and times in 1,000 characters. Guess. */
const LEAST_TIMES = 6;
const LEAST_RATE = 4;
/** How many times the rate of the corpus. Guess. */
const TIMES_USUAL = 3;

/** What a draft overuses, and how long it is. */
interface Overuse {
  /** The most frequent first. */
  readonly words: readonly OverusedWord[];
  /** Folded units of the draft. */
  readonly characters: number;
}

/** Words that {@link paragraphs} overuse. Linear in those not counted before. */
export function findOverused(paragraphs: readonly PlacedParagraph[], index: CorpusIndex): Overuse {
  const times = new Uint32Array(WORDS.length);
  let characters = 0;
  for (const { paragraph } of paragraphs) {
    characters += paragraph.folded.length;
    for (const [word, count] of timesIn(paragraph)) times[word] += count;
  }
  const words = WORDS.map((word, i) => ({ word, times: times[i] }))
    .filter((each) => {
      const rate = (each.times / characters) * 1000;
      if (each.times < LEAST_TIMES || rate < LEAST_RATE) return false;
      return rate >= TIMES_USUAL * usualRate(each.word, index);
    })
    .sort((a, b) => b.times - a.times);
  return { words, characters };
}

/** Times in 1,000 units that the corpus has {@link word}. */
function usualRate(word: string, index: CorpusIndex): number {
  let units = 0;
  for (const { columns } of index.shards) units += columns.text.length;
  return units === 0 ? 0 : (index.count(word) / units) * 1000;
}

const TIMES = new WeakMap<Paragraph, readonly (readonly [word: number, times: number])[]>();

/** Which of {@link WORDS} a paragraph has, and how often. */
function timesIn(paragraph: Paragraph): readonly (readonly [word: number, times: number])[] {
  let times = TIMES.get(paragraph);
  if (times === undefined) {
    times = WORDS.flatMap((word, i) => {
      const count = paragraph.folded.split(word).length - 1;
      return count > 0 ? [[i, count] as const] : [];
    });
    TIMES.set(paragraph, times);
  }
  return times;
}
