import type { CorpusIndex } from '../index/corpusIndex.ts';

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
/** Times a word is used at least to be overused, and times in 1,000 characters. */
const LEAST_TIMES = 6;
const LEAST_RATE = 4;
/** How many times the rate of the corpus. */
const TIMES_USUAL = 3;

/** Overused words of a draft (folded text without line breaks), the most frequent first. Linear. */
export function findOverused(folded: string, index: CorpusIndex): OverusedWord[] {
  if (folded.length === 0) return [];
  let corpusLength = 0;
  for (const { columns } of index.shards) corpusLength += columns.text.length;
  return WORDS.map((word) => ({ word, times: folded.split(word).length - 1 }))
    .filter(({ word, times }) => {
      const rate = (times / folded.length) * 1000;
      if (times < LEAST_TIMES || rate < LEAST_RATE) return false;
      const usual = corpusLength === 0 ? 0 : (index.count(word) / corpusLength) * 1000;
      return rate >= TIMES_USUAL * usual;
    })
    .sort((a, b) => b.times - a.times);
}
