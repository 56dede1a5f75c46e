import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { Shard } from '../../../src/engine/index/shard.ts';
import { buildSuffixArray, SHORT } from '../../../src/engine/index/suffixArray.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const smallText = fc.string({
  unit: fc.constantFrom(...'天地人和，、。“”A a\u3000'),
  minLength: 1,
  maxLength: 40,
});
const corpus = fc.array(fc.array(smallText, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });

/** What the index must say, found by looking at every position. */
function plainCount(passages: string[], phrase: string): number {
  let count = 0;
  for (const passage of passages) {
    for (let at = passage.indexOf(phrase); at >= 0; at = passage.indexOf(phrase, at + 1)) count++;
  }
  return count;
}

describe('suffix array', () => {
  it('orders suffixes as a plain sort does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 200 }), (units) => {
        const text = Uint16Array.from(units);
        const plain = units.map((_, i) => i).sort((a, b) => compareSuffixes(text, a, b));
        expect(Array.from(buildSuffixArray(text))).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  it.each([SHORT - 1, SHORT])('orders those of %i units of the whole range', (length) => {
    const text = Uint16Array.from({ length }, (_, i) => (i % 97 === 0 ? 0xffff : (i * i * 40_503) % 0x10000));
    const plain = Array.from(text.keys()).sort((a, b) => compareSuffixes(text, a, b));
    expect(Array.from(buildSuffixArray(text))).toEqual(plain);
  });
});

describe('corpus index', () => {
  it('counts and places any phrase as a plain search does', () => {
    fc.assert(
      fc.property(
        corpus,
        fc.integer({ min: 1, max: 4 }),
        smallText,
        fc.nat(),
        fc.nat(),
        (texts, perShard, other, a, b) => {
          const files = texts.map((lines, n) => fileOf(`${n}.txt`, lines.join('\n')));
          const index = indexOf(files, perShard, unitSegmenter);
          const passages = texts.flatMap((lines) => lines.map(foldText)).filter((text) => text !== '');
          const all = passages.join('');
          const from = all.length === 0 ? 0 : a % all.length;
          const phrases = [other, all.slice(from, from + 1 + (b % 12))]
            .map(foldText)
            .filter((text) => text !== '');
          for (const phrase of phrases) {
            expect(index.count(phrase)).toBe(plainCount(passages, phrase));
            expect(index.count(phrase)).toBe(plainCount(passages, phrase));
            expect(index.holds(phrase)).toBe(plainCount(passages, phrase) > 0);
            const distinct = index.distinctMatches(phrase);
            expect([...index.distinctMatchesInTurn(phrase)]).toEqual(distinct);
            const part = phrase.slice(1);
            if (part !== '')
              expect(index.distinctMatchesWithin(phrase, index.distinctMatches(part))).toEqual(distinct);
            const holding = texts.filter((lines) => plainCount(lines.map(foldText), phrase) > 0);
            expect(index.attestation(phrase).articles).toBe(holding.length);
            for (const least of [1, holding.length, holding.length + 1])
              expect(index.isInArticles(phrase, least)).toBe(holding.length >= least);
            const places = [...index.places(phrase)];
            expect(places.length).toBe(index.count(phrase));
            for (const place of places) {
              const lines = texts[Number(/(\d+)\.txt/.exec(index.article(place).uri)?.[1])];
              const { start, end } = index.range(place);
              const original = lines.join('\n').split('\n')[start.line].slice(start.character, end.character);
              expect(foldText(original)).toBe(phrase);
              expect(foldText(place.shard.original(place.start, place.end))).toBe(phrase);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('searches a shard when the one before is used up, and none where a part of the phrase is not', () => {
    const files = ['天地人和', '天地玄黄', '人和'].map((text, n) => fileOf(`${n}.txt`, text));
    const index = indexOf(files, 1, unitSegmenter);
    const searches = index.shards.map(({ distinct }) => vi.spyOn(distinct, 'find'));
    const [first] = index.distinctMatchesInTurn('天地');
    expect(first.shardNumber).toBe(0);
    expect(searches.map(({ mock }) => mock.calls.length)).toEqual([1, 0, 0]);
    const longer = index.distinctMatchesWithin('天地人', index.distinctMatches('地人'));
    expect(longer.map(({ shardNumber }) => shardNumber)).toEqual([0]);
    expect(searches.map(({ mock }) => mock.calls.length)).toEqual([3, 1, 1]);
  });

  it('searches no shard that for certain lacks a long phrase, and none twice for a count', () => {
    const files = ['天地玄黄宇宙洪荒', '日月盈昃辰宿列张'].map((text, n) => fileOf(`${n}.txt`, text));
    const index = indexOf(files, 1, unitSegmenter);
    const searches = index.shards.map(({ distinct }) => vi.spyOn(distinct, 'find'));
    expect([index.count('天地玄黄宇宙洪'), index.count('天地玄黄宇宙洪')]).toEqual([1, 1]);
    expect(searches.map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
    expect(index.attestation('天地玄黄宇宙洪荒')).toBe(index.attestation('天地玄黄宇宙洪荒'));
    expect(searches.map(({ mock }) => mock.calls.length)).toEqual([2, 0]);
    const within = index.distinctMatches('玄');
    const before = searches[0].mock.calls.length;
    expect(index.distinctMatchesWithin('地玄黄宇宙洪荒', within)).toHaveLength(1);
    expect(index.distinctMatchesWithin('日玄黄宇宙洪荒', within)).toEqual([]);
    expect(searches[0].mock.calls.length).toBe(before + 1);
  });

  it('counts a passage that several files share once for ranking, everywhere for people', () => {
    const line = '统筹发展和安全是重大原则。';
    const index = indexOf([fileOf('a.txt', `甲\n${line}`), fileOf('b.txt', `乙\n${line}`)], 1);
    expect(index.count('发展和安全')).toBe(2);
    expect(index.attestation('发展和安全')).toEqual({ places: 2, articles: 2 });
    expect(index.distinctMatches('发展和安全').length).toBe(1);
  });

  it('counts the articles of files that are there', () => {
    const [shard] = indexOf([fileOf('a.txt', '甲'), fileOf('b.txt', '乙')]).shards;
    const gone = new Shard(shard.buffer, undefined, undefined, Uint8Array.from([1, 0]));
    expect(new CorpusIndex([shard, gone]).articleCount).toBe(3);
  });
});

function compareSuffixes(text: Uint16Array, a: number, b: number): number {
  for (let i = 0; ; i++) {
    if (a + i >= text.length || b + i >= text.length) return a + i >= text.length ? -1 : 1;
    if (text[a + i] !== text[b + i]) return text[a + i] - text[b + i];
  }
}
