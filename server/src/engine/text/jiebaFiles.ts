import { type HiddenModel, NEVER_SEEN } from './hiddenWords.ts';
import { JIEBA_TAGS } from './jieba.ts';
import { type Dictionary, MOST_BEGINNINGS } from './jiebaTables.ts';
import { WordTrieBuilder } from './wordTrieBuilder.ts';

/** jieba's files, as texts. */
export interface JiebaFiles {
  /** A line a word: the word, its frequency, its part of speech. */
  readonly dictionary: string;
  /** The same of words added to it; frequency and part of speech may be left out. */
  readonly added: string;
  /** Start, steps and what each state shows, in the order of the states; lines with `#` are comments. */
  readonly hiddenModel: string;
}

const STATES = 4;

/** Reads jieba's files, when Yinju is built: half a second. Throws where they are not what they should be. */
export function readDictionary({ dictionary, added, hiddenModel }: JiebaFiles): Dictionary {
  const trie = new WordTrieBuilder(MOST_BEGINNINGS);
  const frequencies = new Map<number, number>();
  let words = 0;
  let total = 0;
  readLines(dictionary, (from, to, frequency, tag) => {
    if (!(frequency > 0))
      throw new Error(`The dictionary gives no frequency of ${dictionary.slice(from, to)}.`);
    trie.add(dictionary, from, to, frequency, tag);
    frequencies.set(frequency, (frequencies.get(frequency) ?? 0) + 1);
    words++;
    total += frequency;
  });
  if (words === 0) throw new Error('The dictionary is empty.');
  const usual = middleOf(frequencies, words >> 1);
  readLines(added, (from, to, frequency) => trie.add(added, from, to, frequency || usual, 0));
  return { trie, total, usual, hidden: readHiddenModel(hiddenModel) };
}

/** The value with {@link rank} others before it, of values and how often each occurs. */
function middleOf(counts: ReadonlyMap<number, number>, rank: number): number {
  let before = 0;
  for (const [value, count] of [...counts].sort((a, b) => a[0] - b[0])) {
    before += count;
    if (before > rank) return value;
  }
  return 0;
}

/** Calls {@link word} for each line with the ends of its word, its frequency (0 for none) and its tag's number. */
function readLines(
  text: string,
  word: (from: number, to: number, frequency: number, tag: number) => void,
): void {
  for (let start = 0; start < text.length;) {
    let at = start;
    while (at < text.length && text.charCodeAt(at) > SPACE) at++;
    const to = at;
    let frequency = 0;
    if (text.charCodeAt(at) === SPACE) at++;
    for (
      let digit = text.charCodeAt(at) - ZERO;
      digit >= 0 && digit <= 9;
      digit = text.charCodeAt(++at) - ZERO
    )
      frequency = frequency * 10 + digit;
    if (text.charCodeAt(at) === SPACE) at++;
    const tag = tagAt(text, at);
    while (at < text.length && text.charCodeAt(at) !== LINE) at++;
    if (to > start) word(start, to, frequency, tag);
    start = at + 1;
  }
}

const LINE = 0x0a;
const SPACE = 0x20;
const ZERO = 0x30;

/** Number of the tag that is at {@link at} up to the line's end; 0 for one that does not matter. */
function tagAt(text: string, at: number): number {
  for (let tag = 1; tag < JIEBA_TAGS.length; tag++) {
    const { length } = JIEBA_TAGS[tag];
    if (text.startsWith(JIEBA_TAGS[tag], at) && !(text.charCodeAt(at + length) > SPACE)) return tag;
  }
  return 0;
}

function readHiddenModel(text: string): HiddenModel {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length !== 1 + 2 * STATES)
    throw new Error('The hidden model has not the lines that it should have.');
  const numbers = (line: string): number[] => line.split(' ').map(Number);
  const shown = lines.slice(1 + STATES).map((line) =>
    line.split(',').map((entry): [number, number] => {
      const border = entry.lastIndexOf(':');
      return [entry.charCodeAt(0), Number(entry.slice(border + 1))];
    }),
  );
  const rows = new Uint16Array(new SharedArrayBuffer(2 * 0x10000));
  let count = 1;
  for (const [unit] of shown.flat()) if (rows[unit] === 0) rows[unit] = count++;
  const chances = new Float64Array(new SharedArrayBuffer(8 * STATES * count)).fill(NEVER_SEEN);
  for (const [state, entries] of shown.entries()) {
    for (const [unit, chance] of entries) chances[rows[unit] * STATES + state] = chance;
  }
  return {
    start: sharedNumbers(numbers(lines[0])),
    steps: sharedNumbers(lines.slice(1, 1 + STATES).flatMap(numbers)),
    rows,
    chances,
  };
}

function sharedNumbers(numbers: readonly number[]): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(8 * numbers.length));
  shared.set(numbers);
  return shared;
}
