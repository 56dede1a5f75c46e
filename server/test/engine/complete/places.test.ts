import { describe, expect, it } from 'vitest';
import { gatherPlaces, PlaceList } from '../../../src/engine/complete/places.ts';
import { TUNING } from '../../../src/engine/complete/tuning.ts';
import { sizeOf } from '../../../src/engine/index/sampling.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

/** Places of each length of context, the longest first, how many all of them stand for, and how many there are. */
function gathered(text: string, tail: string, placesEnough = TUNING.placesEnough) {
  const places = new PlaceList();
  places.clear([]);
  const index = indexOf([fileOf('a.txt', text)]);
  gatherPlaces(index, tail, { ...TUNING, placesEnough }, places);
  const taken = Array.from({ length: tail.length }, (_, n) => {
    const shared = Array.from(places.shared.subarray(0, places.length));
    return shared.filter((one) => one === tail.length - n).length;
  });
  const standFor = places.weight.subarray(0, places.length).reduce((sum, one) => sum + one, 0);
  return { taken, standFor: Math.round(standFor), all: sizeOf(index.distinctMatches(tail.slice(-1))) };
}

describe('places of the corpus', () => {
  const lines = (text: string, times: number): string =>
    Array.from({ length: times }, (_, n) => `${text}${String.fromCharCode(0x5000 + n)}`).join('\n');
  const shorter = lines('坚持', 2000);

  it('are all taken of a context that has few', () => {
    expect(gathered(lines('我们坚持', 20), '们坚持').taken).toEqual([20, 0, 0]);
  });

  it('of a frequent context are the fewer the more a longer one has, and stand for all', () => {
    const alone = gathered(shorter, '们坚持');
    const beside = gathered(`${lines('我们坚持', 64)}\n${shorter}`, '们坚持');
    const unbounded = gathered(`${lines('我们坚持', 64)}\n${shorter}`, '们坚持', Infinity);
    expect(alone.taken[0]).toBe(0);
    expect(beside.taken[0]).toBe(64);
    const ofShorter = (taken: number[]): number => taken[1] + taken[2];
    expect(ofShorter(beside.taken)).toBeLessThan(0.6 * ofShorter(alone.taken));
    expect(ofShorter(unbounded.taken)).toBeGreaterThan(0.9 * ofShorter(alone.taken));
    expect(ofShorter(beside.taken)).toBeGreaterThanOrEqual(32);
    expect([alone.standFor, beside.standFor]).toEqual([alone.all, beside.all]);
  });
});
