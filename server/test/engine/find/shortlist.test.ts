import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LEAST_SHARE } from '../../../src/engine/find/candidate.ts';
import { CharIndex } from '../../../src/engine/find/charIndex.ts';
import { isWritten } from '../../../src/engine/text/charClass.ts';
import { EntrySearch } from '../../../src/engine/find/entrySearch.ts';
import { Findables } from '../../../src/engine/find/findable.ts';
import { shortlistersOf } from '../../../src/engine/find/shortlist.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { CancelledError, NEVER } from '../../../src/engine/signal.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

/** Entries in the order of {@link titles}; a title that is there several times is one of as many articles. */
async function findablesOf(titles: readonly string[]): Promise<Findables> {
  const files = titles.map((title, number) => fileOf(`${number}.txt`, title));
  const index = indexOf(files, files.length, unitSegmenter);
  return Findables.of({ index, lexicon: EMPTY_LEXICON }, NEVER);
}

/** Both ways to shortlist, which find the same. */
const WAYS = [
  ['by characters', CharIndex],
  ['by MiniSearch', EntrySearch],
] as const;

describe.each(WAYS)('a shortlist %s', (_, way) => {
  const shortlist = async (
    titles: readonly string[],
    pieces: readonly string[],
    { limit = 10, from = 0, to = Infinity } = {},
  ) => {
    const findables = await findablesOf(titles);
    const index = await way.of(findables, from, Math.min(to, findables.count), NEVER);
    return index.shortlist(pieces, limit);
  };
  const entries = async (...asked: Parameters<typeof shortlist>) =>
    (await shortlist(...asked)).map(({ entry }) => entry);

  it('takes a character of two units for one', async () => {
    // The second one has the same first unit as that of the query.
    const titles = ['王𫖯𬱟同志事迹', '王𫖰同志事迹', '甲乙丙丁'];
    expect(await entries(titles, ['𫖯'])).toEqual([0]);
    expect(await entries(titles, ['𫖯𬱟'])).toEqual([0]);
    expect(await entries(titles, ['王𫖯𬱟'])).toEqual([0]);
  });

  it('has what holds most of the query, in any order and in any pieces', async () => {
    const titles = ['安全发展', '发展安全', '甲乙丙丁'];
    expect((await entries(titles, ['安全发展'])).toSorted()).toEqual([0, 1]);
    expect((await entries(titles, ['发展', '安全'])).toSorted()).toEqual([0, 1]);
    expect(await entries(titles, ['戊己'])).toEqual([]);
  });

  it('has a share of one for what holds all of the query, however often', async () => {
    for (const pieces of [['安全'], ['安全安'], ['安', '全', '安']]) {
      const [found] = await shortlist(['安全全安全', '甲乙'], pieces);
      expect(found?.share).toBeCloseTo(1);
    }
  });

  it('has letters and digits, but no marks', async () => {
    expect(await entries(['甲a，乙1', '丙，丁'], ['a1'])).toEqual([0]);
    expect(await entries(['甲a，乙1', '丙，丁'], ['，'])).toEqual([]);
  });

  it('has entries of its own range only, by their numbers', async () => {
    const titles = ['安全甲', '安全乙', '安全丙', '安全丁'];
    expect((await entries(titles, ['安全'], { from: 1, to: 3 })).toSorted()).toEqual([1, 2]);
    expect(await entries(titles, ['安全'], { from: 2, to: 2 })).toEqual([]);
  });

  it('has no more than it may', async () => {
    const titles = ['安全甲', '安全乙', '安全丙'];
    for (const limit of [0, 1, 2, 3]) expect(await entries(titles, ['安全'], { limit })).toHaveLength(limit);
  });
});

describe('a shortlist by characters', () => {
  it('is that of a look at each entry', async () => {
    const text = fc.stringMatching(/^[安全发展统筹，a1]{2,7}$/u);
    const query = fc.stringMatching(/^[安全发展统筹a1乙]{1,5}$/u);
    const titles = fc.uniqueArray(text, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(titles, query, fc.nat(4), async (written, asked, skipped) => {
        const findables = await findablesOf(written);
        const from = Math.min(skipped, findables.count);
        const index = await CharIndex.of(findables, from, findables.count, NEVER);
        const all = Array.from({ length: findables.count - from }, (_, i) => from + i);
        const holding = (character: string) =>
          all.filter((entry) => findables.folded(entry).includes(character));
        const weights = Array.from(new Set(asked), (character) => {
          const held = holding(character).length;
          return { character, weight: held === 0 ? 3 : Math.log2(1 + all.length / held) };
        });
        const total = weights.reduce((sum, { weight }) => sum + weight, 0);
        const expected = all
          .map((entry) => ({
            entry,
            share: weights
              .filter(({ character }) => holding(character).includes(entry))
              .reduce((sum, { weight }) => Math.fround(sum + weight / total), 0),
          }))
          .filter(({ share }) => share >= LEAST_SHARE)
          .sort((a, b) => b.share - a.share || findables.preferred(a.entry, b.entry));
        expect(index.shortlist([asked], 20)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('takes a character that no entry holds for a slip, which an eighth of them would hold', async () => {
    const others = ['丙丁', '戊己', '庚辛', '壬癸'];
    const share = async (titles: readonly string[]) => {
      const findables = await findablesOf(titles);
      const index = await CharIndex.of(findables, 0, findables.count, NEVER);
      return index.shortlist(['安错'], 1)[0]?.share;
    };
    // One of four entries holds 安, then one of five.
    expect(await share(['安甲', ...others.slice(1)])).toBeUndefined();
    expect(await share(['安甲', ...others])).toBeCloseTo(Math.log2(6) / (Math.log2(6) + 3));
  });

  it('puts what more articles hold first where both hold as much', async () => {
    const findables = await findablesOf(['安全甲', '安全乙', '安全乙']);
    const index = await CharIndex.of(findables, 0, findables.count, NEVER);
    expect(index.shortlist(['安全'], 5).map(({ entry }) => findables.folded(entry))).toEqual([
      '安全乙',
      '安全甲',
    ]);
  });
});

describe('a shortlist by MiniSearch', () => {
  const order = async (titles: readonly string[], pieces: readonly string[]) => {
    const findables = await findablesOf(titles);
    const index = await EntrySearch.of(findables, 0, findables.count, NEVER);
    return index.shortlist(pieces, 9).map(({ entry }) => findables.folded(entry));
  };

  it('has a share by characters, each once, and none by pairs', async () => {
    const findables = await findablesOf(['甲乙丙', '丁戊']);
    const index = await EntrySearch.of(findables, 0, findables.count, NEVER);
    // Nine of twenty is the least share there is.
    const letters = 'abcdefghijk';
    expect(index.shortlist([`甲乙${letters.slice(0, 2)}`], 9)).toMatchObject([{ entry: 0, share: 0.5 }]);
    expect(index.shortlist([`甲乙${letters.slice(0, 3)}`], 9)).toEqual([]);
    expect(index.shortlist(['甲乙甲', 'ab'], 9)).toMatchObject([{ entry: 0, share: 0.5 }]);
  });

  it('puts pairs of neighbours before the same characters apart', async () => {
    expect(await order(['安甲全乙', '甲乙安全'], ['安全'])).toEqual(['甲乙安全', '安甲全乙']);
    // A pair says more than one of its characters more: with the same weight 甲丙甲丁 would be first.
    expect(await order(['甲丙甲丁', '乙丙丁丁'], ['丙丁甲'])).toEqual(['乙丙丁丁', '甲丙甲丁']);
    // Words put apart make no pair.
    expect(await order(['全安甲', '安全甲'], ['全', '安'])).toEqual(['全安甲', '安全甲']);
  });
});

describe('what shortlists', () => {
  const ways = async (titles: readonly string[], few?: number) =>
    (await shortlistersOf(await findablesOf(titles), NEVER, few)).map(({ constructor }) => constructor);

  it('is MiniSearch up to a number of entries, and characters beyond it', async () => {
    const titles = ['甲乙', '丙丁', '戊己', '庚辛'];
    expect(await ways(titles.slice(1), 3)).toEqual([EntrySearch]);
    expect(await ways(titles, 3)).toEqual([CharIndex]);
    expect(await ways(titles)).toEqual([EntrySearch]);
  });

  it('is nothing for kinds of which there is none', async () => {
    expect(await ways([])).toEqual([]);
  });
});

describe('a written unit', () => {
  it.each([
    ['安', true],
    ['a', true],
    ['1', true],
    ['，', false],
    ['“', false],
    ['、', false],
    ['\0', false],
  ])('%j: %s', (character, expected) => {
    expect(isWritten(character.charCodeAt(0))).toBe(expected);
  });
});

describe.each(WAYS)('indexing %s', (_, way) => {
  afterEach(() => vi.restoreAllMocks());

  /** Indexes while the clock shows {@link first} at the first look, and 0 before. */
  const index = async (first: number, aborted: boolean) => {
    const findables = await findablesOf(['甲乙', '丙丁']);
    const times = [0, first];
    vi.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? first);
    return way.of(findables, 0, findables.count, { aborted });
  };

  it('lets other work run after six milliseconds, and ends where it is cancelled then', async () => {
    await expect(index(7, true)).rejects.toThrow(CancelledError);
    await expect(index(6, true)).resolves.toBeInstanceOf(way);
    await expect(index(7, false)).resolves.toBeInstanceOf(way);
  });
});
