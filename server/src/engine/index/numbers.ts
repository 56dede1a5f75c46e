/**
 * Plain growing columns of whole numbers, before their sizes are known. They are kept to 32 bits, as every column of a
 * shard is: what is greater than an `Int32Array` can hold comes out right in a `Uint32Array`.
 */
export class Numbers {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  get view(): Int32Array {
    return this.#values.subarray(0, this.length);
  }
}
