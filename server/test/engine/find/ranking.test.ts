import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_SHARE } from '../../../src/engine/find/candidate.ts';
import { closeness, piecesOf } from '../../../src/engine/find/closeness.ts';
import { PhraseFinder } from '../../../src/engine/find/finder.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

/** A finder of titles; a title that is there several times is that of as many articles. */
function finderOf(titles: readonly string[]): PhraseFinder {
  const files = titles.map((title, number) => fileOf(`${number}.txt`, title));
  return new PhraseFinder({ index: indexOf(files, files.length, unitSegmenter), lexicon: EMPTY_LEXICON });
}

async function found(titles: readonly string[], query: string, limit = 10): Promise<string[]> {
  return (await finderOf(titles).find(query, limit, NEVER)).map(({ folded }) => folded);
}

describe('pinyin', () => {
  it('puts what it is before what it opens, and that before what it is in, whatever has more articles', async () => {
    const [within, opening, whole] = ['统筹安全发展', '安全发展报告', '安全发展'];
    const titles = [within, within, within, opening, opening, whole];
    expect(await found(titles, 'aqfz')).toEqual([whole, opening, within]);
  });

  it('puts a text that ends with it beside those that have it in their midst: by articles, then by length', async () => {
    expect(await found(['统筹安全', '全安全全', '全安全全'], 'aq')).toEqual(['全安全全', '统筹安全']);
    expect(await found(['甲乙安全', '甲安全乙丙', '乙安全'], 'aq')).toEqual([
      '乙安全',
      '甲乙安全',
      '甲安全乙丙',
    ]);
  });

  it('puts what is read so in its words first, among those that match as well', async () => {
    const titles = ['调动', '调动', '跳动', '跳动场'];
    // 调动 is diàodòng in these words; as a whole it still comes before what is only opened.
    expect(await found(titles, 'tiaodong')).toEqual(['跳动', '调动', '跳动场']);
    expect(await found(titles, 'diaodong')).toEqual(['调动']);
  });

  it('takes spaces for borders that say nothing', async () => {
    expect(await found(['安全发展'], 'an quan fa zhan')).toEqual(['安全发展']);
  });

  it.each([200, 201])('reads at most 200 of %i in their words', async (count) => {
    const titles = Array.from({ length: count }, (_, i) => `安${i + 100}`);
    expect(await found(titles, 'an', 300)).toHaveLength(200);
  });
});

describe('characters', () => {
  it('put the title of more articles first where both are as close', async () => {
    expect(await found(['安全甲', '安全乙', '安全乙', '安全乙'], '安全')).toEqual(['安全乙', '安全甲']);
  });

  it('put the closest first, as a comparison with each title one by one does', async () => {
    const text = fc.stringMatching(/^[安全发展统筹]{2,6}$/u);
    const titles = fc.array(text, { minLength: 2, maxLength: 12 });
    const query = fc.stringMatching(/^[安全发展统筹]{1,3}( [安全发展]{1,2})?$/u);
    await fc.assert(
      fc.asyncProperty(titles, query, async (written, asked) => {
        // Spaces between characters are folded away.
        const pieces = piecesOf(foldText(asked));
        const wanted = [...new Set(pieces.join(''))];
        const score = (title: string) => {
          const share = wanted.filter((character) => title.includes(character)).length / wanted.length;
          const articles = written.filter((one) => one === title).length;
          return {
            title,
            share,
            articles,
            score: closeness(pieces, title, share) + 0.02 * Math.log2(1 + articles),
          };
        };
        const order = [...new Set(written)];
        const expected = order
          .map(score)
          .filter(({ share }) => share >= LEAST_SHARE)
          .sort(
            (a, b) =>
              b.score - a.score ||
              b.articles - a.articles ||
              a.title.length - b.title.length ||
              order.indexOf(a.title) - order.indexOf(b.title),
          );
        expect(await found(written, asked)).toEqual(expected.slice(0, 10).map(({ title }) => title));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a number of answers', () => {
  const titles = ['安全甲', '安全乙', '安全丙'];

  it.each([
    [-1, 0],
    [0, 0],
    [1, 1],
    [2, 2],
    [4, 3],
  ])('of %i gives %i of three', async (limit, count) => {
    expect(await found(titles, '安全', limit)).toHaveLength(count);
    expect(await found(titles, 'aq', limit)).toHaveLength(count);
  });
});
