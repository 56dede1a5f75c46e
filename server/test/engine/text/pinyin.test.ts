import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { UNIT_CLASS, unitClass } from '../../../src/engine/text/charClass.ts';
import { readings, readingsInContext } from '../../../src/engine/text/pinyin.ts';

const readingsOf = (character: string) => readings(character.charCodeAt(0));

describe('readings of a character', () => {
  it('are those of pinyin-pro for each there is (else: node scripts/make-readings.mjs)', () => {
    const differ: string[] = [];
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      const given = pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true });
      const typed = given.flatMap((syllable) =>
        /^[a-z]+$/u.test(syllable) ? [syllable, syllable.replace('v', 'u')] : [],
      );
      const expected = unitClass(unit) === UNIT_CLASS.han ? [...new Set(typed)].join() : '';
      const found = readings(unit).join();
      if (found !== expected) differ.push(`${character}: ${found} for ${expected}`);
    }
    expect(differ).toEqual([]);
  });

  it('begin with the most usual, and have u beside v for ü', () => {
    expect(readingsOf('重')).toEqual(['zhong', 'chong']);
    expect(readingsOf('绿')).toEqual(['lv', 'lu']);
    expect(readingsOf('吕')).toEqual(['lv', 'lu']);
  });

  it('are none for what is no character', () => {
    for (const other of ['a', '1', '，', '々', '\ud840']) expect(readingsOf(other)).toEqual([]);
    // Beyond the end of a text.
    expect(readings('字'.charCodeAt(1))).toEqual([]);
    expect(readings(new Uint16Array(1)[1])).toEqual([]);
  });
});

describe('readings in context', () => {
  it('are those of the word, and none beyond the basic plane', () => {
    expect(readingsInContext('重庆，𠀀')).toEqual([['chong'], ['qing'], [], [], []]);
  });
});
