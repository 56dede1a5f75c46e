import { describe, expect, it } from 'vitest';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { Shard } from '../../../src/engine/index/shard.ts';
import { findTwins } from '../../../src/engine/index/twins.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { draftOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const BODY = Array.from({ length: 30 }, (_, n) => `第${n}项工作由第${n}组负责，按期完成并报告。`);

/** Two versions of one report, {@link perShard} files to a shard. */
async function versions(perShard: number): Promise<CorpusIndex> {
  const report = (end: string): string =>
    ['工作总结', ...BODY, `各地务必守牢安全底线，甲乙丙三县先行先试${end}。`].join('\n');
  const { shards } = indexOf([fileOf('a.txt', report('')), fileOf('b.txt', report('并总结'))], perShard);
  const twins = await findTwins(shards);
  expect(twins.every((found) => found !== undefined)).toBe(true);
  return new CorpusIndex(
    shards.map(({ buffer }, n) => new Shard(buffer, undefined, undefined, undefined, twins[n])),
  );
}

describe('articles that say nearly the same', () => {
  it.each([1, 2])(
    'count as one where a continuation goes past its clause, %i to a shard',
    async (perShard) => {
      const predictor = new Predictor({ index: await versions(perShard), lexicon: EMPTY_LEXICON });
      const draft = draftOf('各地务必守牢');
      const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
      const { items } = predictor.completeNow({ draft, offset: draft.text.length, options });
      expect(items.length).toBeGreaterThan(0);
      expect(items.filter(({ text }) => /，./u.test(text))).toEqual([]);
    },
  );
});
