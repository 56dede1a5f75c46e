import { afterEach, describe, expect, it, vi } from 'vitest';
import { PassageSearch } from '../../../src/engine/cite/passageSearch.ts';
import { CorpusIndex, type Place } from '../../../src/engine/index/corpusIndex.ts';
import { Shard } from '../../../src/engine/index/shard.ts';
import type { SourceFile } from '../../../src/engine/model.ts';
import { CancelledError, NEVER } from '../../../src/engine/signal.ts';
import type { Segmenter } from '../../../src/engine/text/segmenter.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

/** Words of two units, and single units for marks and numerals. */
const PAIRS: Segmenter = {
  name: 'Intl.Segmenter',
  tag: (text) => (text.match(/[，。一]|[^，。一]{1,2}/gu) ?? []).map((word) => ({ word, tag: '' })),
};

const textOf = ({ shard, start, end }: Place) => shard.original(start, end);
const filled = (text: string, units: number) => text.padEnd(units, '，');

async function found(index: CorpusIndex, words: readonly string[], limit = 9): Promise<string[]> {
  return (await PassageSearch.of(index, NEVER)).find(words, limit).map(textOf);
}

afterEach(() => vi.restoreAllMocks());

describe('passages by their words', () => {
  const index = indexOf(
    [
      fileOf('a.txt', `题\n${filled('甲乙丙丁', 16)}\n${filled('甲乙', 15)}\n${filled('甲乙戊己', 20)}`),
      fileOf('b.txt', `又\n${filled('一，戊己', 16)}`),
    ],
    1,
    PAIRS,
  );

  it('are whole paragraphs of sixteen units and more that hold any of the words, best first', async () => {
    expect(await found(index, ['丙丁'])).toEqual([filled('甲乙丙丁', 16)]);
    expect((await found(index, ['甲乙', '丙丁']))[0]).toBe(filled('甲乙丙丁', 16));
    expect((await found(index, ['甲乙'])).toSorted()).toEqual(
      [filled('甲乙丙丁', 16), filled('甲乙戊己', 20)].toSorted(),
    );
    expect((await found(index, ['戊己'])).toSorted()).toEqual(
      [filled('甲乙戊己', 20), filled('一，戊己', 16)].toSorted(),
    );
  });

  it('are so many at most', async () => {
    expect(await found(index, ['甲乙', '戊己'], 2)).toHaveLength(2);
    expect(await found(index, ['甲乙', '戊己'], 0)).toEqual([]);
  });

  it('are none of words of one unit, of parts of words, or of nothing', async () => {
    expect(await found(index, ['一'])).toEqual([]);
    expect(await found(index, ['，'])).toEqual([]);
    expect(await found(index, ['乙丙'])).toEqual([]);
    expect(await found(index, [])).toEqual([]);
  });

  it('are no titles, no headings, and nothing of files that were removed', async () => {
    const long = filled('甲乙丙丁', 16);
    const passage = { text: long, column: 0, parent: -1 } as const;
    const file: SourceFile = {
      ...fileOf('a.txt', ''),
      articles: [
        {
          title: long,
          passages: [
            { ...passage, kind: 'title', line: 0 },
            { ...passage, kind: 'heading', line: 1 },
            { ...passage, kind: 'table', line: 2 },
            { ...passage, kind: 'paragraph', line: 3 },
          ],
        },
      ],
    };
    const kinds = indexOf([file], 1, PAIRS);
    const search = await PassageSearch.of(kinds, NEVER);
    const lines = search.find(['甲乙'], 9).map((place) => kinds.range(place).start.line);
    expect(lines.toSorted()).toEqual([2, 3]);
    const [{ buffer }] = kinds.shards;
    const gone = new Shard(buffer, undefined, undefined, Uint8Array.of(1));
    expect(await found(new CorpusIndex([gone]), ['甲乙'])).toEqual([]);
  });
});

describe('an index of passages', () => {
  it.each([
    [[3_000_000], true],
    [[3_000_001], false],
    [[2_000_000, 1_000_000], true],
    [[2_000_000, 1_000_001], false],
    [[], true],
  ])('is for corpora of three million units: %j, %s', (lengths, isSmall) => {
    const shards = lengths.map((length) => ({ columns: { text: { length } } }));
    expect(PassageSearch.serves({ shards } as unknown as CorpusIndex)).toBe(isSmall);
  });

  it.each([
    [4, 7, true],
    [4, 6, false],
    [3, 7, false],
    [8, 7, true],
  ])('lets other work run after %i passages and %i ms: %s', async (passages, milliseconds, isDue) => {
    const lines = Array.from({ length: passages }, () => filled('甲乙', 16));
    const index = indexOf([fileOf('a.txt', `题\n${lines.join('\n')}`)], 1, PAIRS);
    const times = [0];
    vi.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? milliseconds);
    let looks = 0;
    const signal = {
      get aborted() {
        return looks++ > 0;
      },
    };
    const made = PassageSearch.of(index, signal);
    if (isDue) await expect(made).rejects.toBeInstanceOf(CancelledError);
    else expect((await made).find(['甲乙'], 9)).toHaveLength(passages);
  });
});
