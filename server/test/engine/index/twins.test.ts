import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gatherPlaces, PlaceList } from '../../../src/engine/complete/places.ts';
import { TUNING } from '../../../src/engine/complete/tuning.ts';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { Shard } from '../../../src/engine/index/shard.ts';
import { signatureOf, similarity } from '../../../src/engine/index/signature.ts';
import { findTwins } from '../../../src/engine/index/twins.ts';
import { mineLexicon } from '../../../src/engine/phrases/mine.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const seeds = new URL('../../../../seeds/', import.meta.url);
const texts = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, seeds), 'utf8'));

/** The text with every 100th character changed and other punctuation: the same speech in another collection. */
const retouched = (text: string) =>
  Array.from(text, (character, i) => (i % 100 === 99 && character !== '\n' ? '某' : character))
    .join('')
    .replaceAll('，', ',');

function signature(text: string): Uint8Array {
  const folded = foldText(text);
  const units = Uint16Array.from(folded, (unit) => unit.charCodeAt(0));
  return signatureOf(units, 0, units.length);
}

/** The index with its twins told. */
async function withTwins(index: CorpusIndex): Promise<CorpusIndex> {
  const found = await findTwins(index.shards);
  return new CorpusIndex(
    index.shards.map(({ buffer, distinct, copies, removed }, number) => {
      return new Shard(buffer, distinct.positions.bytes, copies.positions.bytes, removed, found[number]);
    }),
  );
}

/** The files of each group of twins. */
function groupsOf(index: CorpusIndex): string[] {
  const groups = new Map<number, string[]>();
  for (const shard of index.shards) {
    for (let article = 0; article < shard.articleCount; article++) {
      const group = shard.twinGroup(article);
      if (group === 0) continue;
      groups.set(group, [...(groups.get(group) ?? []), shard.article(article).uri.slice(15)]);
    }
  }
  return [...groups.values()].map((names) => names.sort().join(' ')).sort();
}

describe('signatures', () => {
  it('estimate the share of common runs', () => {
    const [a, b] = texts;
    expect(similarity(signature(a), signature(a))).toBe(1);
    expect(similarity(signature(a), signature(b))).toBeLessThan(0.15);
    expect(Math.abs(similarity(signature(a), signature(a.slice(0, a.length / 2))) - 0.5)).toBeLessThan(0.15);
    expect(signature('太短').every((entry) => entry === 0)).toBe(true);
  });
});

describe('twins', () => {
  const files = [...texts, ...texts.map(retouched)].map((text, n) => fileOf(`${n}.txt`, text));
  const pairs = texts.map((_, n) => [`${n}.txt`, `${n + texts.length}.txt`].sort().join(' ')).sort();

  it('are distinguished from articles that share set phrases, however the files are sharded and ordered', async () => {
    expect(groupsOf(await withTwins(indexOf(files)))).toEqual(pairs);
    expect(groupsOf(await withTwins(indexOf(files.toReversed(), 3)))).toEqual(pairs);
  });

  const long = texts[0].replaceAll('\n', '').match(/.{150}/gu) ?? [];
  const speech = (change: string) => [
    `讲话${change}`,
    ...long.map((paragraph) => `${paragraph}${change}`),
    `要绷紧安全这根弦，${change}守住安全底线，强化责任落实。`,
  ];
  const collections = ['一是', '二是', '三是'].map((change, n) => {
    return fileOf(`collection${n}.txt`, speech(change).join('\n'));
  });
  const others = ['优化营商环境。', '增进民生福祉。'].map((end, n) => {
    return fileOf(`other${n}.txt`, `另一份报告${n}\n我们要绷紧安全这根弦，${end}`);
  });

  /** What the places of 绷紧安全这根弦， weigh for ranking, by the unit that follows. */
  function weights(index: CorpusIndex): Record<string, number> {
    const places = new PlaceList();
    places.clear([]);
    gatherPlaces(index, foldText('绷紧安全这根弦，'), { ...TUNING, longestContext: 8 }, places);
    const found: Record<string, number> = {};
    for (let i = 0; i < places.length; i++) {
      if (places.shared[i] < 8) continue;
      const next = String.fromCharCode(index.shards[places.source[i]].columns.text[places.at[i]]);
      found[next] = Math.round(((found[next] ?? 0) + places.weight[i]) * 100) / 100;
    }
    return found;
  }

  it('count once for ranking while every place stays', async () => {
    const plain = indexOf([...collections, ...others], 2);
    const index = await withTwins(plain);
    expect(Object.values(weights(plain)).reduce((sum, weight) => sum + weight)).toBe(5);
    const counted = Object.entries(weights(index));
    expect(counted.filter(([, weight]) => weight < 0.5).length).toBe(2);
    expect(counted.filter(([, weight]) => weight === 1).length).toBe(3);
    expect(index.attestation(foldText('绷紧安全这根弦，'))).toEqual({ places: 5, articles: 5 });
  });

  it('count once as articles that share a phrase', async () => {
    const plain = indexOf([...collections, others[0]], 2);
    const phrases = async (index: CorpusIndex) => Array.from(await mineLexicon(index), ({ text }) => text);
    expect((await phrases(plain)).join(' ')).toContain('绷紧安全这根弦');
    expect((await phrases(await withTwins(plain))).join(' ')).not.toContain('绷紧安全这根弦');
  });

  it('keep a wording that an article outside of the group has too', async () => {
    const outside = fileOf('outside.txt', `另一份报告\n${speech('二是').at(-1)}`);
    for (const order of [
      [...collections, outside],
      [outside, ...collections],
    ]) {
      const found = weights(await withTwins(indexOf(order, 1)));
      expect(found['二']).toBe(1);
    }
  });

  it('of one length and signature have the same fullest one in whatever order they come', async () => {
    const whole = texts.slice(0, 3).join('\n').replaceAll('\n\n', '\n');
    const changed = whole.slice(0, 5000) + (whole[5000] === '甲' ? '乙' : '甲') + whole.slice(5001);
    expect(signature(changed)).toEqual(signature(whole));
    const both = [fileOf('a.txt', whole), fileOf('b.txt', changed)];
    const echoing = async (ordered: typeof both) => {
      const { shards } = await withTwins(indexOf(ordered, 1));
      return shards.filter(({ twins }) => twins?.echoes.includes(1)).map((shard) => shard.fileUri(0));
    };
    const found = await echoing(both);
    expect(found.length).toBe(1);
    expect(await echoing(both.toReversed())).toEqual(found);
  });

  it('are forgotten where the other no longer exists', async () => {
    const [shard] = indexOf(collections.slice(0, 2)).shards;
    const removed = Uint8Array.from([1, 0]);
    const gone = new Shard(shard.buffer, undefined, undefined, removed);
    expect(await findTwins([gone])).toEqual([undefined]);
  });
});
