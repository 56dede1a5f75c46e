import { describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const repeated = only('repeated');
const SAID = '安全生产工作只有起点没有终点';

describe('repeated', () => {
  it('shows both places of what is said twice, with their sections', async () => {
    const text = [
      '年度总结',
      '一、主要工作',
      '（一）抓责任。',
      `${SAID}，要常抓不懈。`,
      '二、打算',
      `必须看到，${SAID}。`,
    ].join('\n');
    const [finding, ...others] = await findingsOf(CorpusIndex.empty, text, repeated);
    expect(others).toEqual([]);
    expect(textOf(text, finding)).toBe(SAID);
    expect(finding.span.start).toBe(text.lastIndexOf(SAID));
    const first = text.indexOf(SAID);
    expect(finding.related).toEqual([
      { in: 'draft', span: { start: first, end: first + SAID.length }, section: '一/（一）' },
    ]);
    expect(finding.message.args).toContain('一/（一）');
  });

  it('joins neighbouring clauses into one finding', async () => {
    const sentence = `${SAID}，任何时候都不能有丝毫的麻痹松懈。`;
    const text = `${sentence}\n别的话。\n${sentence}`;
    const findings = await findingsOf(CorpusIndex.empty, text, repeated);
    expect(findings.map((finding) => textOf(text, finding))).toEqual([sentence.slice(0, -1)]);
  });

  it('finds it among as many other sentences as a long draft has, and no other', async () => {
    const sentence = (n: number): string =>
      String.fromCharCode(
        ...Array.from({ length: 40 }, (_, i) => 0x4e00 + ((n * 7919 + i * 131 + n * i) % 9000)),
      );
    const others = Array.from({ length: 400 }, (_, n) => `${sentence(n)}。`);
    const again = `${sentence(3).slice(0, 36)}的了和与。`;
    const text = [...others, again].join('\n');
    const found = await findingsOf(CorpusIndex.empty, text, repeated);
    const near = found.filter(({ message }) => message.key.startsWith('finding.repeated.near'));
    expect(near.map((each) => textOf(text, each))).toEqual([again.slice(0, -1)]);
    expect(near[0].related).toMatchObject([{ span: { start: text.indexOf(others[3]) } }]);
  });

  it('finds a long sentence said again in nearly the same words, once', async () => {
    const said = '要坚持把防范化解重大安全风险摆在突出位置，层层压实各级各部门的安全监管责任，确保万无一失。';
    const again = said.replace('突出位置', '重要位置').replace('确保', '做到');
    const text = `一、认识\n${said}\n二、措施\n别的话说在前面。${again}`;
    const [finding, ...others] = (await findingsOf(CorpusIndex.empty, text, repeated)).filter(
      ({ message }) => message.key === 'finding.repeated.near.section',
    );
    expect(others).toEqual([]);
    expect(`${textOf(text, finding)}。`).toBe(again);
    expect(finding.related).toMatchObject([{ in: 'draft', section: '一' }]);
  });

  it('lets parallel sentences and figures stand', async () => {
    const text = [
      '教育要发展，必须深化改革，让每个孩子都有学上、上好学，使人民满意。',
      '医疗要发展，必须深化改革，让每个病人都有医看、看好病，使群众放心。',
      '全年财政用于农业的支出达到3397亿元，比上年增加422亿元，增长一成多。',
      '全年财政用于教育的支出达到2975亿元，比上年增加349亿元，增长一成多。',
    ].join('\n');
    expect(await findingsOf(CorpusIndex.empty, text, repeated)).toEqual([]);
  });

  it('lets what is announced come back as a topic, and a few words far away', async () => {
    const said = '千方百计扩大出口';
    const between = Array.from({ length: 300 }, (_, i) => `第${i}件别的事。`).join('\n');
    const near = `必须，${said}，不能等。\n还要，${said}，不能停。`;
    expect(await findingsOf(CorpusIndex.empty, near, repeated)).toHaveLength(1);
    const topic = `必须，${said}。\n${said}。积极实施市场多元化。`;
    expect(await findingsOf(CorpusIndex.empty, topic, repeated)).toEqual([]);
    const far = `必须，${said}，不能等。\n${between}\n还要，${said}，不能停。`;
    expect(await findingsOf(CorpusIndex.empty, far, repeated)).toEqual([]);
    const item = '第二，轻重工业投资的比重问题。';
    const announced = `要回答，轻重工业投资的比重问题，等等。\n${item}\n我国规定重工业多投。`;
    expect(await findingsOf(CorpusIndex.empty, announced, repeated)).toEqual([]);
  });

  it('passes over short clauses, dates and set phrases', async () => {
    const text =
      '提高认识，2023年12月25日，坚持统筹发展和安全。提高认识，2023年12月25日，坚持统筹发展和安全。';
    const index = indexOf(
      Array.from({ length: 5 }, (_, i) => fileOf(`${i}.txt`, `第${i}篇\n${i}要坚持统筹发展和安全。`)),
    );
    expect(await findingsOf(index, text, repeated)).toEqual([]);
    expect(await findingsOf(CorpusIndex.empty, text, repeated)).toHaveLength(1);
  });
});
