/** Numbers and text in bytes, as the formats of files have them. */

/** Units turned into a string at once: a call takes only so many arguments. */
const AT_ONCE = 8192;

/** A view of bytes with little-endian numbers; those read past its end throw `RangeError`. */
export class Bytes {
  static readonly NONE = new Bytes(new Uint8Array());
  readonly #array: Uint8Array;
  readonly #view: DataView;

  /** Shares the memory of {@link array}. */
  constructor(array: Uint8Array) {
    this.#array = array;
    this.#view = new DataView(array.buffer, array.byteOffset, array.byteLength);
  }

  /** One after another, copied. */
  static concat(parts: readonly Bytes[]): Bytes {
    return new Bytes(joined(parts.map(({ array }) => array)));
  }

  get length(): number {
    return this.#array.length;
  }

  get array(): Uint8Array {
    return this.#array;
  }

  uint8(at: number): number {
    return this.#view.getUint8(at);
  }

  uint16(at: number): number {
    return this.#view.getUint16(at, true);
  }

  int16(at: number): number {
    return this.#view.getInt16(at, true);
  }

  uint32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  int32(at: number): number {
    return this.#view.getInt32(at, true);
  }

  /** A view of [{@link from}, {@link to}), as much of it as there is. */
  slice(from: number, to?: number): Bytes {
    return new Bytes(this.#array.subarray(from, to));
  }

  /** The bytes as UTF-16, halves of surrogate pairs kept; an odd byte at the end is left out. */
  utf16(): string {
    const units = new Uint16Array(this.length >> 1);
    for (let i = 0; i < units.length; i++) units[i] = this.#view.getUint16(i * 2, true);
    return textOf(units);
  }
}

/** Each byte as the character of its number, as ISO 8859-1 has it. */
export function latin1(bytes: Uint8Array): string {
  return textOf(bytes);
}

/** One after another, copied. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Where the characters of {@link word}, one byte each, are next from {@link from} on; -1 where they are not. */
export function indexOfWord(bytes: Uint8Array, word: string, from: number): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < word.length && bytes[at + length] === word.charCodeAt(length)) length++;
    if (length === word.length) return at;
  }
  return -1;
}

/** The bytes that a text in base64 stands for; whatever is not base64 in it, such as line ends, is passed over. */
export function fromBase64(text: string): Uint8Array {
  const digits = text.replace(/[^A-Za-z\d+/]/gu, '');
  // A digit alone is less than a byte.
  const binary = atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function textOf(units: Uint8Array | Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += AT_ONCE) {
    // Spread out, they would be iterated one by one.
    text += Reflect.apply(String.fromCharCode, undefined, units.subarray(at, at + AT_ONCE));
  }
  return text;
}
