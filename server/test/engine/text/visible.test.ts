import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src/engine/text/fold.ts';
import { visible } from '../../../src/engine/text/visible.ts';
import { hostileText } from '../../support/hostileText.ts';
import { anyText } from '../../support/anyText.ts';

const INVISIBLE = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}\p{DI}\uFFFC\uFFFE\uFFFF\uFDD1]/gu;

describe('the visible text', () => {
  it('is the text without what no reader sees, and leads back', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), anyText()), fc.nat(), fc.nat(), (original, a, b) => {
        const { text, original: back } = visible(original);
        // Beyond the basic plane, what one first unit tells: tags and variation selectors.
        expect(text).toBe(
          original
            .replaceAll(INVISIBLE, (character) =>
              character.length > 1 && (character < '\u{E0000}' || character > '\u{E03FF}') ? character : '',
            )
            // Two units that look like a character of one.
            .replaceAll(/[\u{2F800}-\u{2FA1F}]/gu, (form) =>
              form.normalize('NFC').length === 1 ? form.normalize('NFC') : form,
            ),
        );
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const span = back({ start, end });
        const taken = original.slice(span.start, span.end);
        expect(visible(taken).text).toBe(text.slice(start, end));
        expect(foldText(text)).toBe(foldText(original));
      }),
      { numRuns: 1000 },
    );
  });
});
