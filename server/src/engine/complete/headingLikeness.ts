import { pairOf } from '../text/units.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import { corpusNumber } from '../index/corpusNumber.ts';

/** Pairs of units added to each heading's own, so that the shortest headings do not weigh most. Guess. */
const PAIRS_MORE = 4;

/** How similar the headings over a place are to those over the caret. Each is compared once while the caret's stay the same. */
export class HeadingLikeness {
  readonly #index: CorpusIndex;
  #headings = '';
  #pairs: ReadonlySet<number> = new Set();
  readonly #likeness = new Map<number, number>();

  constructor(index: CorpusIndex) {
    this.#index = index;
  }

  /** Takes {@link headings} (folded), outermost first, as those over the caret. */
  read(headings: readonly string[]): void {
    const all = headings.join('\n');
    if (all === this.#headings) return;
    this.#headings = all;
    const pairs = new Set<number>();
    for (const heading of headings) {
      for (let at = 1; at < heading.length; at++) {
        pairs.add(pairOf(heading.charCodeAt(at - 1), heading.charCodeAt(at)));
      }
    }
    this.#pairs = pairs;
    this.#likeness.clear();
  }

  /** The share of the headings over {@link passage} that the draft's headings share, 0 to 1. */
  likeness(shardNumber: number, passage: number): number {
    if (this.#pairs.size === 0) return 0;
    const shard = this.#index.shards[shardNumber];
    const { passageParent, headingLevel } = shard.columns;
    const runsIn = headingLevel[passage] > 0 && shard.kind(passage) !== 'heading';
    const heading = runsIn ? passage : passageParent[passage];
    if (heading < 0) return 0;
    const key = corpusNumber(shardNumber, heading);
    let likeness = this.#likeness.get(key);
    if (likeness === undefined) {
      likeness = this.#compare(shardNumber, heading);
      this.#likeness.set(key, likeness);
    }
    return likeness;
  }

  #compare(shardNumber: number, heading: number): number {
    const shard = this.#index.shards[shardNumber];
    const { passageParent, headingLength, text } = shard.columns;
    let shared = 0;
    let all = PAIRS_MORE;
    for (let one = heading; one >= 0; one = passageParent[one]) {
      const start = shard.passageStart(one);
      for (let at = start + 1; at < start + headingLength[one]; at++) {
        all++;
        if (this.#pairs.has(pairOf(text[at - 1], text[at]))) shared++;
      }
    }
    return shared / all;
  }
}
