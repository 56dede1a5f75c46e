import { isHigh, isLow, unitsOf } from './units.ts';
import { HiddenWords, type HiddenModel } from './hiddenWords.ts';
import type { Segmenter, TaggedWord } from './segmenter.ts';
import { type TrieColumns, WordTrie } from './wordTrie.ts';

/** What {@link Jieba} cuts by: all of it shared memory. */
export interface JiebaTables {
  readonly trie: TrieColumns;
  readonly hidden: HiddenModel;
}

/** Tags by their number in the trie, after the one for all that do not matter. */
export const JIEBA_TAGS = ['', 'ns', 'nr', 'nt'] as const;

/** Beyond the characters of one UTF-16 unit no word of the dictionary goes. */
const UNITS = 0x10000;

/**
 * Cuts words as jieba does (`cut` with its hidden Markov model, of cppjieba): the likeliest way through the
 * dictionary's words, and what that leaves single joined by {@link HiddenWords}. Character by character, in typed
 * arrays; about 0.1 µs a character, and no memory but the tables, which threads have in common.
 */
export class Jieba implements Segmenter {
  readonly name = 'jieba';
  readonly #trie: WordTrie;
  readonly #hidden: HiddenWords;
  /** Code points of the passage, and where each begins in it; after the last its end. */
  #characters = new Uint32Array(1024);
  #starts = new Uint32Array(1025);
  /** By character: weight of the best way from there to the end of its range, and the length of its first word. */
  #weights = new Float64Array(1025);
  #lengths = new Uint16Array(1024);
  /** By character: the node of the trie that this word ends at, where it is longer than one. */
  #nodes = new Uint32Array(1024);

  constructor({ trie, hidden }: JiebaTables) {
    this.#trie = new WordTrie(trie);
    this.#hidden = new HiddenWords(hidden);
  }

  tag(text: string): TaggedWord[] {
    const units = unitsOf(text);
    const words: TaggedWord[] = [];
    this.cut(units, 0, units.length, (at, length, tag) => {
      words.push({ word: text.slice(at, at + length), tag: JIEBA_TAGS[tag] });
    });
    return words;
  }

  cut(
    units: Uint16Array,
    from: number,
    to: number,
    visit: (at: number, length: number, tag: number) => void,
  ): void {
    const count = this.#read(units, from, to);
    const characters = this.#characters;
    const starts = this.#starts;
    const known = (first: number, end: number, tag: number): void => {
      visit(starts[first], starts[end] - starts[first], tag);
    };
    const found = (first: number, end: number): void => {
      known(first, end, this.#trie.tagOf(units, starts[first], starts[end]));
    };
    for (let start = 0; start < count;) {
      let end = start;
      while (end < count && !separates(characters[end])) end++;
      if (end === start) end++;
      this.#cutRange(start, end, known, found);
      start = end;
    }
  }

  /** Logarithm of the chance of the likeliest way to cut {@link word}: of one that the dictionary has, of its own. */
  weigh(word: string): number {
    const units = unitsOf(word);
    this.#findWay(0, this.#read(units, 0, units.length));
    return this.#weights[0];
  }

  /** Takes the characters of {@link units}[from, to) and says how many there are. */
  #read(units: Uint16Array, from: number, to: number): number {
    if (this.#characters.length < to - from) {
      const size = 2 * (to - from);
      this.#characters = new Uint32Array(size);
      this.#starts = new Uint32Array(size + 1);
      this.#weights = new Float64Array(size + 1);
      this.#lengths = new Uint16Array(size);
      this.#nodes = new Uint32Array(size);
    }
    let count = 0;
    for (let at = from; at < to; count++) {
      const unit = units[at];
      const low = at + 1 < to && isHigh(unit) ? units[at + 1] : 0;
      const isPair = isLow(low);
      this.#characters[count] = isPair ? ((unit & 0x3ff) << 10) + (low & 0x3ff) + UNITS : unit;
      this.#starts[count] = at;
      at += isPair ? 2 : 1;
    }
    this.#starts[count] = to;
    return count;
  }

  /** Words of the dictionary go to {@link known}, what may be others to {@link found}. */
  #cutRange(
    start: number,
    end: number,
    known: (first: number, end: number, tag: number) => void,
    found: (first: number, end: number) => void,
  ): void {
    this.#findWay(start, end);
    const lengths = this.#lengths;
    const { tags } = this.#trie.columns;
    for (let at = start; at < end;) {
      if (lengths[at] > 1) {
        known(at, at + lengths[at], tags[this.#nodes[at]]);
        at += lengths[at];
        continue;
      }
      const first = at;
      while (at < end && lengths[at] === 1) at++;
      this.#hidden.cut(this.#characters, first, at, found);
    }
  }

  /** The likeliest way from each character to the range's end, from the last one backwards. */
  #findWay(start: number, end: number): void {
    const { firsts, ranks, weights } = this.#trie.columns;
    const characters = this.#characters;
    const ways = this.#weights;
    ways[end] = 0;
    for (let at = end - 1; at >= start; at--) {
      const first = characters[at];
      let node = first < UNITS ? firsts[first] : 0;
      // A character that is not a word by itself weighs as much as the rarest word.
      let best = ways[at + 1] + weights[node === 0 ? 0 : ranks[node]];
      let length = 1;
      let last = node;
      for (let next = at + 1; node !== 0 && next < end; next++) {
        node = characters[next] < UNITS ? this.#trie.next(node, characters[next]) : 0;
        if (node === 0 || ranks[node] === 0) continue;
        const way = ways[next + 1] + weights[ranks[node]];
        if (way <= best) continue;
        best = way;
        length = next + 1 - at;
        last = node;
      }
      ways[at] = best;
      this.#lengths[at] = length;
      this.#nodes[at] = last;
    }
  }
}

/** No word reaches over these, and each is one by itself: ` `, tab, line feed, `，`, `。`. */
function separates(character: number): boolean {
  return (
    character === 0xff0c ||
    character === 0x3002 ||
    character === 0x20 ||
    character === 0x09 ||
    character === 0x0a
  );
}
