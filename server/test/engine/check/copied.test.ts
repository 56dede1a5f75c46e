import { describe, expect, it } from 'vitest';
import { Checker } from '../../../src/engine/check/checker.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { draftOf, findingsOf, only, sharedSources, textOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';
import { CORPORA } from '../../support/shared.ts';
import { levelOf } from '../../../src/settings/checks.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings/settings.ts';

const copied = only('copied');
const RUN = '全年共整治各类隐患三千余处并逐一销号';

describe('a copy in which only figures changed', () => {
  const index = indexOf([fileOf('a.txt', '甲市总结\n全市共排查隐患4127处，整改完成率达98.6%，有力有效。')]);

  it.each([
    ['今年全市共排查隐患3050处，整改完成率达97.2%。', true],
    // 12 characters and a figure, which counts as one; and one less.
    ['今年市共排查隐患3050处，整改完成率。', true],
    ['今年市共排查隐患3050处，整改完成。', false],
  ])('%s', async (text, isFound) => {
    const codes = (await findingsOf(index, text, copied)).map(({ code }) => code);
    expect(codes).toEqual(isFound ? ['near-copied'] : []);
  });
});

describe('a copy says how it is like its source', () => {
  const SOURCE = '全市上下担当作为，发展的基础更加牢固，群众的获得感、幸福感不断提升，完成年度任务128项';
  const files = ['甲', '乙'].map((of) => fileOf(`${of}.txt`, `${of}市总结\n${of}地的话。\n${SOURCE}。`));

  it.each([
    ['copied', SOURCE],
    ['same-words', SOURCE.replace('128', '95')],
    ['near-copied', SOURCE.replace('牢固', '牢靠').replace('不断', '持续')],
  ])('%s', async (key, text) => {
    const one = await findingsOf(indexOf(files.slice(0, 1)), `今年${text}。`, copied);
    expect(one.map(({ message }) => message.key)).toEqual([`finding.${key}`]);
    const [{ fixes, span }] = one;
    expect(fixes.map(({ edits }) => edits)).toEqual([
      [
        { span: { start: span.start, end: span.start }, text: '“' },
        { span: { start: span.end, end: span.end }, text: '”（引自《甲市总结》）' },
      ],
    ]);
    const two = await findingsOf(indexOf(files), `今年${text}。`, copied);
    expect(two.map(({ message }) => [message.key, message.args[3]])).toEqual([[`finding.${key}.more`, 1]]);
  });
});

describe('a copy in which figures changed that stand close together', () => {
  const SOURCE = '生铁93万吨，增产7%，原煤2.7亿吨，增产4%，原油58万吨';
  const index = indexOf([fileOf('a.txt', `甲年公报\n${SOURCE}，都有增加。`)]);

  it.each([
    // No run between two figures has seven characters.
    ['其中生铁49万吨，增产3%，原煤1.4亿吨，增产8%，原油17万吨。', true],
    ['其中生铁1,049万吨，增产12.5%，原煤3亿吨，增产8%，原油17万吨。', true],
    // 13 characters and figures, and 12.
    ['其中生铁49万吨，增产3%，原煤1.4亿吨。', true],
    ['其中铁49万吨，增产3%，原煤1.4亿吨。', false],
    ['其中生铁若干万吨，增产三成，原煤几亿吨，增产八成，原油几十万吨。', false],
  ])('%s', async (text, isFound) => {
    const codes = (await findingsOf(index, text, copied)).map(({ code }) => code);
    expect(codes).toEqual(isFound ? ['near-copied'] : []);
  });
});

describe('a copy in which only figures changed, made of set phrases for the most part', () => {
  const shared = ['甲', '乙', '丙', '丁', '戊'].map((of) =>
    fileOf(`${of}.txt`, `${of}市总结\n${of}地居民消费价格总水平回落。`),
  );

  it.each([
    // Five characters beside figures that no set phrase covers, as a copy must have, and four.
    ['乡镇企业增', true],
    ['乡镇企业', false],
  ])('%s', async (own, isFound) => {
    const index = indexOf([...shared, fileOf('a.txt', `己市总结\n其中，${own}2%，居民消费价格总水平3%。`)]);
    const text = `其他：${own}6%，居民消费价格总水平1%。`;
    const codes = (await findingsOf(index, text, copied)).map(({ code }) => code);
    expect(codes).toEqual(isFound ? ['near-copied'] : []);
  });
});

describe('a copy of two passages of one source', () => {
  it('names both, the larger first', async () => {
    const first = '坚持把隐患排查作为首要任务，组织检查组分片包干逐一过筛';
    const second = '重大隐患全部挂牌督办，整改不到位的一律不得销号复产';
    const index = indexOf([
      fileOf('s.txt', `丙市总结\n${first}。\n其间另有安排。\n${second}。`),
      fileOf('t.txt', '丁市总结\n别的话。'),
    ]);
    const [finding, ...others] = await findingsOf(index, `${first}，${second}。`, copied);
    expect(others).toEqual([]);
    expect(finding.related.map((place) => place.in === 'corpus' && place.range.start.line)).toEqual([1, 3]);
  });
});

describe('minor copies', () => {
  const text = '逐级压实各方责任建立问题清单和整改台账并按月调度通报确保见效';
  const index = indexOf([fileOf('a.txt', `甲市总结\n${text}。\n${RUN}，${'分类施策'.repeat(3)}形成闭环。`)]);

  it.each([
    [29, true],
    [30, false],
  ])('of %i characters, by themselves: %s', async (characters, isMinor) => {
    const [finding] = await findingsOf(index, `今年${text.slice(0, characters)}。`, copied);
    expect(finding.copy).toMatchObject({ characters });
    expect(finding.copy?.isMinor ?? false).toBe(isMinor);
    expect(levelOf(finding, DEFAULT_SETTINGS)).toBe(isMinor ? 'hint' : 'information');
  });

  it.each([
    // With the full stops around it 60 units, and 61.
    [58, false],
    [59, true],
  ])('with one of the same source %i characters on: %s', async (between, isMinor) => {
    const other = '无'.repeat(between);
    const run = await findingsOf(index, `${text.slice(0, 20)}。${other}。${RUN}`, copied);
    expect(run).toHaveLength(2);
    for (const { copy } of run) expect(copy?.isMinor ?? false).toBe(isMinor);
  });
});

describe('copied', () => {
  const index = indexOf([
    fileOf('a.txt', `甲市总结\n一年来，${RUN}，成效明显。`),
    fileOf('b.txt', '乙市总结\n我们坚持问题导向。'),
  ]);

  it('finds what is in a source word for word, and says where', async () => {
    const text = `今年上半年，${RUN}！群众满意。`;
    const [finding, ...others] = await findingsOf(index, text, copied);
    expect(others).toEqual([]);
    expect(textOf(text, finding)).toBe(RUN);
    expect(finding.message).toEqual({ key: 'finding.copied', args: [RUN.length, '甲市总结', '', 0, 100] });
    expect(finding.related).toEqual([
      {
        in: 'corpus',
        uri: 'file:///corpus/a.txt',
        format: 'txt',
        range: { start: { line: 1, character: 4 }, end: { line: 1, character: 4 + RUN.length } },
        title: '甲市总结',
        cited: '甲市总结',
        section: '',
        text: RUN,
      },
    ]);
  });

  it('counts characters without punctuation and whatever their width', async () => {
    const text = '全年 共整治各类隐患三千余处。';
    expect(await findingsOf(index, text, copied)).toHaveLength(1);
    expect(await findingsOf(index, text, { ...copied, minCopiedLength: 14 })).toEqual([]);
  });

  it.each([
    `会议指出：“${RUN}。”`,
    `根据《${RUN}》的要求。`,
    `一、${RUN}`,
    `全年共整治各类隐患三千余处并逐一销号，现将有关情况报告如下。`,
  ])('lets stand %s', async (text) => {
    expect(await findingsOf(index, text, copied)).toEqual([]);
  });

  it('finds a passage with words replaced, clauses exchanged and figures changed, once', async () => {
    const source =
      '坚持把隐患排查作为首要任务，组织检查组312个，检查企业1.86万家次，排查隐患4.27万处，重大隐患全部挂牌督办，逐一销号清零。';
    const edited = [
      '坚持把隐患排查作为第一任务，组织检查组97个，检查企业2万家次，排查隐患1.4万处，重大隐患全部挂牌督办，逐一销号清零',
      '组织检查组312个；检查企业1.86万家次；重大隐患全部挂牌督办；排查隐患4.27万处；坚持把隐患排查作为首要任务',
    ];
    const other = indexOf([fileOf('s.txt', `丙市总结\n${source}`), fileOf('t.txt', '丁市总结\n别的话。')]);
    for (const passage of edited) {
      const text = `今早雾大，码头边的老张照旧支起了茶摊。${passage}。`;
      const [finding, ...others] = await findingsOf(other, text, copied);
      expect(others).toEqual([]);
      expect(finding.code).toBe('near-copied');
      expect(textOf(text, finding)).toBe(passage);
      expect(finding.related[0]).toMatchObject({ title: '丙市总结' });
    }
  });

  it('lets a quotation stand that names its source, and nothing after one that is never closed', async () => {
    for (const quoted of [`“${RUN}”`, `「${RUN}」`, `“要记住“实干”二字，${RUN}”`]) {
      expect(await findingsOf(index, `大家知道，会议指出：${quoted}，掷地有声。`, copied)).toEqual([]);
    }
    const text = `大家知道，会议指出：“要实干。${RUN}，老张说的“茶摊”还在。`;
    const [finding] = await findingsOf(index, text, copied);
    expect(textOf(text, finding)).toBe(RUN);
  });

  it('lets set phrases stand', async () => {
    const phrase = '国家安全是民族复兴的根基，社会稳定是国家强盛的前提';
    const files = Array.from({ length: 6 }, (_, i) => fileOf(`${i}.txt`, `第${i}篇\n第${i}，${phrase}。`));
    expect(await findingsOf(indexOf(files), `大家知道，${phrase}，绝不能松懈。`, copied)).toEqual([]);
    expect(await findingsOf(indexOf(files.slice(0, 2)), `大家知道，${phrase}。`, copied)).toHaveLength(1);
  });

  it('does not match a draft with itself when it is a file of the corpus', async () => {
    const checker = new Checker({ index, lexicon: EMPTY_LEXICON });
    const text = `甲市总结\n一年来，${RUN}，成效明显。`;
    const own = { ...draftOf(text), uri: 'file:///corpus/a.txt' };
    expect(await checker.check(own, copied, NEVER)).toEqual([]);
    expect(await checker.check({ ...own, uri: 'file:///corpus/c.txt' }, copied, NEVER)).toHaveLength(1);
  });

  it('calls an edited copy of another file edited, though the draft itself is in the corpus', async () => {
    const taken = '坚持把隐患排查作为首要任务，组织检查组若干个，排查隐患四千余处，重大隐患全部挂牌督办';
    const edited = taken.replace('首要', '第一').replace('全部', '逐项');
    const files = [fileOf('s.txt', `丙市总结\n${taken}。`), fileOf('t.txt', `丁市总结\n${edited}。`)];
    const own = { ...draftOf(`丁市总结\n${edited}。`), uri: 'file:///corpus/t.txt' };
    const checker = new Checker({ index: indexOf(files), lexicon: EMPTY_LEXICON });
    const [finding] = await checker.check(own, copied, NEVER);
    expect(finding.code).toBe('near-copied');
    expect(finding.related).toMatchObject([{ title: '丙市总结' }]);
  });

  it('gives the same after an edit as from the start', async () => {
    const checker = new Checker({ index, lexicon: EMPTY_LEXICON });
    const before = `开头。\n${RUN}。\n结尾。`;
    const after = `开头改了。\n${RUN}。\n另外，${RUN}。\n结尾。`;
    await checker.check(draftOf(before), copied, NEVER);
    expect(await checker.check(draftOf(after), copied, NEVER)).toEqual(
      await findingsOf(index, after, copied),
    );
  });
});

describe.each(CORPORA)('copied, on %s', async (name) => {
  const reports = await sharedSources(name);
  const index = indexOf(reports);

  it('finds each pasted passage once, over exactly its characters, with its source', async () => {
    const host = ['今早雾大，码头边的老张照旧支起了茶摊。', '他说这碗茶卖了四十年，连茶碗都换过三茬。'];
    const long = reports.flatMap((file) => {
      const paragraphs = file.articles[0].passages.filter(({ kind }) => kind === 'paragraph');
      const passage = paragraphs.find(({ text }) => text.length > 120);
      return passage === undefined ? [] : [{ file, passage }];
    });
    expect(long.length).toBeGreaterThanOrEqual(5);
    for (const { file, passage } of long) {
      const pasted = passage.text.slice(40, 100);
      const text = `${host[0]}${pasted}${host[1]}`;
      const [finding, ...others] = await findingsOf(index, text, copied);
      expect(others).toEqual([]);
      expect(Math.abs(finding.span.start - host[0].length)).toBeLessThanOrEqual(2);
      expect(Math.abs(finding.span.end - host[0].length - 60)).toBeLessThanOrEqual(2);
      expect(finding.related[0]).toMatchObject({ uri: file.uri });
    }
  });
});

const real = await sharedSources('reports');

describe.skipIf(real.length === 0)('copied, on the five reports', () => {
  const index = indexOf(real);

  it('takes a phrase that 6 of the 14 articles share for a set phrase', async () => {
    const text = '国家安全是民族复兴的根基，社会稳定是国家强盛的前提';
    expect(index.attestation(text).articles).toBe(6);
    expect(await findingsOf(index, `${text}。`)).toEqual([]);
  });
});
