import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clipped, clippedLeft } from '../../../src/engine/text/clip.ts';

it.each([
  ['坚持发展', 4, '坚持发展'],
  ['坚持发展', 3, '坚持…'],
  ['𠮷𠮷𠮷', 3, '𠮷𠮷𠮷'],
  ['𠮷𠮷𠮷', 2, '𠮷…'],
  ['', 3, ''],
])('%s in %i characters is %s', (text, length, expected) => {
  expect(clipped(text, length)).toBe(expected);
});

it('never cuts a character, and keeps as many as fit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 12 }), (text, length) => {
      const characters = Array.from(text);
      const expected = characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
      expect(clipped(text, length)).toBe(expected);
    }),
  );
});

it('clipped from the left, it is the same seen in a mirror', () => {
  const mirrored = (text: string): string => [...text].toReversed().join('');
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('安', '全', '𠀀', 'a', '，') }),
      fc.integer({ min: 1, max: 9 }),
      (text, length) => {
        expect(clippedLeft(text, length)).toBe(mirrored(clipped(mirrored(text), length)));
      },
    ),
  );
});
