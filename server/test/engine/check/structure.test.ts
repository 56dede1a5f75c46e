import { describe, expect, it } from 'vitest';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import type { Finding } from '../../../src/engine/check/finding.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';

const structure = only('structure');

async function faults(text: string): Promise<string[]> {
  const findings = await findingsOf(CorpusIndex.empty, text, structure);
  return findings.map(
    (finding) => `${finding.message.key.replace('finding.structure.', '')} ${textOf(text, finding)}`,
  );
}

function applied(text: string, finding: Finding): string {
  const edits = finding.fixes[0].edits.toSorted((a, b) => b.span.start - a.span.start);
  return edits.reduce(
    (now, { span, text: with_ }) => now.slice(0, span.start) + with_ + now.slice(span.end),
    text,
  );
}

describe('structure: numbering', () => {
  it.each([
    ['一、甲\n三、乙', ['skips 三、']],
    ['一、甲\n二、乙\n二、丙', ['repeats 二、']],
    ['一、甲\n（一）子\n（二）丑\n（四）寅\n二、乙', ['skips （四）']],
    ['一、甲\n（二）子\n二、乙', ['starts （二）']],
    ['一、甲\n（二）乙\n三、丙', ['level （二）']],
    ['（一）子\n（二）丑\n一、甲\n二、乙', ['orphan （一）']],
    ['1.甲\n2.乙\n4.丙', ['skips 4.']],
    ['重点做好：一是抓学习；三是抓落实。', ['skips 三是']],
    ['重点做好：一是抓学习；二是抓落实；二是抓督查。', ['repeats 二是']],
  ])('%j', async (text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });

  it.each([
    '一、甲\n（一）子\n（二）丑\n1.甲甲\n2.乙乙\n二、乙\n（一）寅\n（二）卯\n三、丙',
    '做到：一是甲；二是乙。\n又要：一是丙；二是丁；三是戊。',
    '一是甲。\n二是乙。其中，一是子，二是丑。\n三是丙。',
    '一是一、二是二，说到做到。',
    '第一篇\n一、甲\n二、乙\n第二篇\n一、丙\n二、丁',
    '十、甲的十一、不算\n2023.5月完成\n1.5倍',
  ])('lets stand %j', async (text) => {
    expect(await faults(text)).toEqual([]);
  });

  it('renumbers what follows on', async () => {
    const text = '一、甲\n三、乙\n四、丙';
    const [finding] = await findingsOf(CorpusIndex.empty, text, structure);
    expect(applied(text, finding)).toBe('一、甲\n二、乙\n三、丙');
  });
});

describe('structure: punctuation', () => {
  it.each([
    ['工作完成。。下一步', ['doubled 。。']],
    ['工作完成，。下一步', ['doubled ，。']],
    ['认真落实,确保到位:不走过场', ['half-width.all ,']],
    ['学习《条例，落实制度', ['unclosed 《']],
    ['增强“四个意识，做到', ['unclosed “']],
    ['落实制度），做到', ['unopened ）']],
  ])('%j', async (text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });

  it.each([
    '“第一段。\n“第二段。”',
    '他说：“这是\n两段话。”',
    '1）甲；2）乙',
    '……就这样。（见附件）《〈条例〉说明》3.5亿,https://a.b',
  ])('lets stand %j', async (text) => {
    expect(await faults(text)).toEqual([]);
  });

  it('puts right every mark of the wrong width at once', async () => {
    const text = '认真落实,确保到位:不走过场';
    const [finding] = await findingsOf(CorpusIndex.empty, text, structure);
    expect(applied(text, finding)).toBe('认真落实，确保到位：不走过场');
  });
});
