/** A look at a PDF's bytes, without reading its structure. */
import { Unzlib } from 'fflate';
import { indexOfWord, joined, latin1 } from '../bytes.ts';

/** Operators that set a font of negative size. */
const NEGATIVE_SIZE = /\s-[\d.]{1,24}\s{1,4}Tf\b/u;
/** Streams that are not packed by the usual filter: what is in them is not seen here. */
const OTHERWISE_PACKED = /\/Encrypt\b|\/(?:LZW|ASCII85|ASCIIHex|RunLength)Decode\b/u;
/** Bytes of a packed stream that are looked at: a page sets its fonts early. Guesses. */
const MOST_BYTES = 24 * 1024;
const MOST_UNPACKED = 512 * 1024;
const MOST_STREAMS = 50_000;
const ZLIB = 0x78;
/** Packed bytes that are unpacked at once: they may become a thousand times as many. Guess. */
const STEP = 4096;
const STREAM = 'stream';

/**
 * True where {@link file} may use fonts of negative size: the first part of some stream sets one, or streams are packed so that
 * nothing is seen. Linear in the file; memory is bounded.
 */
export function mayUseNegativeSize(file: Uint8Array): boolean {
  if (OTHERWISE_PACKED.test(latin1(file.subarray(0, 4096)))) return true;
  if (OTHERWISE_PACKED.test(latin1(file.subarray(-8192)))) return true;
  let count = 0;
  for (let at = indexOfWord(file, STREAM, 0); at >= 0 && count < MOST_STREAMS;) {
    at += STREAM.length;
    // `endstream` holds the word, too.
    if (latin1(file.subarray(at - 9, at - 6)) !== 'end') {
      count++;
      if (OTHERWISE_PACKED.test(latin1(file.subarray(Math.max(0, at - 400), at)))) return true;
      const start = at + (file[at] === 13 ? 2 : 1);
      if (NEGATIVE_SIZE.test(openingOf(file.subarray(start, start + MOST_BYTES)))) return true;
    }
    at = indexOfWord(file, STREAM, at);
  }
  return false;
}

/** As much of a stream's text as its first bytes hold. */
function openingOf(bytes: Uint8Array): string {
  if (bytes[0] !== ZLIB) return latin1(bytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflate = new Unzlib((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      inflate.push(bytes.subarray(at, at + STEP));
      if (length >= MOST_UNPACKED) break;
    }
  } catch {
    // What came before the damage has been seen.
  }
  return latin1(joined(chunks).subarray(0, MOST_UNPACKED));
}
