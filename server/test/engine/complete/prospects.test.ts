import { describe, expect, it } from 'vitest';
import { Prospects } from '../../../src/engine/complete/prospects.ts';

const whole = (length: number): number => length;
const LATER = { typed: 0.9, taken: 1.1 };
const way = (text: string, probability: number) => ({ text, probability });

describe('what a list saves', () => {
  const SHORT = 0;
  const LONG = 1;
  const OTHER = 2;
  const ways = [way('甲乙', 0.5), way('甲乙丙丁', 0.3), way('子丑寅', 0.2)];
  it('at once, a row taken wherever it is right and no other saves more', () => {
    const list = new Prospects(ways, whole);
    expect([SHORT, LONG, OTHER].map((row) => list.addedBy(row))).toEqual([0.5, 0.9, 0.4].map(closeTo));
    list.take(LONG);
    // At the second rank two characters are not worth taking.
    expect([SHORT, LONG, OTHER].map((row) => list.addedBy(row))).toEqual([0, 0, 0.2].map(closeTo));
  });

  it('counts beyond what the lists after it and after the next character save', () => {
    const list = new Prospects(ways, whole, LATER);
    // After 甲 the next list has 甲乙丙丁, which saves 2 of it; after 子 it has 子丑寅, and 1.
    const typed = { long: 0.9 * 2, other: 0.9 * 1 };
    // After 甲乙 it has the rest of 甲乙丙丁, and saves 1.
    expect(list.addedBy(SHORT)).toBeCloseTo(0.2 * 1 + 0.3 * (1 + 1.1 * 1 - typed.long));
    expect(list.addedBy(LONG)).toBeCloseTo(0.3 * (3 - typed.long));
    expect(list.addedBy(OTHER)).toBeCloseTo(0.2 * (2 - typed.other));
    list.take(LONG);
    expect(list.addedBy(OTHER)).toBeCloseTo(0.2 * (1 - typed.other));
  });

  it('counts the lists after it by their first two rows, each at its rank', () => {
    // Four ways on from 甲乙, each three units: the next list saves 2 of the likeliest, 1 of the second, and no more.
    const on = [0.2, 0.15, 0.1, 0.05].map((chance, number) => way(`甲乙${'丙丁戊己'[number]}庚辛`, chance));
    const list = new Prospects([way('甲乙', 0.5), ...on], whole, { typed: 0, taken: 1 });
    // By typing one more character of these, each is had at rank one, with 1 saved; that counts for nothing here.
    expect(list.addedBy(0)).toBeCloseTo(0.5 * 1 + 0.2 * 2 + 0.15 * 1);
  });

  it('depends neither on the order of what may come nor on texts that are there twice', () => {
    const added = new Prospects(ways, whole, LATER).addedBy(LONG);
    expect(new Prospects(ways.toReversed(), whole, LATER).addedBy(1)).toBeCloseTo(added);
    const twice = new Prospects([...ways, ways[OTHER]], whole);
    expect(twice.addedBy(OTHER) + twice.addedBy(3)).toBeGreaterThan(0);
    twice.take(OTHER);
    expect(twice.addedBy(3)).toBe(0);
  });

  it('is never less than nothing, whatever the chances', () => {
    const list = new Prospects([way('甲乙', 0.1), way('甲乙丙', 0.4)], whole);
    expect(list.addedBy(0)).toBeCloseTo(0.4);
    list.take(1);
    expect(list.addedBy(0)).toBe(0);
  });
});

function closeTo(value: number): unknown {
  return expect.closeTo(value) as unknown;
}
