/** Positions below this take three bytes. */
const SHORT = 0x1_00_00_00;

/** Bytes that each position in a text of {@link units} takes. */
export function positionWidth(units: number): number {
  return units <= SHORT ? 3 : 4;
}

/**
 * Positions in a text, by rank: a suffix array. Three bytes each in a text of up to 16.8 million units, as nearly every
 * shard has, four in a longer one: at 87 million characters 82 MB less than numbers of 32 bits, and more of them in what
 * the processor reads at once.
 */
export class Positions {
  readonly length: number;
  readonly #width: number;

  /** {@link bytes} are those of positions in a text of {@link units}. */
  constructor(
    readonly bytes: Uint8Array,
    readonly units: number,
  ) {
    this.#width = positionWidth(units);
    this.length = bytes.length / this.#width;
  }

  /** Room for {@link length} positions in a text of {@link units}, in shared memory. */
  static shared(length: number, units: number): Positions {
    return new Positions(new Uint8Array(new SharedArrayBuffer(length * positionWidth(units))), units);
  }

  static of(positions: ArrayLike<number>, units: number): Positions {
    const packed = Positions.shared(positions.length, units);
    for (let rank = 0; rank < positions.length; rank++) packed.set(rank, positions[rank]);
    return packed;
  }

  /** The position at {@link rank}, 0 to {@link length} - 1. */
  at(rank: number): number {
    const { bytes } = this;
    const first = rank * this.#width;
    const low = bytes[first] | (bytes[first + 1] << 8) | (bytes[first + 2] << 16);
    return this.#width === 3 ? low : low + bytes[first + 3] * SHORT;
  }

  /** Writes the positions at the ranks [{@link from}, {@link to}) to the beginning of {@link target}. */
  read(from: number, to: number, target: Int32Array): void {
    if (this.#width !== 3) {
      for (let rank = from; rank < to; rank++) target[rank - from] = this.at(rank);
      return;
    }
    const { bytes } = this;
    for (let rank = from, first = 3 * from; rank < to; rank++, first += 3)
      target[rank - from] = bytes[first] | (bytes[first + 1] << 8) | (bytes[first + 2] << 16);
  }

  set(rank: number, position: number): void {
    const { bytes } = this;
    const first = rank * this.#width;
    bytes[first] = position;
    bytes[first + 1] = position >>> 8;
    bytes[first + 2] = position >>> 16;
    if (this.#width === 4) bytes[first + 3] = position >>> 24;
  }

  /** Takes over ranks [{@link from}, {@link to}) of {@link others}, of the same text, from {@link rank} on. */
  copy(others: Positions, from: number, to: number, rank: number): void {
    const width = this.#width;
    this.bytes.set(others.bytes.subarray(from * width, to * width), rank * width);
  }

  *[Symbol.iterator](): Generator<number> {
    for (let rank = 0; rank < this.length; rank++) yield this.at(rank);
  }
}
