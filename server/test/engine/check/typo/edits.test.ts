import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { type Edit, Edits, type Sources } from '../../../../src/engine/check/typo/edits.ts';
import { gramsOf } from '../../../../src/engine/check/typo/grams.ts';
import { fileOf, indexOf, unitSegmenter } from '../../../support/corpora.ts';

const text = fc.string({ unit: fc.constantFrom(...'发展和安〇，a'), minLength: 1, maxLength: 30 });

describe('Edits', () => {
  it('are the same whether what follows a context is looked up or sifted', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, (texts, draft) => {
        const index = indexOf(
          texts.map((one, i) => fileOf(`${i}.txt`, one)),
          2,
          unitSegmenter,
        );
        const matcher = new CorpusMatcher(index, 'draft:');
        const editsWith = (following: Sources['following']): Edit[] => {
          const everywhere = new Uint8Array(draft.length + 1).fill(1);
          const edits = new Edits(
            { text: draft, unit: everywhere, joint: everywhere },
            gramsOf(index),
            { holds: (run) => matcher.holds(run), following },
            () => true,
            () => true,
          );
          return Array.from({ length: draft.length + 1 }, (_, at) => [...edits.at(at)]).flat();
        };
        const sifted = editsWith(() => undefined);
        expect(editsWith((context) => matcher.following(context, Infinity))).toEqual(sifted);
        expect(editsWith((context) => matcher.following(context, 2))).toEqual(sifted);
      }),
      { numRuns: 100 },
    );
  });
});
