import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inert, inertJson, inertLine } from '../../../src/engine/text/inert.ts';
import { hostileText } from '../../support/hostileText.ts';

/** One class at a time, by Unicode's names, where the code has one list of ranges. */
const STEERS = [
  (c: string) => /\p{Cc}/u.test(c) && c !== '\n' && c !== '\t',
  (c: string) => /\p{Bidi_Control}/u.test(c),
  (c: string) => /\p{Cs}/u.test(c),
  (c: string) => c >= '\u206A' && c <= '\u206F',
  (c: string) => c >= '\uFFF9' && c <= '\uFFFB',
  (c: string) => c === '\uFEFF',
  (c: string) => c.codePointAt(0)! >= 0xe0000 && c.codePointAt(0)! <= 0xe007f,
];

describe('inert text', () => {
  it('keeps all but what steers, in all of the basic plane', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      const expected = STEERS.some((steers) => steers(character)) ? '' : character;
      expect(inert(character), unit.toString(16)).toBe(expected);
    }
  });

  it.each([
    ['\u001B[2J清屏\u001B]0;标题\u0007', '[2J清屏]0;标题'],
    ['\u009B31m红', '31m红'],
    ['甲\u202E乙\u2066丙\u2069', '甲乙丙'],
    ['甲\u{E0041}乙', '甲乙'],
    ['𠮷\uD842', '𠮷'],
    ['甲\r\n乙\u2028丙', '甲 乙 丙', inertLine],
  ])('%j becomes %j', (text, expected, make = inert) => {
    expect(make(text)).toBe(expected);
  });

  it('loses nothing of a value written as JSON', () => {
    fc.assert(
      fc.property(fc.array(hostileText()), (texts) => {
        const json = inertJson(JSON.stringify({ texts }, null, 2));
        expect(JSON.parse(json)).toEqual({ texts });
        expect(inert(json)).toBe(json);
      }),
    );
  });
});
