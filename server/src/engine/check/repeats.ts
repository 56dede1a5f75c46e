/** Bits of a hash that are looked at: of 3,000 runs, which 10,000 characters have, one in twenty shares its place with another. */
const BITS = 16;
const SPREAD = 0x9e3779b1;

/** Tells which of a draft's many hashes none of the others is the same as, so that only what may repeat is looked at closely. */
export class Repeats {
  readonly #once = new Uint32Array(1 << (BITS - 5));
  readonly #twice = new Uint32Array(1 << (BITS - 5));

  add(hash: number): void {
    const place = placeOf(hash);
    const bit = 1 << (place & 31);
    this.#twice[place >>> 5] |= this.#once[place >>> 5] & bit;
    this.#once[place >>> 5] |= bit;
  }

  addAll(hashes: Uint32Array): void {
    for (let i = 0; i < hashes.length; i++) this.add(hashes[i]);
  }

  /** Whether {@link hash} may have been added more than once; true where it has been. */
  mayHold(hash: number): boolean {
    const place = placeOf(hash);
    return ((this.#twice[place >>> 5] >>> (place & 31)) & 1) === 1;
  }
}

function placeOf(hash: number): number {
  return Math.imul(hash, SPREAD) >>> (32 - BITS);
}
