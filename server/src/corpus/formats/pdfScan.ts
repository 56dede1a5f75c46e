/** A look at a PDF's bytes, without reading its structure. */
import { constants, inflateSync } from 'node:zlib';

/** Operators that set a font of negative size. */
const NEGATIVE_SIZE = /\s-[\d.]{1,24}\s{1,4}Tf\b/u;
/** Streams that are not packed by the usual filter: what is in them is not seen here. */
const OTHERWISE_PACKED = /\/Encrypt\b|\/(?:LZW|ASCII85|ASCIIHex|RunLength)Decode\b/u;
/** Bytes of a packed stream that are looked at: a page sets its fonts early. */
const MOST_BYTES = 24 * 1024;
const MOST_UNPACKED = 512 * 1024;
const MOST_STREAMS = 50_000;
const ZLIB = 0x78;

/**
 * True where fonts of negative size may be used: the first part of some stream sets one, or streams are packed so that
 * nothing is seen. Linear in the file; memory is bounded.
 */
export function mayUseNegativeSize(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (OTHERWISE_PACKED.test(file.subarray(0, 4096).toString('latin1'))) return true;
  if (OTHERWISE_PACKED.test(file.subarray(-8192).toString('latin1'))) return true;
  let count = 0;
  for (let at = file.indexOf('stream'); at >= 0 && count < MOST_STREAMS; at = file.indexOf('stream', at)) {
    at += 'stream'.length;
    // `endstream` holds the word, too.
    if (file.toString('latin1', at - 9, at - 6) === 'end') continue;
    count++;
    if (OTHERWISE_PACKED.test(file.toString('latin1', Math.max(0, at - 400), at))) return true;
    const start = at + (file[at] === 13 ? 2 : 1);
    if (NEGATIVE_SIZE.test(openingOf(file.subarray(start, start + MOST_BYTES)))) return true;
  }
  return false;
}

function openingOf(bytes: Buffer): string {
  if (bytes[0] !== ZLIB) return bytes.toString('latin1');
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_UNPACKED };
    return inflateSync(bytes, options).toString('latin1');
  } catch {
    return '';
  }
}
