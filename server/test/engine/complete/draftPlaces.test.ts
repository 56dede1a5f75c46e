import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherDraftPlaces, PlaceList } from '../../../src/engine/complete/places.ts';
import { TUNING } from '../../../src/engine/complete/tuning.ts';

/** What stands at the places of the draft, as [at, units shared]. */
function placesIn(text: string, tail: string): [at: number, shared: number][] {
  const places = new PlaceList();
  places.clear([]);
  gatherDraftPlaces(text, 0, tail, TUNING, places);
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
});
