import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributionsIn } from '../../../src/engine/check/attribution.ts';
import { quotationsIn } from '../../../src/engine/check/quotations.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const copied = only('copied');
const RUN = '全年共整治各类隐患三千余处并逐一销号';
const LONG = '全年共整治各类隐患三千余处并逐一销号。全市上下齐心协力，把责任扛在肩上、把工作抓在手里。';
const index = indexOf([
  fileOf('a.txt', `甲市总结\n一年来，${LONG}成效明显。`),
  fileOf('b.txt', '乙市总结\n我们坚持问题导向。'),
]);

const ATTRIBUTED = [
  // As Yinju writes them.
  `我市“${RUN}”（《甲市总结》，2023年1月5日），成效明显。`,
  `我市“${RUN}”（《甲市总结》），成效明显。`,
  `我市${RUN}（《甲市总结》，2023年1月5日），成效明显。`,
  `我市${RUN}（《甲市总结》）成效明显。`,
  `我市“${RUN}”（引自《甲市总结》）。`,
  `我市“${LONG}”（《甲市总结》，2023年）`,
  `我市${LONG}（《甲市总结》，2023年）`,
  // A document and a quotation.
  `根据《意见》，“${RUN}”。`,
  `按照《意见》（国发〔2023〕1号）精神，“${RUN}”。`,
  `依据《关于印发〈细则〉的通知》有关规定，“${RUN}”，各地照办。`,
  `《意见》指出，“${RUN}”。`,
  `《意见》明确提出：“${RUN}”。`,
  `《意见》中的“${RUN}”，要逐字领会。`,
  `《意见》：“${RUN}”。`,
  `正如《意见》所说，“${RUN}”。`,
  `国发〔2023〕1号文要“${RUN}”。`,
  // What a document says, in its words.
  `《意见》指出，${RUN}。`,
  `《意见》强调，${RUN}，务求实效。`,
  `《意见》还明确提出：${RUN}。`,
  `《意见》（国发〔2023〕1号）第三条规定，${RUN}。`,
  // A speaker and a quotation.
  `会议指出：“${RUN}。”`,
  `会议强调要“${RUN}”。`,
  `书记在讲话中说，“${RUN}”。`,
  `他深情地说道：「${RUN}」`,
  `"${RUN}"，书记强调。`,
  `“${RUN}，”老张说。`,
  `“${RUN}”，老张感慨道：“真好。”`,
  // A source after it.
  `我市“${RUN}”（摘自《甲市总结》）。`,
  `我市“${RUN}”（见甲市2023年总结）。`,
  `我市“${RUN}”。（来源：甲市统计局）`,
  `我市“${RUN}。”（《人民日报》2023年1月5日）`,
  `“${RUN}”——《甲市总结》`,
  `我市${RUN}（摘自甲市总结）。`,
  `我市${RUN}。（《甲市总结》）`,
  // A note.
  `我市“${RUN}”[1]，成效明显。`,
  `我市“${RUN}”［1］，成效明显。`,
  `我市“${RUN}”〔1〕，成效明显。`,
  `我市“${RUN}”[^1]，成效明显。`,
  `我市“${RUN}”①，成效明显。`,
  `我市“${RUN}。”②`,
  `我市${RUN}[1]。`,
  `我市${RUN}。[1]`,
  `我市${RUN}³。`,
  // The paragraphs around it.
  `会议指出：\n“${RUN}。”`,
  `会议指出：\n\n“${RUN}”。`,
  `“${RUN}。”\n——《甲市总结》，2023年`,
  `${RUN}。\n\n——《甲市总结》`,
  // Quotations in quotations.
  `会议指出：“要记住‘实干’二字，${RUN}”。`,
  `会议指出：“要记住“实干”二字，${RUN}”。`,
];

const MARKDOWN = [
  `我市“${RUN}”[^1]，成效明显。\n\n[^1]: 《甲市总结》，2023年1月5日。\n`,
  `我市${RUN}[^1]，成效明显。\n\n[^1]: 《甲市总结》，2023年1月5日，“一、总体”部分。\n`,
  `我市${RUN}[^1]成效明显。\n\n[^1]: 《甲市总结》。\n`,
  `我市${LONG}[^1]\n\n[^1]: 《甲市总结》。\n`,
  `我市**“${RUN}”**[^1]。\n\n[^1]: 《甲市总结》。\n`,
];

// What is still called copied.
const TAKEN = [
  `我市${RUN}，成效明显。`,
  `我市“${RUN}”成效明显。`,
  `我市${RUN}（见附件1），成效明显。`,
  `我市${RUN}（含县区），成效明显。`,
  `学习《意见》，我市${RUN}。`,
  `按照《意见》要求，我市${RUN}。`,
  `根据《意见》的部署，${RUN}。`,
  `会议指出要实干。我市${RUN}。`,
  `会议指出：“要实干。”我市${RUN}。`,
  `我市“${RUN}”。会议强调，要再接再厉。`,
  `我市${RUN}①加强领导②压实责任。`,
  `《意见》指出，要实干。我市${RUN}。`,
  `我市抓实干（《意见》，2023年），${RUN}。`,
  `“放管服”改革中${RUN}。`,
  `会议指出：\n${RUN}。`,
  `重点抓好以下工作：\n“${RUN}”。`,
  `我市${RUN}。\n——加强领导，落实《意见》。`,
];

describe('a text that names its source', () => {
  it.each(ATTRIBUTED)('is not called copied: %s', async (text) => {
    expect((await findingsOf(index, text, copied)).map((finding) => textOf(text, finding))).toEqual([]);
  });

  it.each(MARKDOWN)('is not called copied in Markdown: %s', async (text) => {
    const { Checker } = await import('../../../src/engine/check/checker.ts');
    const { EMPTY_LEXICON } = await import('../../../src/engine/phrases/lexicon.ts');
    const { NEVER } = await import('../../../src/engine/signal.ts');
    const checker = new Checker({ index, lexicon: EMPTY_LEXICON });
    const draft = { uri: 'file:///d.md', text, languageId: 'markdown' };
    expect((await checker.check(draft, copied, NEVER)).map((finding) => textOf(text, finding))).toEqual([]);
  });

  it.each(TAKEN)('is called copied where it does not: %s', async (text) => {
    const findings = await findingsOf(index, text, copied);
    expect(findings.map((finding) => textOf(text, finding))).toEqual([RUN]);
  });

  it('leaves what is beside it', async () => {
    const second = '全市上下齐心协力，把责任扛在肩上、把工作抓在手里';
    const text = `我市“${RUN}”（《甲市总结》，2023年）。${second}。`;
    const findings = await findingsOf(index, text, copied);
    expect(findings.map((finding) => textOf(text, finding))).toEqual([second]);
  });
});

describe('quotations', () => {
  it.each([
    ['“甲”“乙”', ['“甲”', '“乙”']],
    ['“甲‘乙’丙”', ['‘乙’', '“甲‘乙’丙”']],
    ['“甲“乙”丙”', ['“乙”', '“甲“乙”丙”']],
    ['“甲“乙”', ['“乙”']],
    ['甲”乙', []],
    ['"甲"乙"丙"', ['"甲"', '"丙"']],
    ['「甲『乙』」', ['『乙』', '「甲『乙』」']],
  ])('of %s', (text, expected) => {
    expect(quotationsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it('lie in the text, closed, whatever it is', () => {
    const marks = fc.array(fc.constantFrom(...'“”‘’「」『』"《》（）()[]①〔〕甲乙指出，。：—\uFDD11'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(marks, (units) => {
        const text = units.join('');
        for (const { start, end } of quotationsIn(text)) {
          expect('“‘「『"').toContain(text[start]);
          expect('”’」』"').toContain(text[end - 1]);
          expect(end).toBeGreaterThan(start + 1);
        }
        const { spans, marks: ends } = attributionsIn(text);
        for (const { start, end } of spans) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
        for (const { at } of ends) expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
