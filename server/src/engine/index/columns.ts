/**
 * Typed columns in one SharedArrayBuffer after a header: the same bytes are a cache file and what threads share, so
 * loading and sending need no decoding.
 */

interface ColumnType {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): ArrayBufferView;
}

type ColumnTypes = Readonly<Record<string, ColumnType>>;

export type ColumnsOf<Types extends ColumnTypes> = {
  readonly [Name in keyof Types]: InstanceType<Types[Name]>;
};

/** How many elements each column holds. */
export type LengthsOf<Types extends ColumnTypes> = { readonly [Name in keyof Types]: number };

/** Thrown when a buffer does not hold the columns that it should. */
class ColumnFormatError extends Error {
  override readonly name = 'ColumnFormatError';
}

/** Words of the header before the columns' lengths: magic number, version, number of columns, flags. */
const FIRST_LENGTH = 4;

/** Columns of certain types, in their order. */
export class ColumnFormat<Types extends ColumnTypes> {
  readonly #magic: number;
  readonly #version: number;
  readonly #types: Types;
  readonly #names: readonly (keyof Types & string)[];
  readonly #headerBytes: number;

  /** {@link version} is raised whenever a column changes, so that what was written before is rebuilt. */
  constructor(magic: number, version: number, types: Types) {
    this.#magic = magic;
    this.#version = version;
    this.#types = types;
    this.#names = Object.keys(types);
    this.#headerBytes = alignUp(4 * FIRST_LENGTH + this.#names.length * 8);
  }

  /** A new buffer with room for columns of these lengths, all zero. */
  allocate(lengths: LengthsOf<Types>, flags = 0): { buffer: SharedArrayBuffer; columns: ColumnsOf<Types> } {
    let bytes = this.#headerBytes;
    for (const name of this.#names)
      bytes = alignUp(bytes + lengths[name] * this.#types[name].BYTES_PER_ELEMENT);
    const buffer = new SharedArrayBuffer(bytes);
    const header = this.#header(buffer);
    header[0] = this.#magic;
    header[1] = this.#version;
    header[2] = this.#names.length;
    header[3] = flags;
    for (const [index, name] of this.#names.entries()) header[FIRST_LENGTH + index] = lengths[name];
    return { buffer, columns: this.view(buffer) };
  }

  /** The flags that a buffer was allocated with. */
  flags(buffer: SharedArrayBuffer): number {
    return this.#header(buffer)[3];
  }

  /** The columns of {@link buffer}. Throws {@link ColumnFormatError} when its header does not fit them. */
  view(buffer: SharedArrayBuffer): ColumnsOf<Types> {
    if (buffer.byteLength < this.#headerBytes) throw new ColumnFormatError('shorter than its header');
    const header = this.#header(buffer);
    if (header[0] !== this.#magic || header[1] !== this.#version || header[2] !== this.#names.length) {
      throw new ColumnFormatError('of another version');
    }
    const columns: Partial<Record<keyof Types, ArrayBufferView>> = {};
    let at = this.#headerBytes;
    for (const [index, name] of this.#names.entries()) {
      const length = header[FIRST_LENGTH + index];
      const Column = this.#types[name];
      const end = at + length * Column.BYTES_PER_ELEMENT;
      if (end > buffer.byteLength) throw new ColumnFormatError(`cut off in column ${name}`);
      columns[name] = new Column(buffer, at, length);
      at = alignUp(end);
    }
    return columns as ColumnsOf<Types>;
  }

  #header(buffer: SharedArrayBuffer): Uint32Array {
    return new Uint32Array(buffer, 0, this.#headerBytes / 4);
  }
}

function alignUp(bytes: number): number {
  return (bytes + 7) & ~7;
}
