import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/corpus/readSource.ts';
import { itemOpenings } from '../../../src/engine/complete/enumeration.ts';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { draftOf } from '../../support/checks.ts';
import { indexOf } from '../../support/corpora.ts';

interface Source {
  readonly text: string;
  readonly date?: string;
  readonly weight?: number;
}

/** What is offered first at `|` from a corpus of one file a source. */
async function first(sources: readonly Source[], marked: string): Promise<string | undefined> {
  const files = await Promise.all(
    sources.map(async ({ text, date = '', weight = 1 }, number) => {
      const { articles } = await readSource(Buffer.from(text), `${number}.txt`);
      const dated = articles.map((article) => ({ ...article, date }));
      return { uri: `file:///corpus/${number}.txt`, format: 'txt', weight, articles: dated };
    }),
  );
  const predictor = new Predictor({ index: indexOf(files), lexicon: EMPTY_LEXICON });
  const offset = marked.indexOf('|');
  const draft = draftOf(marked.replace('|', ''));
  const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
  return predictor.completeNow({ draft, offset, options }).items[0]?.text;
}

const SECTIONS = [
  '工作报告\n一、安全生产\n下一步，要认真守牢矿山底线。\n二、乡村振兴\n下一步，要认真发展特色产业。',
  '情况汇报\n一、安全生产\n下一步，要认真守牢燃气底线。\n二、乡村振兴\n下一步，要认真发展优势产业。',
];

/** Of articles that say nothing but {@link texts}, the first guess begins with {@link start}. */
async function expectFirst(texts: readonly string[], marked: string, start: string): Promise<void> {
  const sources = texts.map((text) => ({ text }));
  expect(await first(sources, marked)).toMatch(new RegExp(`^${start}`, 'u'));
}

describe('what a place’s surroundings say', () => {
  it.each([
    ['守牢', '下步打算\n一、抓好安全生产工作\n下一步，要认真|'],
    ['发展', '下步打算\n一、推进乡村振兴工作\n下一步，要认真|'],
  ])('the section: %s', async (start, marked) => {
    await expectFirst(SECTIONS, marked, start);
  });

  it.each([
    // After the word `通知`, as those two places have it, its last unit begins no other word.
    [['印发通知后落实到位', '下发通知后报送情况'], '根据上级通知|', '后'],
    // One place is not enough to know; and where the units before are no word with it, it begins one.
    [['印发通知后落实到位'], '根据上级通知|', '识产权'],
    [['加强知识管理工作', '加强知识传播工作'], '切实加强知|', '识'],
  ])('whether the context is inside a word: %j', async (others, marked, start) => {
    const texts = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'].map(
      (one) => `${one}县保护知识产权成效明显。`,
    );
    await expectFirst([...texts, ...others.map((text) => `各地${text}。`)], marked, start);
  });

  it.each([
    ['责任', '全市情况\n各地要压实安全生产|', 'prose goes on as prose does, not as titles'],
    ['责任', '各地认真部署，要压实安全生产|', 'the same in a first line that is no title'],
    ['工作', '全市安全生产|', 'titles as titles'],
  ])('the title: %s at %s: %s', async (start, marked) => {
    const texts = [
      '全省安全生产工作报告\n今年以来，各地认真部署。',
      '全县安全生产工作报告\n今年以来，各地抓好落实。',
      '情况汇报\n下一步，各地要落实安全生产责任，守牢底线。',
    ];
    await expectFirst(texts, marked, start);
  });

  it.each([
    ['加大', '今年安排预算支出比上年增加，财政支农投入要|'],
    ['压减', '今年清理各类会议文件简报，基层填表负担要|'],
  ])('the topic: %s', async (start, marked) => {
    const texts = [
      '预算安排\n今年财政支农支出预算增加，重点投入要加大力度保障。',
      '减负措施\n今年会议文件简报清理，填表负担要压减一半以上。',
    ];
    await expectFirst(texts, marked, start);
  });

  it.each([
    ['坚持', '一是坚持党的领导；二是坚持人民至上；三是|'],
    ['加强', '一是加强党的领导；二是加强队伍建设；三是|'],
  ])('parallel items: %s', async (start, marked) => {
    const texts = [
      '甲报告\n一是突出重点；二是狠抓落实；三是坚持问题导向。',
      '乙报告\n一是提高认识；二是压实责任；三是加强督促检查。',
    ];
    await expectFirst(texts, marked, start);
  });

  it.each([
    ['发展', 1],
    ['推进', 9],
  ])('the age of an article and what its folder counts for: %s', async (start, weight) => {
    const sources = [
      { text: '工作报告\n我们要大力推进技术改造。', date: '2001', weight },
      { text: '工作报告\n我们要大力发展数字经济。', date: '2021' },
    ];
    expect(await first(sources, '我们要大力|')).toMatch(new RegExp(`^${start}`, 'u'));
  });
});

describe('items of an enumeration', () => {
  it.each([
    ['一是坚持改革；二是推动发展；三是', ['坚持', '推动']],
    ['一是从前的；\0一是坚持改革；二是', ['坚持']],
    ['第一，坚持改革。第二，', ['坚持']],
    ['其一，坚持改革。其二，', ['坚持']],
    ['坚持改革；', []],
    ['', []],
  ])('open: %s', (before, openings) => {
    expect([...itemOpenings(before)]).toEqual(openings);
  });

  it.each([
    ['三是|', '聚焦'],
    ['第三，|', '坚持'],
  ])('knows how items go on from those of another number: %s', async (marked, offered) => {
    const text = '一是聚焦重点任务。二是聚焦重点任务。第一，坚持系统观念。第二，坚持系统观念。';
    expect(await first([{ text }], marked)).toMatch(new RegExp(`^${offered}`, 'u'));
  });

  it('proves such a guess by what is in the corpus', async () => {
    const { articles } = await readSource(Buffer.from('一是聚焦重点任务。二是聚焦重点任务。'), 'a.txt');
    const index = indexOf([{ uri: 'file:///a.txt', format: 'txt', weight: 1, articles }]);
    const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });
    const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
    const [item] = predictor.completeNow({ draft: draftOf('三是'), offset: 2, options }).items;
    expect(item).toMatchObject({ places: 2, articles: 1 });
    expect(item.attested).toMatch(/^是聚焦/u);
  });
});
