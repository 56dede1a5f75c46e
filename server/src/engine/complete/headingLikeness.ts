import { pairOf } from '../text/units.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { corpusNumber } from '../index/corpusNumber.ts';
import type { Shard } from '../index/shard.ts';

/** Pairs of units added to each heading's own, so that the shortest headings do not weigh most. Guess. */
const PAIRS_MORE = 4;
/** Bits of the hash of a pair: among the few dozen of a draft's headings hardly any other pair is looked up. Guess. */
const BITS = 12;

/** The pairs of units in a heading and those over it: how many there are, and how many the draft's headings have too. */
interface PathPairs {
  readonly all: number;
  readonly shared: number;
}

/** What is added to the pairs of an outermost heading. */
const NOTHING_OVER: PathPairs = { all: PAIRS_MORE, shared: 0 };

/**
 * How similar the headings over a place are to those over the caret. Each heading is compared once while the caret's stay the
 * same: what is over many others, such as a title, is not read again for each.
 */
export class HeadingLikeness {
  readonly #index: CorpusIndex;
  #headings = '';
  #pairs: ReadonlySet<number> = new Set();
  /** 1 for the hash of each pair: most pairs of a corpus are none of these, and need not be looked for. */
  readonly #hashed = new Uint8Array(1 << BITS);
  readonly #known = new Map<number, PathPairs>();

  constructor(index: CorpusIndex) {
    this.#index = index;
  }

  /** Takes {@link headings} (folded), outermost first, as those over the caret. */
  read(headings: readonly string[]): void {
    const all = headings.join('\n');
    if (all === this.#headings) return;
    this.#headings = all;
    const pairs = new Set<number>();
    this.#hashed.fill(0);
    for (const heading of headings) {
      for (let at = 1; at < heading.length; at++) {
        const first = heading.charCodeAt(at - 1);
        const second = heading.charCodeAt(at);
        pairs.add(pairOf(first, second));
        this.#hashed[hashOf(first, second)] = 1;
      }
    }
    this.#pairs = pairs;
    this.#known.clear();
  }

  /** The share of {@link heading} of a shard, and of those over it, that the draft's headings share, 0 to 1; 0 for none. */
  likeness(shardNumber: number, heading: number): number {
    if (heading < 0 || this.#pairs.size === 0) return 0;
    const { all, shared } = this.#pathPairs(this.#index.shards[shardNumber], shardNumber, heading);
    return shared / all;
  }

  /** As deep as headings are. */
  #pathPairs(shard: Shard, shardNumber: number, heading: number): PathPairs {
    if (heading < 0) return NOTHING_OVER;
    const key = corpusNumber(shardNumber, heading);
    let known = this.#known.get(key);
    if (known === undefined) {
      const { passageParent, headingLength, text } = shard.columns;
      const over = this.#pathPairs(shard, shardNumber, passageParent[heading]);
      const start = shard.passageStart(heading);
      const pairs = Math.max(0, headingLength[heading] - 1);
      known = { all: over.all + pairs, shared: over.shared + this.#sharedIn(text, start, start + pairs) };
      this.#known.set(key, known);
    }
    return known;
  }

  /** How many of the pairs that begin at [{@link from}, {@link to}) the draft's headings have. */
  #sharedIn(text: Uint16Array, from: number, to: number): number {
    let shared = 0;
    for (let at = from; at < to; at++) {
      const isLikely = this.#hashed[hashOf(text[at], text[at + 1])] === 1;
      if (isLikely && this.#pairs.has(pairOf(text[at], text[at + 1]))) shared++;
    }
    return shared;
  }
}

function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x3c1f9)) >>> (32 - BITS);
}
