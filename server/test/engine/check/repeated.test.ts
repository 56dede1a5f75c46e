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
