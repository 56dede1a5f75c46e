import { describe, expect, it } from 'vitest';
import { Positions } from '../../../src/engine/index/positions.ts';
import { Suffixes } from '../../../src/engine/index/suffixes.ts';

/** More pairs than are remembered, each of many units with each. */
const UNITS = 200;
const TEXT = Uint16Array.from({ length: 40_000 }, (_, at) =>
  at === 39_999 ? 0 : 0x4e00 + ((at * at + 7 * at + (at >>> 3)) % UNITS),
);

function sortedSuffixes(text: Uint16Array): Uint32Array {
  const compare = (a: number, b: number): number => {
    if (a === b) return 0;
    let shared = 0;
    while (text[a + shared] === text[b + shared]) shared++;
    return text[a + shared] - text[b + shared];
  };
  return Uint32Array.from(text.keys()).sort(compare);
}

describe('the suffixes of a pair', () => {
  it('are those that a scan counts, however many pairs were asked for before', () => {
    const suffixes = new Suffixes(TEXT, Positions.of(sortedSuffixes(TEXT), TEXT.length));
    const counts = new Map<string, number>();
    for (let at = 0; at + 2 < TEXT.length; at++) {
      const pair = String.fromCharCode(TEXT[at], TEXT[at + 1]);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    for (const round of [1, 2]) {
      for (let first = 0; first < UNITS; first++) {
        for (let second = 0; second < UNITS; second++) {
          const pair = String.fromCharCode(0x4e00 + first, 0x4e00 + second);
          const { lo, hi } = suffixes.find(pair);
          if (hi - lo !== (counts.get(pair) ?? 0))
            expect(`${round} ${pair} ${hi - lo}`).toBe(counts.get(pair));
          if (hi > lo) expect(TEXT[suffixes.positions.at(lo) + 1]).toBe(0x4e00 + second);
        }
      }
    }
  });
});
