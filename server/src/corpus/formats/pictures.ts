/** Pictures that may be scanned papers. */
import { latin1 } from '../bytes.ts';

/** Bytes before which a PDF begins: readers allow for so many others. */
const PDF_OPENING = 1024;

const OPENINGS: readonly (readonly number[])[] = [
  // PNG, JPEG.
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
];

/** True for a PDF. */
export function isPdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, PDF_OPENING)).includes('%PDF-');
}

/** True for a picture of a kind that text is recognised in: PNG, JPEG. */
export function isPicture(bytes: Uint8Array): boolean {
  return OPENINGS.some((opening) => opening.every((byte, i) => bytes[i] === byte));
}
