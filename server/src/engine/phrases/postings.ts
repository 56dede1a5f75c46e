import { passageKey } from '../index/articleContent.ts';
import type { ShardColors } from './articleColors.ts';

/** The places of a run of suffixes, in their order. */
export interface Postings {
  /** Number of the stream of each. */
  readonly stream: Uint16Array;
  readonly position: Uint32Array;
}

/**
 * The postings of one run as they come. Suffixes that are tied, that is, not distinguished, are put into an order that
 * depends on the files alone, whichever shards they came from, once they are to be looked at: few ever are.
 */
export class PostingList implements Postings {
  stream = new Uint16Array(1024);
  position = new Uint32Array(1024);
  length = 0;
  readonly #sources: readonly ShardColors[];
  /** Start of those that are tied with the last one. */
  #tiedFrom = 0;
  /** Starts and ends of those that are tied and in no order yet, ascending. */
  readonly #unordered: number[] = [];

  /** {@link sources} gives the source of each stream. */
  constructor(sources: readonly ShardColors[]) {
    this.#sources = sources;
  }

  /** Adds a place; {@link isTied} means that it is not distinguished from the previous one. */
  push(stream: number, position: number, isTied: boolean): void {
    if (!isTied) this.settle();
    if (this.length === this.position.length) this.#grow();
    this.stream[this.length] = stream;
    this.position[this.length++] = position;
  }

  /** The next place is not tied with the last one. */
  settle(): void {
    if (this.length - this.#tiedFrom > 1) this.#unordered.push(this.#tiedFrom, this.length);
    this.#tiedFrom = this.length;
  }

  /** Puts the places from {@link from} on in order; it is no place tied with the one before, and the last is settled. */
  order(from: number): void {
    const unordered = this.#unordered;
    while (unordered.length > 0 && unordered[unordered.length - 2] >= from) {
      const to = unordered.pop() ?? 0;
      this.#sort(unordered.pop() ?? 0, to);
    }
  }

  clear(): void {
    this.length = 0;
    this.#tiedFrom = 0;
    this.#unordered.length = 0;
  }

  #sort(from: number, to: number): void {
    const tied = Array.from({ length: to - from }, (_, i) => this.#describe(from + i));
    tied.sort((a, b) => a.text - b.text || a.offset - b.offset || a.rank - b.rank || a.position - b.position);
    for (const [i, { stream, position }] of tied.entries()) {
      this.stream[from + i] = stream;
      this.position[from + i] = position;
    }
  }

  #describe(index: number) {
    const stream = this.stream[index];
    const position = this.position[index];
    const source = this.#sources[stream];
    const passage = source.shard.passageAt(position);
    return {
      stream,
      position,
      text: passageKey(source.shard, passage),
      offset: position - source.shard.passageStart(passage),
      rank: source.rankAt(position),
    };
  }

  #grow(): void {
    const streams = new Uint16Array(this.length * 2);
    streams.set(this.stream);
    this.stream = streams;
    const positions = new Uint32Array(this.length * 2);
    positions.set(this.position);
    this.position = positions;
  }
}
