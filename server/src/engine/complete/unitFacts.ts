import { UNIT_CLASS, unitClass } from '../text/charClass.ts';
import type { Blend } from './blend.ts';
import type { SearchStart } from './caretPlaces.ts';
import { DRAFT_VOICE } from './places.ts';
import type { Situation } from './trust.ts';

/** Classes of units that are distinguished; Chinese characters are none of them. */
const CLASSES = [0, UNIT_CLASS.alphanumeric, UNIT_CLASS.clause, UNIT_CLASS.pair, UNIT_CLASS.inner];
/** Lengths of a context whose shares are looked at besides the longest. Guesses. */
const LENGTHS = [1, 2, 4];
/** Distance in units from which on a place in the draft counts as distant, and the most that it counts. Guesses. */
const NEAR = 50;
const MOST_DISTANT = 5;
/** Units of a paragraph after which more do not count. Guess. */
const LONG_TAIL = 60;
/** What is added to shares before their logarithm is taken, and the least chance. Guesses. */
const LEAST_SHARE = 0.001;
const LEAST_CHANCE = 0.0001;
const LEAST_REST = 0.02;

/** Facts that are the same for all units that may come at a node: {@link UnitFacts.readNode} lists them. */
export const NODE_FACTS = 17 + CLASSES.length;
/** Those, and the facts of one unit: {@link UnitFacts.readUnit} lists them. */
export const FACTS = NODE_FACTS + 16 + CLASSES.length + LENGTHS.length;

/** Logarithms of 1 and of the next numbers: most counts are small. */
const LOGS = Float64Array.from({ length: 1024 }, (_, count) => Math.log1p(count));

/** A node of the search. */
export interface FactsOf extends SearchStart {
  readonly situation: Situation;
  /** Largest of `factors` there. */
  readonly likest: number;
}

/** Collects what is known of the units that may come at a node, beyond the chance that the blend gives them. */
export class UnitFacts {
  /** The facts of the last node and unit read. */
  readonly row = new Float64Array(FACTS);
  /** When each voice was last met, by its number. */
  #met = new Uint32Array(64);
  #time = 0;

  /** Fills the first {@link NODE_FACTS} of {@link row}; {@link sum} is that of all units' chances. */
  readNode(blend: Blend, { situation, likest, tail, draft }: FactsOf, sum: number): void {
    const { row } = this;
    const { depth, wordStart, previous, clauses } = situation;
    const { top } = blend;
    let at = 0;
    row[at++] = logCount(depth);
    row[at++] = wordStart;
    row[at++] = Math.min(2, clauses);
    row[at++] = isDigit(previous) ? 1 : 0;
    row[at++] = Math.log(Math.max(LEAST_REST, 1 - sum));
    row[at++] = logCount(top);
    row[at++] = logCount(blend.ownTop);
    row[at++] = logCount(blend.seen(1));
    row[at++] = logCount(blend.seen(top));
    row[at++] = logCount(blend.voices(1));
    row[at++] = logCount(blend.voices(top));
    row[at++] = logCount(blend.different(top));
    row[at++] = Math.log(likest);
    row[at++] = Math.log(blend.size);
    row[at++] = logCount(Math.min(LONG_TAIL, tail.length));
    row[at++] = logCount(draft.caret);
    row[at++] = depth === 0 ? 1 : 0;
    this.#readClass(previous, at);
  }

  /**
   * Fills the rest for {@link child} of {@link blend}, whose chance is {@link chance}, {@link rank} others being likelier and
   * {@link other} the largest other chance. Its places are {@link order} from {@link from} on. Linear in them.
   */
  readUnit(
    blend: Blend,
    { places, factors, situation, likest, draft }: FactsOf,
    child: number,
    chance: number,
    rank: number,
    other: number,
    order: Uint32Array,
    from: number,
  ): void {
    const to = from + blend.entries(child);
    const { row } = this;
    const unit = blend.unit(child);
    let seen = 0;
    let weight = 0;
    let voices = 0;
    let factor = 0;
    let topic = 0;
    let own = 0;
    let ownShared = 0;
    let nearest = Infinity;
    this.#time++;
    for (let i = from; i < to; i++) {
      const place = order[i];
      if (places.voice[place] === DRAFT_VOICE) {
        own++;
        ownShared = Math.max(ownShared, places.shared[place]);
        nearest = Math.min(nearest, Math.abs(draft.caret - places.at[place] - situation.depth));
        continue;
      }
      seen++;
      weight += places.weight[place];
      if (factors[place] > factor) factor = factors[place];
      if (places.topic[place] > topic) topic = places.topic[place];
      if (this.#isNew(places.voiceNumber[place])) voices++;
    }
    let at = NODE_FACTS;
    row[at++] = logOdds(chance);
    row[at++] = logCount(rank);
    row[at++] = Math.log(Math.max(LEAST_CHANCE, other));
    row[at++] = isDigit(unit) ? 1 : 0;
    row[at++] = logCount(blend.longest(child));
    row[at++] = logCount(ownShared);
    row[at++] = logCount(own);
    row[at++] = own === 0 ? 0 : Math.min(MOST_DISTANT, Math.log1p(nearest / NEAR));
    row[at++] = logCount(seen);
    row[at++] = logCount(voices);
    row[at++] = Math.log((weight + LEAST_SHARE) / (blend.seen(1) + LEAST_SHARE));
    row[at++] = Math.log((factor + LEAST_SHARE * likest) / likest);
    row[at++] = topic;
    row[at++] = logCount(draft.countOf(unit));
    row[at++] = Math.log(Math.max(LEAST_CHANCE, blend.corpusChance(child)));
    row[at++] = Math.log(LEAST_SHARE + blend.share(child, blend.top));
    for (const length of LENGTHS) row[at++] = Math.log(LEAST_SHARE + blend.share(child, length));
    this.#readClass(unit, at);
  }

  #readClass(unit: number, from: number): void {
    const kind = unitClass(unit);
    for (let i = 0; i < CLASSES.length; i++) this.row[from + i] = kind === CLASSES[i] ? 1 : 0;
  }

  /** Whether this voice was not met since the unit was begun. */
  #isNew(voice: number): boolean {
    if (voice >= this.#met.length) {
      const grown = new Uint32Array(2 * (voice + 1));
      grown.set(this.#met);
      this.#met = grown;
    }
    if (this.#met[voice] === this.#time) return false;
    this.#met[voice] = this.#time;
    return true;
  }
}

function logCount(count: number): number {
  return count < LOGS.length && Number.isInteger(count) ? LOGS[count] : Math.log1p(count);
}

/** The logarithm of the odds of {@link chance}, which may be rounded to over 1. */
export function logOdds(chance: number): number {
  const known = Math.min(0.9999, chance);
  return Math.log(known / (1 - known));
}

/** Whether {@link unit} (folded) is a digit. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
