import { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import { findingsOf, only, textOf } from '../../support/checks.ts';
import { Checker } from '../../../src/engine/check/checker.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import { Paragraph } from '../../../src/engine/check/paragraph.ts';
import { describe, expect, it } from 'vitest';
import { placeholdersOf } from '../../../src/engine/check/placeholder.ts';

/** The placeholders are marked with | |. */
const LEFT = [
  '与相邻的|XX市|建立机制',
  '同比增长|xx%|，完成投资|××|亿元',
  '|20xx年|以来',
  '（|20xx年|12月25日）',
  '|20××年|以来',
  '（国发|〔〕|12号）',
  '同比下降|（此处补充数据）|。',
  '数据|待补充|。',
  '检查企业|[ ]|家',
  '完成投资|____|万元',
  '|X市|纪委监委',
  '增长|？？|%',
  '联系人：|〇〇|，电话：|□□□|',
  '|【待定】|',
  '粮食总产量达到|    亿斤|，比上年增加。',
  '群众满意度达到|  %|以上',
  '同比增长| %|，完成投资|  亿元|。',
  '培训干部|　　人次|，举办|  场|',
  '|2024年  月  日|',
  '|　　年　　月　　日|',
  '截至|12月  日|，',
  '新增就业|　人|。',
  // In the order of the text, whatever their forms; one inside another goes with it.
  '投资达到|  亿元|，数据|待补充|，|xx市|增长。',
  '全市|（请填写xx年数据）|，|（此处插入__表）|',
  '任务|（拟补充）|，进展|（须核实）|',
];

const CLEAN = [
  '增长3×5倍，使用X光检查，XXL号服装，Xinhua社报道。',
  '二〇〇八年以来，二○○九年完成。',
  '有待完善，亟待补充人手，等待填报。',
  '- [ ] 任务清单',
  '（国发〔2023〕12号）“四个意识”《条例》（试行）',
  '__________',
  '能不能做到？怎么做到？？',
  '（请各单位支持）（有关数据见附件）（补充协议）',
  'https://example.org/xx/yy',
  '　　人民群众满意，万亿产业兴旺。',
  '我们  个人认为可行，他们  年度考核合格。',
  '单位    万元    亿元    吨',
  '增长5 %，达到100  亿元，第 1 页，6 月 5 日。',
  '张  三    李  四',
];

describe('placeholder', () => {
  it.each(LEFT)('finds the one in %s', (marked) => {
    const parts = marked.split('|');
    const text = parts.join('');
    const expected = parts.filter((_, i) => i % 2 === 1);
    expect(placeholdersOf(new Paragraph(text)).map(({ start, end }) => text.slice(start, end))).toEqual(
      expected,
    );
  });

  it.each(CLEAN)('finds none in %s', (text) => {
    expect(placeholdersOf(new Paragraph(text))).toEqual([]);
  });

  it('takes marks of Markdown for no blank', async () => {
    const draft = { uri: 'untitled:a', text: '产量达到**约**亿斤，增加  亿斤。', languageId: 'markdown' };
    const checker = new Checker({ index: CorpusIndex.empty, lexicon: EMPTY_LEXICON });
    const findings = await checker.check(draft, only('placeholder'), NEVER);
    expect(findings.map((finding) => textOf(draft.text, finding))).toEqual(['  亿斤']);
    expect(findings[0].message).toEqual({ key: 'finding.placeholder.blank', args: ['亿斤'] });
  });

  it('lists each where they are few, and reports once that a draft is redacted throughout', async () => {
    const lines = Array.from({ length: 8 }, (_, i) => `第${i}处xx市的情况。`);
    const few = await findingsOf(CorpusIndex.empty, `${lines.join('\n')}\n待补充。`, only('placeholder'));
    expect(few).toHaveLength(9);
    const text = `${lines.join('\n')}\n待补充。\n又一处xx市。`;
    const many = await findingsOf(CorpusIndex.empty, text, only('placeholder'));
    expect(many.map((finding) => textOf(text, finding))).toEqual(['xx市', '待补充']);
    expect(many[0].message).toEqual({ key: 'finding.placeholder.all', args: ['xx市', 9] });
    expect(many[0].related).toHaveLength(8);
  });
});
