import { beforeAll, describe, expect, it } from 'vitest';
import {
  confusablesOf,
  shapeLikeness,
  soundAlikesOf,
  soundLikeness,
} from '../../../../src/engine/check/typo/confusables.ts';
import { loadReadings } from '../../../../src/engine/text/pinyin.ts';

beforeAll(loadReadings);

const unitOf = (character: string): number => character.charCodeAt(0);
const of = (found: ReturnType<typeof confusablesOf>, character: string) =>
  found.find(({ unit }) => unit === unitOf(character));

describe('characters sound alike', () => {
  it.each([
    ['机', '基', 1],
    ['机', '寄', 1],
    // Another reading of one of them.
    ['行', '航', 0.6],
    ['航', '行', 0.6],
    // What dialects and input methods make one.
    ['只', '资', 0.4],
    ['吃', '词', 0.4],
    ['是', '四', 0.4],
    ['蓝', '难', 0.4],
    ['放', '反', 0.4],
    ['应', '因', 0.4],
    ['能', '嫩', 0.4],
    ['中', '工', 0],
    ['懂', '顿', 0],
    ['，', '机', 0],
    ['机', '，', 0],
  ])('%s and %s: %f', (a, b, likeness) => {
    expect(soundLikeness(unitOf(a), unitOf(b))).toBe(likeness);
  });
});

describe('characters that are confused', () => {
  it('sound alike or look alike, and are never the character itself', () => {
    for (const character of '机己未人的') {
      const found = confusablesOf(unitOf(character));
      expect(found.length).toBeGreaterThan(0);
      expect(of(found, character)).toBeUndefined();
      expect(of(found, ' ')).toBeUndefined();
      for (const { unit, sound, shape } of found) {
        expect(sound + shape).toBeGreaterThan(0);
        expect(sound).toBe(soundLikeness(unitOf(character), unit));
        expect(shape).toBe(shapeLikeness(unitOf(character), unit));
      }
      expect(new Set(found.map(({ unit }) => unit)).size).toBe(found.length);
    }
  });

  it.each([
    ['己', '已'],
    ['未', '末'],
    ['人', '入'],
  ])('look alike: %s and %s', (a, b) => {
    expect(of(confusablesOf(unitOf(a)), b)?.shape).toBeGreaterThan(0.5);
    expect(shapeLikeness(unitOf(a), unitOf('鑫'))).toBe(0);
    expect(shapeLikeness(unitOf('，'), unitOf(b))).toBe(0);
  });

  it('rank by look, the likest 1, no two alike', () => {
    const shapes = confusablesOf(unitOf('未')).flatMap(({ shape }) => (shape > 0 ? [shape] : []));
    expect(Math.max(...shapes)).toBe(1);
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it('are few enough to be tried for each of two, those that sound most alike first', () => {
    const all = confusablesOf(unitOf('机')).filter(({ sound }) => sound > 0);
    const alike = soundAlikesOf(unitOf('机'));
    expect(alike).toHaveLength(Math.min(160, all.length));
    expect(alike.map(({ sound }) => sound)).toEqual(
      alike.map(({ sound }) => sound).toSorted((a, b) => b - a),
    );
    expect(of(alike, '技')?.sound).toBe(1);
    for (const { sound } of soundAlikesOf(unitOf('未'))) expect(sound).toBeGreaterThan(0);
  });
});
