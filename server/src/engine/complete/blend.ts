import { type ContextShifts, learnFrom, type Moved, NO_SHIFTS, shiftOf, UNSEEN } from './contextShifts.ts';
import { OwnBlend } from './ownBlend.ts';
import { countedDepth, type Evidence, type Trust } from './trust.ts';
import { LEVELS, VoicesByLength } from './voices.ts';

const NONE = 0xffff;
/** Least context, in units, that a place in the draft must share to count beside those of the corpus. Guess. */
export const SHORTEST_AMONG = 2;

/**
 * The chances of the units that may come next, from the places after contexts of each length: those after the
 * longest context, as far as they are trusted, then those after each shorter one, then those in the draft itself,
 * as far as they are trusted. One at a time; kept so that nothing is allocated for a node.
 */
export class Blend {
  readonly #trust: Trust;
  readonly #childOfUnit = new Uint16Array(0x10000).fill(NONE);
  #units: number[] = [];
  #sizes: number[] = [];
  /** Rows of {@link LEVELS}, one a child: its places' weight by shared context. */
  #weights = new Float64Array(64 * LEVELS);
  /** Longest context of each child; 0 for none that counts among the corpus'. */
  #longest: number[] = [];
  readonly #seen = new Float64Array(LEVELS);
  readonly #total = new Float64Array(LEVELS);
  readonly #different = new Float64Array(LEVELS);
  readonly #voices = new VoicesByLength();
  /** Evidence for each level in turn. */
  readonly #evidence: Evidence = { length: 0, seen: 0, different: 0, voices: 0, likeness: 0 };
  #levels = 0;
  #chances = new Float64Array(64);
  /** The chances before the draft's own evidence. */
  #corpusChances = new Float64Array(64);
  readonly #own = new OwnBlend();
  /** By how much contexts are trusted more or less in this draft; changed by {@link learn}. */
  shifts: ContextShifts = NO_SHIFTS;

  constructor(trust: Trust) {
    this.#trust = trust;
  }

  /** Number of different units. */
  get size(): number {
    return this.#units.length;
  }

  begin(): void {
    for (const unit of this.#units) this.#childOfUnit[unit] = NONE;
    this.#units.length = 0;
    this.#sizes.length = 0;
    this.#longest.length = 0;
    this.#seen.fill(0, 0, this.#levels);
    this.#total.fill(0, 0, this.#levels);
    this.#different.fill(0, 0, this.#levels);
    this.#levels = 0;
    this.#voices.begin();
    this.#own.begin();
  }

  /**
   * Adds a place of the corpus after which {@link unit} stands: it stands for {@link seen} places and weighs
   * {@link weight}. {@link voice} is a `PlaceList.voiceNumber`. Returns the number of the unit.
   */
  add(unit: number, shared: number, seen: number, weight: number, voice: number): number {
    const child = this.#countedChild(unit);
    this.#count(child, shared, seen, weight, voice);
    this.#own.addCorpus(shared, seen);
    return child;
  }

  /** The same of a place in the draft, {@link distance} units from the caret. */
  addOwn(
    unit: number,
    shared: number,
    seen: number,
    weight: number,
    voice: number,
    distance: number,
  ): number {
    const child = this.#countedChild(unit);
    if (shared >= SHORTEST_AMONG) this.#count(child, shared, seen, weight, voice);
    this.#own.add(child, shared, weight, distance);
    return child;
  }

  unit(child: number): number {
    return this.#units[child];
  }

  /** Number of places that the unit follows. */
  entries(child: number): number {
    return this.#sizes[child];
  }

  /**
   * The chance of each unit; {@link depth} and {@link situation} as for {@link Trust}, {@link wordStart} as for `OwnEvidence`.
   * Valid until the next call of any method.
   */
  chances(depth: number, situation: number, wordStart: number): Float64Array {
    this.#accumulate();
    const chances = this.#chances.fill(0, 0, this.size);
    for (let level = 1; level < this.#levels; level++) {
      const total = this.#total[level];
      const share = this.#shareOf(level, depth, situation);
      for (let child = 0; child < this.size; child++) {
        chances[child] += share * (this.#weights[child * LEVELS + level] / total - chances[child]);
      }
    }
    for (let child = 0; child < this.size; child++) this.#corpusChances[child] = chances[child];
    this.#own.blendInto(chances, this.size, depth, wordStart, this.shifts);
    return chances;
  }

  /** Longest context of the corpus, and of the draft alone; after {@link chances}, as all that follows. */
  get top(): number {
    return Math.max(1, this.#levels - 1);
  }

  get ownTop(): number {
    return this.#own.top;
  }

  /** Places after contexts of {@link length} units or more, how many different units follow them, and articles that they are in. */
  seen(length: number): number {
    return this.#seen[length];
  }

  different(length: number): number {
    return this.#different[length];
  }

  voices(length: number): number {
    return this.#voices.atLeast(length);
  }

  /** The longest context that a unit follows in the corpus; 0 for one that only the draft has. */
  longest(child: number): number {
    return this.#longest[child];
  }

  /** The share of a unit in the weight of the places after contexts of {@link length} units or more. */
  share(child: number, length: number): number {
    const total = this.#total[length];
    return total > 0 ? this.#weights[child * LEVELS + length] / total : 0;
  }

  /** The chance of a unit before the draft's own evidence. */
  corpusChance(child: number): number {
    return this.#corpusChances[child];
  }

  /** Adjusts {@link shifts} after {@link unit} was seen to come next; call after {@link chances}, with the same arguments. */
  learn(unit: number, depth: number, situation: number, wordStart: number): void {
    const child = this.childOf(unit);
    const moved: Moved[] = [];
    let chance = UNSEEN;
    for (let level = 1; level < this.#levels; level++) {
      const said = child === undefined ? 0 : this.#weights[child * LEVELS + level] / this.#total[level];
      const share = this.#shareOf(level, depth, situation);
      moved.push({ shift: shiftOf(level, this.#seen[level]), share, gain: said - chance });
      chance += share * (said - chance);
    }
    this.#own.eachLevel(this.size, depth, wordStart, this.shifts, (share, shares, total, shift) => {
      const said = child === undefined ? 0 : shares[child] / total;
      moved.push({ shift, share, gain: said - chance });
      chance += share * (said - chance);
    });
    learnFrom(moved, chance, this.shifts);
  }

  /** The number of {@link unit}; undefined where no place has it. */
  childOf(unit: number): number | undefined {
    const child = this.#childOfUnit[unit];
    return child === NONE ? undefined : child;
  }

  /** How far what is after the contexts of {@link level} units is trusted over shorter ones. */
  #shareOf(level: number, depth: number, situation: number): number {
    const evidence = this.#evidence;
    const seen = this.#seen[level];
    evidence.length = level + countedDepth(depth);
    evidence.seen = seen;
    evidence.different = this.#different[level];
    evidence.voices = this.#voices.atLeast(level);
    evidence.likeness = Math.log(this.#total[level] / seen);
    return this.#trust(situation + this.shifts[shiftOf(level, seen)], evidence);
  }

  #countedChild(unit: number): number {
    let child = this.#childOfUnit[unit];
    if (child === NONE) child = this.#open(unit);
    this.#sizes[child]++;
    return child;
  }

  #count(child: number, shared: number, seen: number, weight: number, voice: number): void {
    this.#voices.add(voice, shared);
    this.#weights[child * LEVELS + shared] += weight;
    if (shared > this.#longest[child]) this.#longest[child] = shared;
    this.#seen[shared] += seen;
    this.#total[shared] += weight;
    if (shared >= this.#levels) this.#levels = shared + 1;
  }

  /** Whatever follows a context also follows all shorter ones. */
  #accumulate(): void {
    const top = this.#levels - 1;
    this.#voices.accumulate(top);
    for (let child = 0; child < this.size; child++) {
      this.#different[this.#longest[child]]++;
      const row = child * LEVELS;
      for (let level = top - 1; level > 0; level--) {
        this.#weights[row + level] += this.#weights[row + level + 1];
      }
    }
    for (let level = top - 1; level > 0; level--) {
      this.#seen[level] += this.#seen[level + 1];
      this.#total[level] += this.#total[level + 1];
      this.#different[level] += this.#different[level + 1];
    }
  }

  #open(unit: number): number {
    const child = this.#units.length;
    this.#childOfUnit[unit] = child;
    this.#units.push(unit);
    this.#sizes.push(0);
    this.#longest.push(0);
    if (child === this.#chances.length) this.#grow();
    this.#weights.fill(0, child * LEVELS, (child + 1) * LEVELS);
    return child;
  }

  #grow(): void {
    const weights = new Float64Array(this.#weights.length * 2);
    weights.set(this.#weights);
    this.#weights = weights;
    this.#chances = new Float64Array(this.#chances.length * 2);
    this.#corpusChances = new Float64Array(this.#chances.length);
  }
}
