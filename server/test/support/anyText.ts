import fc from 'fast-check';

/** Halves of surrogate pairs: no characters by themselves. */
const FIRST_HALF = 0xd800;
const HALVES = 0x800;

/**
 * Text of any characters of Unicode. In place of fast-check's `unit: 'binary'`, which takes seconds to build its table of
 * them in each test file.
 */
export function anyText({ minLength = 0, maxLength = 10 } = {}): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0, max: 0x10ffff - HALVES }), { minLength, maxLength })
    .map((numbers) => String.fromCodePoint(...numbers.map((n) => (n < FIRST_HALF ? n : n + HALVES))));
}
