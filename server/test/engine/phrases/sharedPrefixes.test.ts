import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArticleColors } from '../../../src/engine/phrases/articleColors.ts';
import { MergedSuffixes } from '../../../src/engine/phrases/mergedSuffixes.ts';
import { visitSharedPrefixes } from '../../../src/engine/phrases/sharedPrefixes.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const CAP = 9;

const corpora = fc.tuple(
  fc.array(fc.stringMatching(/^[甲乙]{1,14}$/), { minLength: 1, maxLength: 7 }),
  fc.integer({ min: 1, max: 3 }),
);

function merge(texts: readonly string[], perShard: number) {
  const files = texts.map((text, number) => fileOf(`${number}.txt`, text));
  const { shards } = indexOf(files, perShard, unitSegmenter);
  const colors = new ArticleColors(shards);
  const streams = colors.shards.flatMap((source) =>
    [source.shard.distinct, source.shard.copies].map((suffixes) => ({
      source,
      suffixes,
      from: 0,
      to: suffixes.positions.length,
      keep: source.keepCounting.bind(source),
    })),
  );
  const sources = streams.map(({ source }) => source);
  return {
    shards: sources.map(({ shard }) => shard),
    sources,
    colors: colors.count,
    merged: new MergedSuffixes(streams, CAP),
  };
}

describe('MergedSuffixes', () => {
  it('gives all suffixes in order, each with what it shares with the one before', () => {
    fc.assert(fc.property(corpora, ([texts, perShard]) => expectInOrder(texts, perShard)));
  });

  it('does so where each array has more of them than are looked at in one go', () => {
    const texts = Array.from({ length: 60 }, (_, number) =>
      number.toString(2).padStart(12, '0').replaceAll('0', '甲').replaceAll('1', '乙'),
    );
    expectInOrder(texts, 25);
  });
});

function expectInOrder(texts: readonly string[], perShard: number): void {
  const { shards, merged } = merge(texts, perShard);
  const seen: string[] = [];
  while (merged.next()) {
    const shard = shards[merged.stream];
    const end = shard.passageEnd(shard.passageAt(merged.position));
    const suffix = shard.folded(merged.position, end).slice(0, CAP);
    const before = seen.at(-1) ?? '';
    expect(before <= suffix).toBe(true);
    expect(merged.commonPrefix).toBe(sharedLength(before, suffix));
    seen.push(suffix);
  }
  const all = [...new Set(texts)].flatMap((text) => [...text].map((_, i) => text.slice(i, i + CAP)));
  expect(seen).toEqual(all.sort());
}

describe('visitSharedPrefixes', () => {
  it('visits every right-maximal prefix once, with its exact places and articles', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, async ([texts, perShard]) => {
        const { shards, sources, colors, merged } = merge(texts, perShard);
        const found = new Map<string, [number, number]>();
        expect(merged.share).toBeLessThan(1);
        await visitSharedPrefixes<never>(
          merged,
          sources,
          { minDepth: 2, minArticles: 1, colors },
          ({ depth, from, to, articles }, members) => {
            const at = members.position[from];
            const text = shards[members.stream[from]].folded(at, at + depth);
            expect(found.has(text)).toBe(false);
            found.set(text, [to - from, articles]);
            return undefined;
          },
          () => undefined,
          () => undefined,
          NEVER,
        );
        expect(merged.share).toBe(1);
        expect(found).toEqual(rightMaximal([...new Set(texts)]));
      }),
    );
  });
});

/** By definition: shared by two suffixes that go on differently, or can no longer be distinguished. */
function rightMaximal(texts: readonly string[]): Map<string, [number, number]> {
  const places = new Map<string, { articles: Set<number>; next: string[] }>();
  for (const [article, text] of texts.entries()) {
    for (let start = 0; start < text.length; start++) {
      for (let end = start + 2; end <= Math.min(text.length, start + CAP); end++) {
        const entry = places.get(text.slice(start, end)) ?? { articles: new Set(), next: [] };
        places.set(text.slice(start, end), entry);
        entry.articles.add(article);
        entry.next.push(end < text.length ? text[end] : `end of ${article}`);
      }
    }
  }
  const maximal = new Map<string, [number, number]>();
  for (const [text, { articles, next }] of places) {
    if (next.length < 2) continue;
    if (text.length === CAP || new Set(next).size > 1) maximal.set(text, [next.length, articles.size]);
  }
  return maximal;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
