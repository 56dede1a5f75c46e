import { type ContextShifts, ownShiftOf } from './contextShifts.ts';
import { ownTrust } from './ownTrust.ts';
import { LEVELS, withRoom } from './voices.ts';

/** The draft's own evidence on the unit that may come next, to be blended with that of the corpus. */
export class OwnBlend {
  /** Children with a place in the draft, the context that each place shares, and its weight. */
  #children = new Uint16Array(64);
  #shared = new Uint8Array(64);
  #weights = new Float64Array(64);
  #count = 0;
  readonly #nearest = new Float64Array(LEVELS).fill(Infinity);
  readonly #corpusSeen = new Float64Array(LEVELS);
  #top = 0;
  #corpusTop = 0;
  #shares = new Float64Array(64);

  /** The longest context that a place shares. */
  get top(): number {
    return this.#top;
  }

  begin(): void {
    this.#count = 0;
    this.#nearest.fill(Infinity, 0, this.#top + 1);
    this.#corpusSeen.fill(0, 0, this.#corpusTop + 1);
    this.#top = 0;
    this.#corpusTop = 0;
  }

  /** Notes places of the corpus. */
  addCorpus(shared: number, seen: number): void {
    this.#corpusSeen[shared] += seen;
    if (shared > this.#corpusTop) this.#corpusTop = shared;
  }

  /** Adds a place in the draft, {@link distance} units from the caret, which the unit of {@link child} follows. */
  add(child: number, shared: number, weight: number, distance: number): void {
    const number = this.#count++;
    if (number === this.#children.length) this.#grow();
    this.#children[number] = child;
    this.#shared[number] = shared;
    this.#weights[number] = weight;
    if (distance < this.#nearest[shared]) this.#nearest[shared] = distance;
    if (shared > this.#top) this.#top = shared;
  }

  /**
   * Updates {@link chances} of {@link size} units with the draft's evidence after contexts of each length, the longest last.
   * Linear in the draft's places for each length.
   */
  blendInto(
    chances: Float64Array,
    size: number,
    depth: number,
    wordStart: number,
    shifts: ContextShifts,
  ): void {
    this.eachLevel(size, depth, wordStart, shifts, (share, shares, total) => {
      for (let child = 0; child < size; child++) {
        chances[child] += share * (shares[child] / total - chances[child]);
      }
    });
  }

  /**
   * Goes through the contexts that the draft has, the longest last: how far each is trusted, the weight of the units after it,
   * by child and in total, and the number of its shift.
   */
  eachLevel(
    size: number,
    depth: number,
    wordStart: number,
    shifts: ContextShifts,
    take: (share: number, shares: Float64Array, total: number, shift: number) => void,
  ): void {
    if (this.#top === 0) return;
    if (this.#shares.length < size) this.#shares = new Float64Array(size * 2);
    for (let level = this.#top - 1; level > 0; level--) {
      this.#nearest[level] = Math.min(this.#nearest[level], this.#nearest[level + 1]);
    }
    let before = -1;
    let order = 0;
    for (let level = 1; level <= this.#top; level++) {
      const { seen, different, total } = this.#sharesAfter(level, size);
      // A longer context at the same places replaces this one.
      const isLast = level === this.#top || this.#seenAfter(level + 1) < seen;
      if (!isLast && before === seen) continue;
      before = seen;
      const shift = ownShiftOf(order++);
      const evidence = {
        length: level,
        depth,
        seen,
        different,
        distance: this.#nearest[level],
        corpusLength: this.#corpusTop,
        corpusSeen: this.#corpusSeen[this.#corpusTop],
        wordStart,
      };
      take(ownTrust(evidence, shifts[shift]), this.#shares, total, shift);
    }
  }

  #seenAfter(level: number): number {
    let seen = 0;
    for (let i = 0; i < this.#count; i++) if (this.#shared[i] >= level) seen++;
    return seen;
  }

  /** Adds up the weights of the places after contexts of {@link level} units or more, by child. */
  #sharesAfter(level: number, size: number): { seen: number; different: number; total: number } {
    this.#shares.fill(0, 0, size);
    let seen = 0;
    let different = 0;
    let total = 0;
    for (let i = 0; i < this.#count; i++) {
      if (this.#shared[i] < level) continue;
      const child = this.#children[i];
      if (this.#shares[child] === 0) different++;
      this.#shares[child] += this.#weights[i];
      total += this.#weights[i];
      seen++;
    }
    return { seen, different, total };
  }

  #grow(): void {
    const room = this.#children.length * 2;
    this.#children = withRoom(this.#children, new Uint16Array(room));
    this.#shared = withRoom(this.#shared, new Uint8Array(room));
    this.#weights = withRoom(this.#weights, new Float64Array(room));
  }
}
