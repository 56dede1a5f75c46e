/** Contexts are distinguished by their lengths below this, in units: more than the longest that is looked up. */
export const LEVELS = 64;

/** How many articles have the context of each length, for one node at a time; nothing is allocated per node. */
export class VoicesByLength {
  /** The longest context of each voice, by its number; 0 for none. */
  #longest = new Uint8Array(64);
  /** The voices added, as many as {@link #longest} has room for at most. */
  #met = new Uint16Array(64);
  #metCount = 0;
  readonly #counts = new Float64Array(LEVELS);

  begin(): void {
    for (let i = 0; i < this.#metCount; i++) this.#longest[this.#met[i]] = 0;
    this.#metCount = 0;
  }

  /** Adds a place of voice number {@link voice} that shares {@link shared} units, at least 1. */
  add(voice: number, shared: number): void {
    if (voice >= this.#longest.length) this.#grow(voice);
    const longest = this.#longest[voice];
    if (longest === 0) this.#met[this.#metCount++] = voice;
    if (shared > longest) this.#longest[voice] = shared;
  }

  /** Counts those added, for contexts of up to {@link top} units. Linear in them. */
  accumulate(top: number): void {
    this.#counts.fill(0, 0, Math.max(2, top + 2));
    for (let i = 0; i < this.#metCount; i++) this.#counts[this.#longest[this.#met[i]]]++;
    for (let level = top - 1; level > 0; level--) this.#counts[level] += this.#counts[level + 1];
  }

  /** Voices that share {@link level} units or more; after {@link accumulate}. */
  atLeast(level: number): number {
    return this.#counts[level];
  }

  #grow(voice: number): void {
    const room = 2 * (voice + 1);
    this.#longest = withRoom(this.#longest, new Uint8Array(room));
    this.#met = withRoom(this.#met, new Uint16Array(room));
  }
}

/** {@link column} in the {@link room} of a longer one. */
export function withRoom<Column extends { set(column: Column): void }>(column: Column, room: Column): Column {
  room.set(column);
  return room;
}
