/** Pictures that may be scanned papers. */

const OPENINGS: readonly (readonly number[])[] = [
  // PNG, JPEG.
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
];

/** True for a PDF. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-');
}

/** True for a picture of a kind that text is recognised in: PNG, JPEG. */
export function isPicture(bytes: Uint8Array): boolean {
  return OPENINGS.some((opening) => opening.every((byte, i) => bytes[i] === byte));
}
