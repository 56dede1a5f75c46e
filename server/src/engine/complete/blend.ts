import { type ContextShifts, learnFrom, type Moved, NO_SHIFTS, shiftOf, UNSEEN } from './contextShifts.ts';
import { OwnBlend } from './ownBlend.ts';
import { DRAFT_VOICE, type PlaceList } from './places.ts';
import { countedDepth, type Evidence, type Trust } from './trust.ts';
import { LEVELS, VoicesByLength, withRoom } from './voices.ts';

const NONE = 0xffff;
/** Least context, in units, that a place in the draft must share to count beside those of the corpus. Guess. */
export const SHORTEST_AMONG = 2;

/** Places, and what the surroundings of each make of its weight, as a factor. */
interface BlendedPlaces {
  readonly places: Pick<PlaceList, 'at' | 'shared' | 'weight' | 'voice' | 'voiceNumber'>;
  readonly factors: Float64Array;
  readonly draft: { readonly caret: number };
}

const NO_PLACES: BlendedPlaces['places'] = {
  at: new Uint32Array(0),
  shared: new Uint8Array(0),
  weight: new Float64Array(0),
  voice: new Int32Array(0),
  voiceNumber: new Uint16Array(0),
};

/**
 * The chances of the units that may come next, from the places after contexts of each length: those after the
 * longest context, as far as they are trusted, then those after each shorter one, then those in the draft itself,
 * as far as they are trusted. One at a time; kept so that nothing is allocated for a node.
 */
export class Blend {
  readonly #trust: Trust;
  #places: BlendedPlaces['places'] = NO_PLACES;
  #factors: BlendedPlaces['factors'] = NO_PLACES.weight;
  /** The caret in the draft, less the units guessed so far: what is between it and the beginning of a place is the place's distance. */
  #caret = 0;
  readonly #childOfUnit = new Uint16Array(0x10000).fill(NONE);
  /** Number of different units. */
  size = 0;
  // Of each child, its unit and the number of places that it follows. Columns, as the room of an array that is emptied for each
  // node would be made again each time.
  #units = new Uint16Array(64);
  #sizes = new Uint32Array(64);
  /** Rows of {@link LEVELS}, one a child: its places' weight by shared context. */
  #weights = new Float64Array(64 * LEVELS);
  /** Longest context of each child; 0 for none that counts among the corpus'. */
  #longest = new Uint8Array(64);
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

  /** Has the next calls of {@link add} add places of {@link start}, and what follows {@link depth} units after them. */
  begin({ places, factors, draft }: BlendedPlaces, depth: number): void {
    this.#places = places;
    this.#factors = factors;
    this.#caret = draft.caret - depth;
    for (let child = 0; child < this.size; child++) this.#childOfUnit[this.#units[child]] = NONE;
    this.size = 0;
    this.#seen.fill(0, 0, this.#levels);
    this.#total.fill(0, 0, this.#levels);
    this.#different.fill(0, 0, this.#levels);
    this.#levels = 0;
    this.#voices.begin();
    this.#own.begin();
  }

  /**
   * Adds a {@link place}, by its number, after which {@link unit} stands; `weight` says for how many it stands. Returns the
   * number of the unit. Takes no fractions and gives none: each would be an object made for the call.
   */
  add(unit: number, place: number): number {
    const child = this.#countedChild(unit);
    const { voice, shared, at, weight } = this.#places;
    const length = shared[place];
    if (voice[place] !== DRAFT_VOICE) {
      this.#count(child, place);
      this.#own.addCorpus(length, weight[place]);
      return child;
    }
    if (length >= SHORTEST_AMONG) this.#count(child, place);
    const distance = Math.abs(this.#caret - at[place]);
    this.#own.add(child, length, weight[place] * this.#factors[place], distance);
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

  #count(child: number, place: number): void {
    const places = this.#places;
    const shared = places.shared[place];
    const seen = places.weight[place];
    const weight = seen * this.#factors[place];
    this.#voices.add(places.voiceNumber[place], shared);
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
    const child = this.size++;
    if (child === this.#units.length) this.#grow();
    this.#childOfUnit[unit] = child;
    this.#units[child] = unit;
    this.#sizes[child] = 0;
    this.#longest[child] = 0;
    this.#weights.fill(0, child * LEVELS, (child + 1) * LEVELS);
    return child;
  }

  #grow(): void {
    const room = this.#units.length * 2;
    this.#units = withRoom(this.#units, new Uint16Array(room));
    this.#sizes = withRoom(this.#sizes, new Uint32Array(room));
    this.#longest = withRoom(this.#longest, new Uint8Array(room));
    this.#weights = withRoom(this.#weights, new Float64Array(room * LEVELS));
    this.#chances = new Float64Array(room);
    this.#corpusChances = new Float64Array(room);
  }
}
