import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../../../src/engine/cite/citer.ts';
import { longestPhraseAt, phraseAt } from '../../../src/engine/cite/phraseAt.ts';
import { followingOf } from '../../../src/engine/cite/following.ts';
import { locate } from '../../../src/engine/cite/locations.ts';
import { editDistance, variantsOf } from '../../../src/engine/cite/variants.ts';
import type { Draft } from '../../../src/engine/draft.ts';
import { readSource } from '../../../src/corpus/readSource.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

function draftOf(text: string): Draft {
  return { uri: 'file:///draft.md', text, languageId: 'markdown' };
}

/** The phrase found at the `|` of a text, as the draft writes it. */
function phraseIn(index: ReturnType<typeof indexOf>, marked: string): string | undefined {
  const found = phraseAt(index, draftOf(marked.replace('|', '')), marked.indexOf('|'));
  return found?.text;
}

describe('rows of a table', () => {
  const row = '| 城镇调查失业率 | 5.5%左右 | 稳就业 |';
  const table = `# 江州市报告\n\n| 指标 | 目标 | 说明 |\n|---|---|---|\n${row}\n\n正文 ABC 项目。\n`;

  it.each([
    ['失业率', '城镇调查|失业率| 5.5%左右 稳就业'],
    ['5.5%', '城镇调查失业率 |5.5%|左右 稳就业'],
    ['左右稳就', '城镇调查失业率 5.5%|左右 稳就|业'],
    ['稳就业', '城镇调查失业率 5.5%左右 |稳就业|'],
    ['项目', '正文ABC|项目|。'],
  ])('are shown with their cells apart: %s', async (phrase, shown) => {
    const { format, articles } = await readSource(new TextEncoder().encode(table), 'a.md');
    const index = indexOf([{ uri: 'file:///a.md', format, weight: 1, articles }]);
    const [source] = cite(index, phrase, 1).sources;
    expect([source.before, source.match, source.after].join('|')).toBe(shown);
  });
});

describe('cite', () => {
  const index = indexOf([
    fileOf('a.txt', '甲县工作报告\n我们统筹发展和安全。\n必须统筹发展和安全，守住底线。', { date: '2021' }),
    fileOf('b.txt', '乙县工作报告\n坚持统筹发展和安全，防范风险。', { date: '2023-01' }),
    fileOf('c.txt', '丙县工作报告\n要统筹发展和安全，应急有备。', { date: '2022' }),
    fileOf('d.txt', '丁县工作报告\n坚持统筹发展和安全，防范风险。', { date: '2024' }),
  ]);

  it('counts every place, copies included', () => {
    expect(cite(index, '统筹发展和安全', 1)).toMatchObject({ places: 5, articles: 4 });
  });

  it('gives every article once before any twice, the newest first, copies last', () => {
    const titles = cite(index, '统筹发展和安全', 10).sources.map(({ title }) => title);
    expect(titles).toEqual(['乙县工作报告', '丙县工作报告', '甲县工作报告', '甲县工作报告', '丁县工作报告']);
  });

  it('gives folders of more weight first', () => {
    const heavy = { ...fileOf('e.txt', '戊县工作报告\n统筹发展和安全有力。', { date: '1990' }), weight: 2 };
    const weighted = indexOf([fileOf('a.txt', '甲县工作报告\n统筹发展和安全。', { date: '2024' }), heavy]);
    expect(cite(weighted, '统筹发展和安全', 1).sources[0].title).toBe('戊县工作报告');
  });

  it('looks at a sample of a very frequent phrase, and still counts all of it', () => {
    const many = indexOf([
      fileOf('a.txt', `标题\n${'发展。'.repeat(5000)}`),
      fileOf('b.txt', '又一篇\n发展'),
    ]);
    const { places, articles, sources } = cite(many, '发展', 3);
    expect([places, articles, sources.length]).toEqual([5001, 2, 3]);
  });

  it('finds nothing for nothing', () => {
    expect(cite(index, ' ', 5)).toEqual({ places: 0, articles: 0, sources: [] });
    expect(cite(index, '没有这句话', 5)).toEqual({ places: 0, articles: 0, sources: [] });
  });
});

describe('phraseAt', () => {
  const index = indexOf([
    fileOf('a.txt', '标题\n我们统筹发展和安全，守住底线。'),
    fileOf('b.txt', '另一篇\n深化“放管服”改革。'),
  ]);

  it.each([
    ['坚持|统筹发展和安全。', '统筹发展和安全'],
    ['坚持统筹发展|和安全。', '统筹发展和安全'],
    ['坚持统筹发展和安全|。', '统筹发展和安全'],
    ['坚持统筹\u3000发展|和安全', '统筹\u3000发展和安全'],
    ['继续深化“放|管服”改革', '深化“放管服”改革'],
    ['统筹发展和安全，守住|底线', '守住底线'],
    ['统筹发展和安全|，守住底线', '统筹发展和安全'],
    ['上一段\n统筹发|展\n和安全', '统筹发展'],
    ['毫不|相干', undefined],
    ['|', undefined],
  ])('in %j', (marked, expected) => {
    expect(phraseIn(index, marked)).toBe(expected);
  });

  it.each([
    [3, '持续抓好|稳中求进工作总基调的落实', '稳中求进工作总基调'],
    [2, '持续抓好|稳中求进工作总基调的落实', '抓好稳中求进工作总基调的落实'],
  ])('is what %i articles share, not the longer run of one, from three on', (articles, marked, expected) => {
    const shared = Array.from({ length: articles - 1 }, (_, number) =>
      fileOf(`${number}.txt`, `第${number}篇\n坚持稳中求进工作总基调。`),
    );
    const own = fileOf('own.txt', '又一篇\n要抓好稳中求进工作总基调的落实。');
    expect(phraseIn(indexOf([...shared, own]), marked)).toBe(expected);
  });

  it.each([
    ['安全第一', '坚持安全|第一的方针', '安全第一'],
    ['安全生', '坚持安全|生的方针', '坚持安全生的方针'],
  ])('takes %s, shared by all, for a phrase from four units on', (shared, marked, expected) => {
    const files = ['甲', '乙'].map((name) => fileOf(`${name}.txt`, `${name}县\n抓${shared}。`));
    const own = fileOf('own.txt', `又一篇\n坚持${shared}的方针。`);
    expect(phraseIn(indexOf([...files, own], 3, unitSegmenter), marked)).toBe(expected);
  });

  it('knows the longer run over the borders of clauses as well', () => {
    const draft = draftOf('我们统筹发展和安全，守住底线');
    expect(longestPhraseAt(index, draft, 4)?.text).toBe('我们统筹发展和安全，守住底线');
  });

  it('says who issued a source, and under which number, where the file says so', () => {
    const facts = { body: '云岭市人民政府', number: '云政发〔2026〕3号' };
    const files = [fileOf('a.txt', '通知\n统筹发展和安全。', facts), fileOf('b.txt', '总结\n统筹发展。')];
    const { sources } = cite(indexOf(files), '统筹发展', 5);
    expect(new Map(sources.map(({ title, body, paperNumber }) => [title, [body, paperNumber]]))).toEqual(
      new Map([
        ['通知（云岭市人民政府）', ['云岭市人民政府', '云政发〔2026〕3号']],
        ['总结', [undefined, undefined]],
      ]),
    );
  });

  it('gives the longest attested run that touches the cursor', () => {
    const runs = fc.stringMatching(/^[甲乙丙]{1,12}$/);
    fc.assert(
      fc.property(runs, runs, fc.nat(12), (source, text, at) => {
        const cursor = Math.min(at, text.length);
        const found = phraseAt(indexOf([fileOf('a.txt', source)], 1, unitSegmenter), draftOf(text), cursor);
        expect(found?.folded.length ?? 0).toBe(longestRun(source, text, cursor));
      }),
    );
  });
});

/** By trying all: the length of the longest part of `text` over the cursor that `source` holds; under 2 is none. */
function longestRun(source: string, text: string, cursor: number): number {
  let longest = 0;
  for (let start = 0; start <= cursor; start++) {
    for (let end = Math.max(cursor, start + 1); end <= text.length; end++) {
      if (source.includes(text.slice(start, end))) longest = Math.max(longest, end - start);
    }
  }
  return longest < 2 ? 0 : longest;
}

describe('variantsOf', () => {
  const index = indexOf([
    fileOf('a.txt', '标题\n实施积极的财政政策和稳健的货币政策。'),
    fileOf(
      'b.txt',
      '另一篇\n实行积极的财政政策和稳健的货币政策。\n又说，实行积极的财政政策和稳健的货币政策。',
    ),
    fileOf('c.txt', '第三篇\n实施稳健的财政政策和稳健的货币政策。\n要在2023年底前完成。'),
    fileOf('d.txt', '第四篇\n要在2024年底前完成。'),
  ]);

  it('finds other wordings, the most frequent first', () => {
    const variants = variantsOf(index, '实施积极的财政政策和稳健的货币政策', 5);
    expect(variants.map(({ text, places }) => [text, places])).toEqual([
      ['实行积极的财政政策和稳健的货币政策', 2],
      ['实施稳健的财政政策和稳健的货币政策', 1],
    ]);
  });

  it('takes no other number for another wording', () => {
    expect(variantsOf(index, '要在2023年底前完成', 5)).toEqual([]);
  });

  it('measures edit distance up to a cap', () => {
    const brief = fc.stringMatching(/^[甲乙]{0,6}$/);
    fc.assert(
      fc.property(brief, brief, fc.integer({ min: 1, max: 7 }), (a, b, cap) => {
        expect(editDistance(a, b, cap)).toBe(Math.min(cap, levenshtein(a, b)));
      }),
    );
  });
});

function levenshtein(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  if (a[0] === b[0]) return levenshtein(a.slice(1), b.slice(1));
  return (
    1 + Math.min(levenshtein(a.slice(1), b), levenshtein(a, b.slice(1)), levenshtein(a.slice(1), b.slice(1)))
  );
}

describe('followingOf', () => {
  it('gives what usually follows, as far as most agree', () => {
    const index = indexOf([
      fileOf('a.txt', '标题\n坚持稳中求进工作总基调，完整准确全面贯彻新发展理念。'),
      fileOf('b.txt', '另一篇\n坚持稳中求进工作总基调，完整准确全面贯彻要求。'),
      fileOf('c.txt', '第三篇\n坚持稳中求进工作总基调。'),
    ]);
    const [first] = followingOf(index, foldText('稳中求进工作总基调'), 3);
    expect(first).toEqual({ text: '，完整准确全面贯彻', places: 2 });
  });
});

describe('locate', () => {
  const index = indexOf([fileOf('a.txt', '甲\n发展和发展。'), fileOf('b.txt', '乙\n发展。')], 1);

  it('gives every place, by file and in it by place', () => {
    const places = locate(index, '发展', 10);
    expect(places.map(({ uri, range }) => [uri.at(-5), range.start.line, range.start.character])).toEqual([
      ['a', 1, 0],
      ['a', 1, 3],
      ['b', 1, 0],
    ]);
  });

  it('gives no more than the limit', () => {
    expect(locate(index, '发展', 2)).toHaveLength(2);
  });
});
