import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { FREQUENT, frequentPhrases } from '../../../src/engine/index/frequent.ts';
import { PARTS } from '../../../src/engine/index/parts.ts';
import { regroup } from '../../../src/engine/index/regroup.ts';
import type { Shard } from '../../../src/engine/index/shard.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const LEAST = 3;

/** The articles of each phrase of 1 to 4 units that opens so many distinct suffixes, found by looking at each place. */
function plainly(shard: Shard, least: number): Map<string, number> {
  const articles = new Map<string, Set<number>>();
  const distinct = new Map<string, number>();
  for (const part of [shard.distinct, shard.copies]) {
    for (const at of part.positions) {
      const passage = shard.passageAt(at);
      for (let end = at + 1; end <= Math.min(at + 4, shard.passageEnd(passage)); end++) {
        const phrase = shard.folded(at, end);
        articles.set(phrase, (articles.get(phrase) ?? new Set()).add(shard.columns.passageArticle[passage]));
        if (part === shard.distinct) distinct.set(phrase, (distinct.get(phrase) ?? 0) + 1);
      }
    }
  }
  return new Map(
    [...articles].filter(([of]) => (distinct.get(of) ?? 0) >= least).map(([of, { size }]) => [of, size]),
  );
}

describe('frequentPhrases', () => {
  it('counts the articles of all phrases with many places, and of no others', () => {
    const line = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 12 });
    const file = fc.array(line, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 6 }), (files) => {
        const [shard] = indexOf(
          files.map((lines, n) => fileOf(`${n}.txt`, lines.join('\n'))),
          files.length,
          unitSegmenter,
        ).shards;
        const found = frequentPhrases(shard, LEAST).map(
          ({ phrase, articles }) => [phrase, articles] as const,
        );
        expect(new Map(found)).toEqual(plainly(shard, LEAST));
        expect(found).toHaveLength(new Set(found.map(([phrase]) => phrase)).size);
      }),
      { numRuns: 200 },
    );
  });
});

describe('attestation of frequent phrases', () => {
  const FILES = 12;
  const lines = (n: number): string[] =>
    Array.from(
      { length: 40 },
      (_, at) => `${n}之${at}${`${n % 3 === 0 ? '统筹' : '发展'}安全，`.repeat(16)}`,
    );
  const index = indexOf(
    Array.from({ length: FILES }, (_, n) => fileOf(`${n}.txt`, lines(n).join('\n'))),
    FILES,
    unitSegmenter,
  );
  const [shard] = index.shards;

  it('is what counting its places gives', () => {
    const listed = plainly(shard, FREQUENT);
    expect(shard.columns.frequent[0]).toBe(listed.size);
    expect(listed.size).toBeGreaterThan(3);
    for (const [phrase, articles] of listed) {
      const places = [...index.places(phrase)];
      expect(index.attestation(phrase)).toEqual({ places: places.length, articles });
      expect(new Set(places.map((place) => index.articleKey(place))).size).toBe(articles);
    }
  });

  it('leaves out what was removed since', () => {
    const [first, end] = shard.passagesOf(1);
    const before = Uint8Array.from(shard.columns.passagePart);
    const after = before.slice().fill(PARTS.gone, first, end);
    const removed = new Uint8Array(FILES);
    removed[1] = 1;
    const rest = new CorpusIndex([regroup(shard, before, after, removed)]);
    const { places, articles } = index.attestation('安全');
    expect(rest.attestation('安全')).toEqual({ places: places - 640, articles: articles - 1 });
  });
});
