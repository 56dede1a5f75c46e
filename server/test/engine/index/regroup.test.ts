import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { PARTS } from '../../../src/engine/index/parts.ts';
import { regroup } from '../../../src/engine/index/regroup.ts';
import type { Shard } from '../../../src/engine/index/shard.ts';
import type { Suffixes } from '../../../src/engine/index/suffixes.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const line = fc.string({ unit: fc.constantFrom(...'天地人和。'), minLength: 1, maxLength: 12 });
const part = fc.constantFrom(PARTS.distinct, PARTS.copy, PARTS.gone);

/** Every suffix of a part's passages, up to its passage's end, sorted plainly. */
function plainSuffixes(shard: Shard, parts: Uint8Array, wanted: number): string[] {
  const suffixes: string[] = [];
  for (const [passage, is] of parts.entries()) {
    if (is !== wanted) continue;
    const end = shard.passageEnd(passage);
    for (let at = shard.passageStart(passage); at < end; at++) suffixes.push(shard.folded(at, end));
  }
  return suffixes.sort();
}

function suffixesOf(shard: Shard, { positions }: Suffixes): string[] {
  return Array.from(positions, (at) => shard.folded(at, shard.passageEnd(shard.passageAt(at))));
}

function expectParts(shard: Shard, parts: Uint8Array): void {
  expect(suffixesOf(shard, shard.distinct)).toEqual(plainSuffixes(shard, parts, PARTS.distinct));
  expect(suffixesOf(shard, shard.copies)).toEqual(plainSuffixes(shard, parts, PARTS.copy));
}

describe('regroup', () => {
  it('leaves each suffix, in order, in the part of its passage, however many passages move', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 60 }),
        fc.array(fc.record({ passage: fc.nat(), to: part }), { minLength: 1, maxLength: 3 }),
        fc.array(part, { maxLength: 60 }),
        (lines, few, many) => {
          const [shard] = indexOf([fileOf('a.txt', lines.join('\n'))], 1, unitSegmenter).shards;
          const built = Uint8Array.from(shard.columns.passagePart);
          expectParts(shard, built);
          const first = built.map((is, passage) => many[passage] ?? is);
          const flags = new Uint8Array(1);
          const once = regroup(shard, built, first, flags);
          expectParts(once, first);
          const second = first.slice();
          for (const { passage, to } of few) {
            // What is gone does not come back.
            if (second[passage % second.length] !== PARTS.gone) second[passage % second.length] = to;
          }
          expectParts(regroup(once, first, second, flags), second);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('searches for the suffixes of one passage of many', () => {
    const lines = Array.from(
      { length: 400 },
      (_, i) => `${'天地人和'[i % 4]}${'天地人和'[(i >> 2) % 4]}地天`,
    );
    const [shard] = indexOf([fileOf('a.txt', lines.join('\n'))], 1, unitSegmenter).shards;
    const before = Uint8Array.from(shard.columns.passagePart);
    for (const to of [PARTS.copy, PARTS.gone]) {
      const after = before.slice();
      after[200] = to;
      const moved = regroup(shard, before, after, new Uint8Array(1));
      expectParts(moved, after);
      const left = before.length - (to === PARTS.gone ? 1 : 0);
      expect(new CorpusIndex([moved]).count('地天')).toBeGreaterThanOrEqual(left);
    }
  });
});
