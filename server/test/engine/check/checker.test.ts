import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedEntryOf } from '../../../src/engine/check/accepted.ts';
import { Checker, MOST_FINDINGS } from '../../../src/engine/check/checker.ts';
import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { CancelledError, NEVER } from '../../../src/engine/signal.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { draftOf, findingsOf, only } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';
import { EVERY_CHECK } from '../../../src/engine/check/finding.ts';
import { anyText } from '../../support/anyText.ts';

const index = indexOf([
  fileOf('a.txt', '甲市总结\n全年共整治各类隐患三千余处并逐一销号，成效明显。'),
  fileOf('b.txt', '乙市总结\n我们坚持问题导向，推动各项工作落到实处，取得了阶段性成果。'),
]);

describe('Checker', () => {
  it('gives after any edits what a check from the start gives', async () => {
    const lines = fc.constantFrom(
      '一、总体情况',
      '三、下步打算',
      '全年共整治各类隐患三千余处并逐一销号。',
      '推动各项工作落到实处，取得了阶段性的成果，同比增长xx%。',
      '（一）抓落实。',
      '',
      '学习《条例。。',
    );
    const drafts = fc.array(fc.array(lines, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(drafts, async (versions) => {
        const checker = new Checker({ index, lexicon: EMPTY_LEXICON });
        for (const version of versions) {
          const text = version.join('\n');
          expect(await checker.check(draftOf(text), EVERY_CHECK, NEVER)).toEqual(
            await findingsOf(index, text),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps spans inside the draft', async () => {
    await fc.assert(
      fc.asyncProperty(anyText({ maxLength: 200 }), async (noise) => {
        const text = `${noise}\n一、甲\r\n三、乙xx市${noise}《`;
        for (const { span } of await findingsOf(index, text)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('stops when it is asked to', async () => {
    await expect(
      new Checker({ index, lexicon: EMPTY_LEXICON }).check(draftOf('一、甲'), EVERY_CHECK, {
        aborted: true,
      }),
    ).rejects.toThrow(CancelledError);
  });

  it('shows the most important findings and says how many there are', async () => {
    const text = [
      '一、甲',
      '三、乙',
      ...Array.from({ length: 150 }, (_, i) => `第${i}项，数据____个。`),
    ].join('\n');
    const findings = await findingsOf(CorpusIndex.empty, text);
    expect(findings).toHaveLength(MOST_FINDINGS);
    expect(findings[0].message).toEqual({ key: 'finding.cut', args: [MOST_FINDINGS - 1, 151] });
  });

  it('lets stand what was accepted, wherever it moves, and nothing else', async () => {
    const text = '甲市XX局。\n乙市XX局。';
    const [first] = await findingsOf(CorpusIndex.empty, text, only('placeholder'));
    const accepted = [acceptedEntryOf(first, text)];
    const moved = `新的一段。\n乙市XX局。\n\n甲市XX局。`;
    const findings = await findingsOf(CorpusIndex.empty, moved, { ...only('placeholder'), accepted });
    expect(findings.map(({ span }) => span.start)).toEqual([moved.indexOf('XX')]);
  });

  it('is silent in Markdown where the draft asks for it, in code and in comments', async () => {
    const text = [
      '---',
      'title: XX市',
      '---',
      'XX市',
      '<!-- yinju-disable placeholder -->',
      'XX县',
      '一、甲',
      '三、乙',
      '<!-- yinju-enable -->',
      'XX区',
      '```',
      'XX镇',
      '```',
      '<!-- XX村 -->',
    ].join('\n');
    const found = await new Checker({ index, lexicon: EMPTY_LEXICON }).check(
      draftOf(text, 'markdown'),
      EVERY_CHECK,
      NEVER,
    );
    expect(found.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`)).toEqual([
      'placeholder XX市',
      'structure 三、',
      'placeholder XX区',
    ]);
    expect(found[0].span.start).toBeGreaterThan(text.indexOf('---', 4));
  });

  it('reports a redacted draft beside what is silent, not with it', async () => {
    const redacted = Array.from({ length: 10 }, (_, i) => `第${i}处XX县。`).join('\n');
    const text = `<!-- yinju-disable placeholder -->\nXX市\n<!-- yinju-enable -->\n${redacted}`;
    const checker = new Checker({ index, lexicon: EMPTY_LEXICON });
    const found = await checker.check(draftOf(text, 'markdown'), only('placeholder'), NEVER);
    expect(found.map(({ message }) => message)).toEqual([
      { key: 'finding.placeholder.all', args: ['XX县', 10] },
    ]);
  });

  it('names overused words once, at the top', async () => {
    const text = `工作总结\n${'要进一步抓好落实。今年的情况有所不同。'.repeat(14)}`;
    const overused = (await findingsOf(CorpusIndex.empty, text, only('repeated'))).filter(
      ({ message }) => message.key === 'finding.overused',
    );
    expect(overused).toHaveLength(1);
    expect(overused[0].message.args[0]).toContain('“进一步” 14');
    expect(overused[0].span).toEqual({ start: 0, end: 4 });
  });
});
