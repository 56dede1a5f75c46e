import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import type { Counted, Holders } from '../../../../src/engine/check/holders.ts';
import { gramsOf } from '../../../../src/engine/check/typo/grams.ts';
import { PhraseCounts, phraseCountsOf } from '../../../../src/engine/check/typo/phraseCounts.ts';
import type { CorpusIndex } from '../../../../src/engine/index/corpusIndex.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';

const text = fc.string({ unit: fc.constantFrom(...'发展和的安全，'), minLength: 1, maxLength: 40 });

/** A matcher that says how often it was asked to count. */
class CountingMatcher extends CorpusMatcher {
  asked = 0;
  among: Holders = 0;

  override countIn(phrase: string, holders: Holders): Counted {
    this.asked++;
    this.among = holders;
    return super.countIn(phrase, holders);
  }
}

function countsOf(index: CorpusIndex, uri = 'draft:'): { matcher: CountingMatcher; counts: PhraseCounts } {
  const matcher = new CountingMatcher(index, uri);
  return { matcher, counts: new PhraseCounts(matcher, () => gramsOf(index)) };
}

describe('PhraseCounts', () => {
  it('are those of the index, asked once and again, for runs of any length', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        text,
        (texts, shard, run) => {
          const index = indexOf(
            texts.map((one, i) => fileOf(`${i}.txt`, one)),
            shard + 1,
          );
          // A draft that is the first file of the corpus, or none of it.
          const uri = shard % 2 === 0 ? 'draft:' : 'file:///corpus/0.txt';
          const { matcher, counts } = countsOf(index, uri);
          const plain = new CorpusMatcher(index, uri);
          for (const round of ['first', 'again']) {
            for (let from = 0; from < run.length; from++) {
              for (let to = from; to <= Math.min(run.length, from + 8); to++)
                expect(counts.of(run, from, to), round).toBe(plain.count(run.slice(from, to)));
            }
          }
          expect(matcher.asked).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not ask again, nor for what the filters of the corpus rule out', () => {
    const { matcher, counts } = countsOf(indexOf([fileOf('a.txt', '统筹发展和安全，统一筹划')], 1));
    expect(counts.of('统筹发展', 0, 4)).toBe(1);
    expect(counts.of('和统筹发展', 1, 5)).toBe(1);
    expect(matcher.asked).toBe(1);
    expect(counts.of('筹统展发', 0, 4)).toBe(0);
    expect(counts.of('筹统展发', 0, 3)).toBe(0);
    expect(counts.of('筹统展发', 0, 2)).toBe(0);
    expect(matcher.asked).toBe(1);
    // Of three units the two pairs are known, but not the whole.
    expect(counts.of('统筹划', 0, 3)).toBe(0);
    expect(matcher.asked).toBe(2);
  });

  it('searches the shards that hold both parts of a phrase alone', () => {
    const files = ['统筹发展', '统筹发', '筹发展，统筹'].map((one, i) => fileOf(`${i}.txt`, one));
    const { matcher, counts } = countsOf(indexOf(files, 1));
    expect(counts.of('统筹发展', 0, 3)).toBe(2);
    expect(matcher.among).toBe(-1);
    expect(counts.of('统筹发展', 1, 4)).toBe(2);
    expect(counts.of('统筹发展', 0, 4)).toBe(1);
    expect(matcher.among).toBe(0b001);
  });

  it('knows the shards of a corpus that has more of them than a number has bits', () => {
    const files = Array.from({ length: 40 }, (_, i) => fileOf(`${i}.txt`, `${'甲乙'[i % 2]}统筹发展${i}`));
    const index = indexOf(files, 1);
    const { counts } = countsOf(index);
    for (const run of ['甲统筹发展', '乙统筹发展'])
      for (let to = 1; to <= run.length; to++)
        for (let from = to - 1; from >= 0; from--)
          expect(counts.of(run, from, to)).toBe(
            new CorpusMatcher(index, 'draft:').count(run.slice(from, to)),
          );
  });

  it('distinguishes phrases by their length and by each of their units', () => {
    const { counts } = countsOf(indexOf([fileOf('a.txt', '甲乙丙丁戊己庚')], 1));
    const run = '甲乙丙丁戊己庚';
    for (let to = 1; to <= 7; to++) expect(counts.of(run, 0, to)).toBe(1);
    for (let at = 0; at < 6; at++) {
      const other = `${run.slice(0, at)}辛${run.slice(at + 1)}`;
      for (let to = at + 1; to <= 7; to++) expect(counts.of(other, 0, to), `${at} ${to}`).toBe(0);
    }
  });

  it('knows what was asked last after more than it has room for', () => {
    let asked = 0;
    const matcher = { countIn: () => ({ places: asked++ % 7, holders: 1 }), holds: () => true };
    const counts = new PhraseCounts(matcher, () => ({ mayHold: () => true, mayHoldPair: () => true }));
    const phrase = (n: number): string =>
      String.fromCharCode(0x4e00 + (n % 500), 0x5000 + Math.floor(n / 500));
    const known = Array.from({ length: 200_000 }, (_, n) => counts.of(phrase(n), 0, 2));
    const last = known.slice(120_000);
    expect(last.map((_, n) => counts.of(phrase(120_000 + n), 0, 2))).toEqual(last);
    expect(asked).toBe(200_000);
    // What was forgotten is asked for again.
    expect(counts.of(phrase(0), 0, 2)).toBe(200_000 % 7);
  });

  it('are shared by drafts that are no files of the corpus, and by no others', () => {
    const index = indexOf([fileOf('a.txt', '发展'), fileOf('b.txt', '发展')], 1);
    const own = index.shards[0].fileUri(0);
    const first = new CorpusMatcher(index, 'draft:1');
    expect(phraseCountsOf(first)).toBe(phraseCountsOf(new CorpusMatcher(index, 'draft:2')));
    expect(phraseCountsOf(new CorpusMatcher(index, own))).not.toBe(phraseCountsOf(first));
    expect(phraseCountsOf(first).of('发展', 0, 2)).toBe(1);
  });
});
