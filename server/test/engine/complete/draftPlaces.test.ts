import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherDraftPlaces, PlaceList } from '../../../src/engine/complete/places.ts';
import { TUNING } from '../../../src/engine/complete/tuning.ts';

/** What is at the places of the draft, as [at, units shared]. */
function placesIn(text: string, tail: string): [at: number, shared: number][] {
  const places = new PlaceList();
  places.clear([]);
  // Every 丙 begins a word, nothing else does.
  const isWordStart = (position: number): boolean => text[position] === '丙';
  gatherDraftPlaces({ text, isWordStart }, 0, tail, TUNING, places);
  return Array.from({ length: places.length }, (_, i) => [places.at[i], places.shared[i]]);
}

describe('places in the draft', () => {
  it('are those that a plain search finds, with what they share', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '\0'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('甲', '乙'), maxLength: 9 }), (draft, tail) => {
        const plain: [number, number][] = [];
        for (let at = draft.length; at >= 2; at--) {
          let shared = 0;
          while (shared < Math.min(tail.length, at) && draft[at - shared - 1] === tail.at(-1 - shared))
            shared++;
          if (shared >= 2 && draft[at] !== '\0') plain.push([at, shared]);
        }
        expect(placesIn(draft, tail)).toEqual(plain);
      }),
    );
  });

  it('are the last ones where a draft says one thing over and over', () => {
    const draft = '统筹发展，'.repeat(10_000);
    const places = placesIn(draft, '统筹');
    expect(places.length).toBeLessThan(2000);
    expect(places[0][0]).toBe(draft.length - 3);
    expect(placesIn(draft, '统筹发展').every(([, shared]) => shared === 4)).toBe(true);
  });

  it('share one unit where it begins a word', () => {
    expect(placesIn('丙甲乙\0乙丙乙\0', '丙')).toEqual([
      [6, 1],
      [1, 1],
    ]);
    expect(placesIn('丙甲乙\0乙丙乙\0', '甲')).toEqual([]);
  });

  it('are taken once, by the longest context', () => {
    expect(placesIn('乙丙甲\0甲丙乙\0', '乙丙')).toEqual([
      [6, 1],
      [2, 2],
    ]);
  });

  it('of one unit are the last of many', () => {
    expect(placesIn('丙甲'.repeat(10_000), '丙')).toHaveLength(32);
  });
});

describe('voices of places', () => {
  it('are numbered in the order of the places', () => {
    const voices = fc.array(
      fc.oneof(fc.nat({ max: 20 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
      {
        maxLength: 3000,
      },
    );
    fc.assert(
      fc.property(voices, (all) => {
        const places = new PlaceList();
        for (const _ of all) places.add(0, 0, 1, 1);
        places.voice.set(all);
        places.numberVoices();
        const different = [...new Set(all)];
        expect(Array.from(all, (_, i) => different[places.voiceNumber[i]])).toEqual(all);
      }),
      { numRuns: 30 },
    );
  });
});
