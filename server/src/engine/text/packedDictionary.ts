import type { HiddenModel } from './hiddenWords.ts';
import { type Dictionary, MOST_BEGINNINGS } from './jiebaTables.ts';
import { WordTrieBuilder } from './wordTrieBuilder.ts';

/**
 * Gives the next so many bytes of a file, which begin where numbers of eight bytes may and hold until the next call.
 * Throws where there are not as many.
 */
export type NextBytes = (length: number) => Uint8Array;

/**
 * A file of a dictionary: a head, the hidden model with the words' frequencies, then runs of the trie's slots, so that it
 * is read into one small buffer: fresh memory costs more than reading does. All numbers are in the byte order of the
 * machine that wrote them; of each part the widest come first, so that all lie where they may.
 */
const MAGIC = 0x44574a59;
/** Another number for another layout, other tags (`JIEBA_TAGS`), another place of a node (`slotOf`). */
const VERSION = 1;
/** Places of the head's numbers of 32 bits. The sum is of all that comes after it. */
const HEAD = { magic: 0, version: 1, slots: 2, sum: 3, frequencies: 8, shown: 9 } as const;
/** Places of its numbers of 64 bits. */
const HEAD_NUMBERS = { total: 2, usual: 3 } as const;
const HEAD_BYTES = 40;
/** Slots of a run: 130 kB of a file. A guess. */
const RUN = 0x8000;
const STATES = 4;
/** Spreads a number over the sum. */
const PRIME = 0x01000193;

/** The bytes that {@link unpackDictionary} makes {@link dictionary} of. */
export function packDictionary({ trie, total, usual, hidden }: Dictionary): Uint8Array {
  const runs = Array.from({ length: trie.slots / RUN }, (_, run) => trie.pack(run * RUN, (run + 1) * RUN));
  const head = new Uint32Array(HEAD_BYTES / 4);
  head[HEAD.magic] = MAGIC;
  head[HEAD.version] = VERSION;
  head[HEAD.slots] = trie.slots;
  head[HEAD.frequencies] = trie.frequencies.length;
  const shown = shownIn(hidden.rows);
  head[HEAD.shown] = shown.length;
  const numbers = new Float64Array(head.buffer);
  numbers[HEAD_NUMBERS.total] = total;
  numbers[HEAD_NUMBERS.usual] = usual;
  const bytes = joined([
    head,
    hidden.start,
    hidden.steps,
    hidden.chances,
    Uint32Array.from(runs, ({ tags }) => tags.length),
    Uint32Array.from(trie.frequencies),
    shown,
    new Uint16Array(shown.length & 1),
    ...runs.flatMap((run) => [run.used, run.parentsLow, run.units, run.ranks, run.parentsHigh, run.tags]),
  ]);
  const words = new Uint32Array(bytes.buffer);
  words[HEAD.sum] = sumOf(words.subarray(HEAD.sum + 1), 0);
  return bytes;
}

/**
 * The dictionary whose bytes come {@link next}, in memory that threads may share: a tenth of a second on a slow machine. Throws where they
 * are something else; the message goes on from the file's name.
 */
export function unpackDictionary(next: NextBytes): Dictionary {
  const headBytes = next(HEAD_BYTES).slice();
  const head = new Uint32Array(headBytes.buffer);
  const numbers = new Float64Array(headBytes.buffer);
  if (head[HEAD.magic] !== MAGIC) throw new Error('is no dictionary for this machine');
  if (head[HEAD.version] !== VERSION) throw new Error('is of another version');
  const rows = head[HEAD.shown] + 1;
  const runs = head[HEAD.slots] / RUN;
  const frequencies = head[HEAD.frequencies];
  let sum = sumOf(head.subarray(HEAD.sum + 1), 0);
  const part = (length: number): Part => {
    const bytes = next(length);
    sum = sumOf(new Uint32Array(bytes.buffer, bytes.byteOffset, length / 4), sum);
    return new Part(bytes);
  };
  const shown = rows - 1;
  const model = part(8 * STATES * (1 + STATES + rows) + 4 * (runs + frequencies) + 2 * (shown + (shown & 1)));
  const start = shared(model.doubles(STATES));
  const steps = shared(model.doubles(STATES * STATES));
  const chances = shared(model.doubles(STATES * rows));
  const counts = model.words(runs).slice();
  const trie = new WordTrieBuilder(MOST_BEGINNINGS, model.words(frequencies));
  const hidden: HiddenModel = { start, steps, chances, rows: rowsOf(model.units(shown)) };
  if (trie.slots !== head[HEAD.slots]) throw new Error('is of another size');
  for (const [run, count] of counts.entries()) {
    const slots = part(RUN / 8 + 8 * count);
    trie.restore(run * RUN, {
      used: slots.words(RUN / 32),
      parentsLow: slots.units(count),
      units: slots.units(count),
      ranks: slots.units(count),
      parentsHigh: slots.bytes(count),
      tags: slots.bytes(count),
    });
  }
  if (sum !== head[HEAD.sum]) throw new Error('is damaged');
  return { trie, hidden, total: numbers[HEAD_NUMBERS.total], usual: numbers[HEAD_NUMBERS.usual] };
}

/** Columns of a part of the file, one after another. */
class Part {
  readonly #buffer: ArrayBufferLike;
  #at: number;

  constructor({ buffer, byteOffset }: Uint8Array) {
    this.#buffer = buffer;
    this.#at = byteOffset;
  }

  doubles(length: number): Float64Array {
    return new Float64Array(this.#buffer, this.#pass(8 * length), length);
  }

  words(length: number): Uint32Array {
    return new Uint32Array(this.#buffer, this.#pass(4 * length), length);
  }

  units(length: number): Uint16Array {
    return new Uint16Array(this.#buffer, this.#pass(2 * length), length);
  }

  bytes(length: number): Uint8Array {
    return new Uint8Array(this.#buffer, this.#pass(length), length);
  }

  #pass(length: number): number {
    this.#at += length;
    return this.#at - length;
  }
}

function joined(columns: readonly ArrayBufferView[]): Uint8Array {
  const bytes = new Uint8Array(columns.reduce((length, { byteLength }) => length + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** The sum over {@link words}, after one over others. */
function sumOf(words: Uint32Array, before: number): number {
  let sum = before;
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words[at], PRIME);
  return sum >>> 0;
}

/** Units of the hidden model by their row, from row 1 on. */
function shownIn(rows: Uint16Array): Uint16Array {
  const shown = new Uint16Array(rows.reduce((most, row) => Math.max(most, row)));
  for (const [unit, row] of rows.entries()) if (row !== 0) shown[row - 1] = unit;
  return shown;
}

function rowsOf(shown: Uint16Array): Uint16Array {
  const rows = new Uint16Array(new SharedArrayBuffer(2 * 0x10000));
  for (const [before, unit] of shown.entries()) rows[unit] = before + 1;
  return rows;
}

function shared(numbers: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}
