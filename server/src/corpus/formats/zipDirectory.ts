/**
 * The directory of a zip archive: what is in it and where. After PKWARE's APPNOTE, ZIP64 included; archives in several
 * parts are not read. Nothing is unpacked here.
 */
import { type Bytes } from '../bytes.ts';

/** A file of the archive, as its directory says. */
export interface ZipEntry {
  /** Its path, in whatever encoding: see {@link flags}. */
  readonly name: Uint8Array;
  /** General purpose bits: 0x1 encrypted, 0x800 the name is UTF-8. */
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Bytes in the archive. */
  readonly packed: number;
  /** Bytes when unpacked. */
  readonly size: number;
  /** Where its own header is. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const END64_POINTER = 0x07064b50;
const END64_POINTER_BYTES = 20;
const END64 = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
/** Extra field for values that do not fit into 32 bits; this value, all ones, says that it is there. */
const ZIP64 = 1;
const IN_ZIP64 = 0xffffffff;

/**
 * The entries of an archive, one at a time, so that a made-up number of them costs nothing. Throws `RangeError` where
 * {@link bytes} are not an archive, or end too early.
 */
export function* zipEntries(bytes: Bytes): Generator<ZipEntry> {
  const { count, start } = findDirectory(bytes);
  let at = start;
  for (let i = 0; i < count; i++) {
    if (bytes.uint32(at) !== ENTRY) throw damaged();
    const nameEnd = at + ENTRY_BYTES + bytes.uint16(at + 28);
    const extraEnd = nameEnd + bytes.uint16(at + 30);
    const end = extraEnd + bytes.uint16(at + 32);
    if (end > bytes.length) throw damaged();
    const whole = wholeNumbers(bytes.slice(nameEnd, extraEnd));
    yield {
      name: bytes.slice(at + ENTRY_BYTES, nameEnd).array,
      flags: bytes.uint16(at + 8),
      method: bytes.uint16(at + 10),
      // The extra field has them in this order.
      size: whole(bytes.uint32(at + 24)),
      packed: whole(bytes.uint32(at + 20)),
      offset: whole(bytes.uint32(at + 42)),
    };
    at = end;
  }
}

/** Number of entries that the directory says it has. Throws as {@link zipEntries} does. */
export function countEntries(bytes: Bytes): number {
  return findDirectory(bytes).count;
}

/** The packed bytes of an entry, a view. Throws `RangeError` where they are not there. */
export function packedBytes(bytes: Bytes, { offset, packed }: ZipEntry): Uint8Array {
  if (bytes.uint32(offset) !== LOCAL) throw damaged();
  const start = offset + LOCAL_BYTES + bytes.uint16(offset + 26) + bytes.uint16(offset + 28);
  if (start + packed > bytes.length) throw damaged();
  return bytes.slice(start, start + packed).array;
}

function findDirectory(bytes: Bytes): { readonly count: number; readonly start: number } {
  for (
    let at = bytes.length - END_BYTES;
    at >= Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
    at--
  ) {
    if (bytes.uint32(at) !== END) continue;
    // The signature may be in a comment, too; bytes after the archive are left alone.
    if (at + END_BYTES + bytes.uint16(at + 20) > bytes.length) continue;
    const pointer = at - END64_POINTER_BYTES;
    if (pointer >= 0 && bytes.uint32(pointer) === END64_POINTER) {
      const end = uint64(bytes, pointer + 8);
      if (bytes.uint32(end) !== END64) throw damaged();
      return { count: uint64(bytes, end + 32), start: uint64(bytes, end + 48) };
    }
    if (bytes.uint16(at + 4) !== 0) throw damaged();
    return { count: bytes.uint16(at + 10), start: bytes.uint32(at + 16) };
  }
  throw damaged();
}

/** Completes one number of an entry after another: those too large for 32 bits are in the {@link extra} field. */
function wholeNumbers(extra: Bytes): (value: number) => number {
  let at = 0;
  while (at + 4 <= extra.length && extra.uint16(at) !== ZIP64) at += 4 + extra.uint16(at + 2);
  at += 4;
  return (value) => {
    if (value !== IN_ZIP64 || at > extra.length) return value;
    at += 8;
    return uint64(extra, at - 8);
  };
}

function uint64(bytes: Bytes, at: number): number {
  return bytes.uint32(at) + bytes.uint32(at + 4) * 2 ** 32;
}

function damaged(): RangeError {
  return new RangeError('The directory of the archive is damaged.');
}
