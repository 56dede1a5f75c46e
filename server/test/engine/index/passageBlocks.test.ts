import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PassageBlocks } from '../../../src/engine/index/passageBlocks.ts';

describe('PassageBlocks', () => {
  it('tells the passage of every position', () => {
    const lengths = fc.array(fc.integer({ min: 2, max: 300 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lengths, (passages) => {
        const starts = [0];
        for (const length of passages) starts.push(starts[starts.length - 1] + length);
        const blocks = new PassageBlocks(Uint32Array.from(starts));
        const found = Array.from({ length: starts[passages.length] }, (_, position) => blocks.at(position));
        expect(found).toEqual(passages.flatMap((length, passage) => Array<number>(length).fill(passage)));
      }),
    );
  });
});
