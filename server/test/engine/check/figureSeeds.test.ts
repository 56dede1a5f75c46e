import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../src/engine/check/corpusMatcher.ts';
import { figureSeeds } from '../../../src/engine/check/figureSeeds.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

function seedsIn(draft: string, source: string): string[] {
  const index = indexOf([fileOf('a.txt', `题\n${source}`)], 1, unitSegmenter);
  const seeds = [...figureSeeds(draft, new CorpusMatcher(index, 'draft:'))];
  return seeds.flatMap(({ run, places }) => {
    const found = places.map(({ shard, start, end }) => shard.folded(start, end));
    return [`${draft.slice(run.start, run.end)}: ${found.join(' ')}`];
  });
}

describe('what stands around a figure', () => {
  const SOURCE = '生铁产93万吨，煤2亿';

  it.each([
    ['with another figure', '生铁产4万吨，煤5', ['生铁产4万吨: 生铁产']],
    ['with one of other length, marks inside', '生铁产1，049.5万吨，煤5', ['生铁产1，049.5万吨: 生铁产']],
    ['only if there are three units before it', '铁产4万吨，煤5', []],
    ['no more than six units before it', '的好大生铁产4万吨，煤5', []],
    ['only with the same after it', '生铁产4亿吨，煤5', []],
    [
      'where the next figure is no farther than twelve units',
      '生铁产4万吨，一二三四五六七八九5',
      ['生铁产4万吨: 生铁产'],
    ],
    ['not where it is farther', '生铁产4万吨，一二三四五六七八九十5', []],
    ['up to the next figure', '万吨，煤4亿5', ['万吨，煤4亿: 万吨，煤']],
  ])('is found %s', (_, draft, seeds) => {
    expect(seedsIn(draft, SOURCE)).toEqual(seeds);
  });

  it('is what a search for any figure finds', () => {
    const text = fc.string({ unit: fc.constantFrom('产', '吨', '，', '1', '2', '.'), maxLength: 24 });
    fc.assert(
      fc.property(text, text, (draft, source) => {
        for (const seed of seedsIn(draft, source)) {
          const wanted = seed.slice(0, seed.lastIndexOf(': '));
          const [, before, after] = /^([^0-9]+)[0-9](?:[0-9]|[.，](?=[0-9]))*(.*)$/u.exec(wanted) ?? [];
          const any = `${before.replaceAll('.', '\\.')}[0-9](?:[0-9]|[.，](?=[0-9]))*${after.replaceAll('.', '\\.')}`;
          expect(source).toMatch(new RegExp(any, 'u'));
        }
      }),
    );
  });

  it('is looked for at two hundred places at most', () => {
    const often = (times: number): string => `${'铁产量增万吨。'.repeat(times)}铁产量增3万吨`;
    expect(seedsIn('铁产量增4万吨，5', often(199))).toHaveLength(1);
    expect(seedsIn('铁产量增4万吨，5', often(200)).length).toBeLessThan(2);
  });
});
