import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherStarts } from '../../../src/engine/complete/passageStarts.ts';
import { PlaceList } from '../../../src/engine/complete/places.ts';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { shardSource } from '../../../src/engine/complete/source.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

const REPORTS = ['江州', '东平', '临河'].map((place, number) =>
  fileOf(
    `${number}.txt`,
    [
      `${place}工作报告`,
      '各位代表：',
      `现在，我代表${place}报告工作。`,
      '一、过去一年工作回顾',
      '过去一年，经济平稳运行。',
      '二、今年工作安排',
      '今年，重点抓好三件事。',
      `一是稳增长${'，甲'.repeat(number)}。`,
      `二是促就业${'，乙'.repeat(number)}。`,
      `三是惠民生${'，丙'.repeat(number)}。`,
    ].join('\n'),
  ),
);

/** What is offered at `|`. */
function offered(marked: string, files = REPORTS): string[] {
  const offset = marked.indexOf('|');
  const draft = { uri: 'untitled:draft', text: marked.replace('|', ''), languageId: 'plaintext' };
  const options = { maxItems: 5, threshold: 0, slots: true, pinyin: false };
  return new Predictor({ index: indexOf(files), lexicon: EMPTY_LEXICON })
    .completeNow({ draft, offset, options })
    .items.map(({ text }) => text);
}

describe('a paragraph that is to be begun', () => {
  it.each([
    ['after the address', '西山工作报告\n各位代表：\n|', /^现在/u],
    ['after an item', '西山\n一是保供应。\n|', /^二是/u],
    ['after another item', '西山\n二是保供应。\n|', /^三是/u],
    ['after empty lines', '西山\n一是保供应。\n\n  \n|', /^二是/u],
    ['after a heading', '西山\n二、今年工作安排\n|', /^今年/u],
    ['in the middle', '西山\n一是保供应。\n|\n二是别的', /^二是/u],
  ])('is begun as in the sources: %s', (_where, marked, expected) => {
    expect(offered(marked)[0]).toMatch(expected);
  });

  it.each(['|', '\n|', '西山工作报告|', '西山\n一是保供应。|'])('%j begins none', (marked) => {
    expect(offered(marked).join('\n')).not.toMatch(/^(?:各位代表|二是)/mu);
  });

  it('is not begun by what follows the end of another article', () => {
    expect(offered('西山\n三是办实事。\n|').join()).not.toContain('报告');
  });
});

describe('a paragraph after one that a page was saved with', () => {
  const PAGES = ['甲', '乙', '丙'].map((place, number) =>
    fileOf(
      `${number}.txt`,
      [
        `${place}县要闻`,
        `${place}县召开会议并作出部署。`,
        '### 全县工作会议召开',
        `会议在${place}县举行。`,
      ].join('\n'),
    ),
  );
  it.each([
    ['without the marks of its heading', '要闻\n丁县召开会议并作出部署。\n|', '全县工作会议召开'],
    [
      'with the marks that the draft has too',
      '### 头条\n丁县召开会议并作出部署。\n|',
      '### 全县工作会议召开',
    ],
    ['without marks of another depth', '# 头条\n丁县召开会议并作出部署。\n|', '全县工作会议召开'],
  ])('is begun %s', (_how, marked, expected) => {
    expect(offered(marked, PAGES)).toContain(expected);
    expect(offered(marked, PAGES).filter((row) => row.startsWith('#') !== expected.startsWith('#'))).toEqual(
      [],
    );
  });

  it('has no more marks after the first', () => {
    for (const written of ['#', '##', '###', '####']) {
      const marked = `### 头条\n丁县召开会议并作出部署。\n${written}|`;
      expect(offered(marked, PAGES).filter((row) => row.startsWith('#'))).toEqual([]);
    }
  });
});

describe('the beginnings of paragraphs', () => {
  const line = fc.array(fc.constantFrom('甲', '乙', '丙', '。', '：'), { minLength: 2, maxLength: 5 });
  const article = fc.array(
    line.map((units) => units.join('')),
    { minLength: 1, maxLength: 8 },
  );

  it('are all that come after a paragraph that begins or ends alike', () => {
    fc.assert(
      fc.property(
        fc.array(article, { minLength: 1, maxLength: 4 }),
        line.map((units) => units.join('')),
        (articles, text) => {
          // Each paragraph once: of equal ones the index has one only.
          const seen = new Set<string>();
          const lines = articles.map((all) => all.filter((one) => !seen.has(one) && seen.add(one)));
          const files = lines
            .filter((all) => all.length > 0)
            .map((all, number) => fileOf(`${number}.txt`, all.join('\n')));
          const index = indexOf(files);
          const places = new PlaceList();
          places.clear(index.shards.map(shardSource));
          gatherStarts(index, { text, draft: new Uint16Array(), length: 0, caret: 0, source: 0 }, places);
          const found = Array.from({ length: places.length }, (_, i) => {
            const shard = index.shards[0];
            const at = places.at[i];
            return `${shard.folded(at, shard.passageEnd(shard.passageAt(at)))} ${places.shared[i]}`;
          });
          const expected = lines.flatMap((all) =>
            all.slice(1).flatMap((next, number) => {
              const before = all[number];
              let ends = 0;
              while (ends < Math.min(4, before.length) && before.at(-1 - ends) === text.at(-1 - ends)) ends++;
              const begins = before.slice(0, 2) === text.slice(0, 2) ? 2 : 0;
              return ends + begins > 0 ? [`${next} ${1 + ends + begins}`] : [];
            }),
          );
          expect(found.toSorted()).toEqual(expected.toSorted());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are so many at most, however many paragraphs are alike, and stand for all', () => {
    const lines = Array.from({ length: 5000 }, (_, number) => `一是${number}项工作。`);
    const index = indexOf([fileOf('a.txt', `报告\n${lines.join('\n')}`)], 1, unitSegmenter);
    const places = new PlaceList();
    places.clear(index.shards.map(shardSource));
    gatherStarts(
      index,
      { text: '一是办实事。', draft: new Uint16Array(), length: 0, caret: 0, source: 0 },
      places,
    );
    expect(places.length).toBeLessThanOrEqual(1024 + 2 * 256);
    const byBeginning = places.weight.subarray(0, Math.min(places.length, 1024)).reduce((a, b) => a + b, 0);
    expect(byBeginning).toBeGreaterThan(4900);
    expect(byBeginning).toBeLessThan(5100);
  });
});
