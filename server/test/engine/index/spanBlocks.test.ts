import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpanBlocks } from '../../../src/engine/index/spanBlocks.ts';

describe('SpanBlocks', () => {
  it('gives the span of every position, whatever the blocks', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 9 }), (spans, bits) => {
        const starts = [0];
        for (const length of spans) starts.push(starts[starts.length - 1] + length);
        const blocks = new SpanBlocks(Uint32Array.from(starts), bits);
        const found = Array.from({ length: starts[spans.length] }, (_, position) => blocks.at(position));
        expect(found).toEqual(spans.flatMap((length, span) => Array<number>(length).fill(span)));
      }),
    );
  });
});
