import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText, foldUnit } from '../../../src/engine/text/fold.ts';
import { inertLine } from '../../../src/engine/text/inert.ts';
import { UNIFIED, unified } from '../../../src/engine/text/unified.ts';
import { hostileText } from '../../support/hostileText.ts';
import { anyText } from '../../support/anyText.ts';

/** The rules of folding one by one, character by character: slow, and written from Unicode's names of them. */
function slowFold(text: string): { text: string; offsets: number[] } {
  let folded = '';
  const offsets: number[] = [];
  let space = -1;
  let end = 0;
  let at = 0;
  for (const character of text) {
    const from = at;
    at += character.length;
    if (/[\p{Cs}\uFFFC\uFFFE\uFFFF]/u.test(character)) continue;
    if (/[\s\u0085]/u.test(character) && character !== '\uFEFF') {
      if (space < 0) space = from;
      continue;
    }
    if (/\p{Cc}|\p{Cf}|\p{DI}/u.test(character) && isFolded(character)) continue;
    const equivalent = /[\u{2F800}-\u{2FA1F}]/u.test(character) ? character.normalize('NFC') : character;
    const unit = equivalent.length > 1 ? equivalent : String.fromCharCode(foldUnit(equivalent.charCodeAt(0)));
    if (space >= 0 && /[a-z]$/u.test(folded) && /[a-z]/u.test(unit)) {
      folded += ' ';
      offsets.push(space);
    }
    space = -1;
    for (let i = 0; i < unit.length; i++) offsets.push(from + i);
    folded += unit;
    end = at;
  }
  return { text: folded, offsets: [...offsets, end] };
}

/** Beyond the basic plane only what one first unit tells is dropped: tags and variation selectors. */
function isFolded(character: string): boolean {
  const point = character.codePointAt(0)!;
  return point < 0x10000 || (point >= 0xe0000 && point < 0xe0400);
}

const mixedText = fc.oneof(
  hostileText(),
  anyText(),
  fc
    .array(
      fc.constantFrom(
        ...'⻓⺠⼯長长发發展\u{2F804}\u{2F83A}\u{2F803} ,a B\u200B\uFE0F𠮷\uD842\uDFB7\u{E0100}\uFFFC',
      ),
      {
        maxLength: 20,
      },
    )
    .map((all) => all.join('')),
);

describe('folding', () => {
  it.each([
    ['⼯作', '工作'],
    ['⺠⽣', '民生'],
    ['⻓效', '长效'],
    ['⻑效', '长效'],
    ['⾧效', '长效'],
    ['市⻔⼝', '市门口'],
    ['\uF902辆', '车辆'],
    ['\uF98A量', '力量'],
    ['㆒\u31D0', '㆒一'],
    ['发\u200B展\u2060和\u2066安\u2069全', '发展和安全'],
    ['发\uFE00展\u{E0100}', '发展'],
    ['发\uFFFC展\uFFF9和\uFFFB安', '发展和安'],
    ['发\u{E0041}\u{E007F}展', '发展'],
    ['发\u2061展\u2064', '发展'],
    ['\u180E发\u034F展\u00AD', '发展'],
    ['𠮷林', '𠮷林'],
    ['\u{2F83F}动', '周动'],
    ['\u{2F804}\u{2F80F}', '你兔'],
    ['\u{2F89A}和\u{2F803}', '雕和𠄢'],
    ['\u{2FA1F}', '\u{2FA1F}'],
    ['\uD842林\uDFB7', '林'],
    ['㤘𫘝', '㤘𫘝'],
    ['乾坤', '乾坤'],
    ['乾隆', '乾隆'],
    ['覆盖', '覆盖'],
    ['狼藉', '狼藉'],
    ['著作', '著作'],
    ['瞭望', '瞭望'],
    ['哪吒', '哪吒'],
    ['奏摺', '奏摺'],
    ['統籌發展', '统筹发展'],
    ['關於象徵後', '关于象征后'],
    ['\uFFFD', '\uFFFD'],
  ])('%j folds to %j', (original, folded) => {
    expect(foldText(original)).toBe(folded);
  });

  it('is what the rules make of each character, with the way back', () => {
    fc.assert(
      fc.property(mixedText, (original) => {
        const { text, offsets } = fold(original);
        expect({ text, offsets: [...offsets] }).toEqual(slowFold(original));
      }),
      { numRuns: 2000 },
    );
  });

  it('folds what is folded to itself, and each part of it', () => {
    fc.assert(
      fc.property(mixedText, fc.nat(), fc.nat(), (original, a, b) => {
        const folded = foldText(original);
        const characters = Array.from(folded);
        const [from, to] = [a % (characters.length + 1), b % (characters.length + 1)].sort((x, y) => x - y);
        const part = characters.slice(from, to).join('').trim();
        expect(foldText(part)).toBe(part);
      }),
    );
  });

  it('maps each unit to one that folds to itself', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const folded = foldUnit(unit);
      expect(folded === 0 || foldUnit(folded) === folded, unit.toString(16)).toBe(true);
    }
  });

  it('takes every radical and compatibility ideograph for the character that Unicode names', () => {
    for (let unit = 0xf900; unit <= 0xfaff; unit++) {
      const form = String.fromCharCode(unit);
      const equivalent = form.normalize('NFC');
      expect(unified(form)).toBe(equivalent.length === 1 ? equivalent : form);
    }
    for (let unit = 0x2f00; unit <= 0x2fd5; unit++) {
      const form = String.fromCharCode(unit);
      expect(unified(form)).toBe(form.normalize('NFKC'));
    }
    for (const [form, character] of UNIFIED) {
      expect(foldUnit(form)).toBe(foldUnit(character));
      expect(UNIFIED.has(character)).toBe(false);
    }
    expect(unified('⻓⺠⼯𠮷a')).toBe('长民工𠮷a');
    for (let point = 0x2f800; point <= 0x2fa1f; point++) {
      const form = String.fromCodePoint(point);
      const equivalent = form.normalize('NFC');
      expect(unified(form)).toHaveLength(form.length);
      expect(inertLine(unified(form))).toBe(equivalent);
      expect(foldText(form)).toBe(foldText(equivalent));
    }
  });
});
