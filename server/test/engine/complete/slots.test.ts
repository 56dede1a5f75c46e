import { describe, expect, it } from 'vitest';
import { ownNames } from '../../../src/engine/text/administrative.ts';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { findSlots, type TaggedName } from '../../../src/engine/complete/slots.ts';
import { snippetOf } from '../../../src/engine/complete/snippet.ts';
import { expandSnippet } from '../../support/snippets.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { draftOf, sharedSources } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';
import { CORPORA } from '../../support/shared.ts';

/** The snippet of what follows `|` in a source's sentence. {@link tagged} are words the segmenter took for names. */
function snippet(source: string, draft = '', tagged: Record<string, TaggedName['kind']> = {}) {
  const [before, text] = source.split('|');
  const names = Object.entries(tagged).map(([word, kind]) => {
    const start = text.indexOf(word);
    return { start, end: start + word.length, kind };
  });
  return snippetOf(text, findSlots(before, text, names), ownNames(draft));
}

describe('slots', () => {
  it.each([
    ['figures with their units', '全年|新增就业3.4万人，同比增长', '新增就业${1:3.4}万人，同比增长$0'],
    ['percentages', '|覆盖率达到98.6%以上', '覆盖率达到${1:98.6}%以上$0'],
    ['counts', '|办结12件、整改1,203处', '办结${1:12}件、整改${2:1,203}处$0'],
    ['percentage points', '|提高2.1个百分点', '提高${1:2.1}个百分点$0'],
    ['figures in full width', '|投入３２０万元', '投入${1:３２０}万元$0'],
    ['percentages in Chinese numerals', '增长|百分之十二点五以上', '百分之${1:十二点五}以上$0'],
    ['rounded figures', '|排查30余处', '排查${1:30}余处$0'],
    ['figures rounded before their ten thousands', '|新增就业1000多万人，', '新增就业${1:1000}多万人，$0'],
    ['sums rounded before their unit', '|投资300余亿元', '投资${1:300}余亿元$0'],
    ['figures rounded before ten thousands alone', '|涉及20多万，', '涉及${1:20}多万，$0'],
    ['the same in Chinese numerals', '|惠及二十多万人', '惠及${1:二十}多万人$0'],
    ['counts in Chinese numerals', '|排查隐患三千余处', '排查隐患${1:三千}余处$0'],
    ['numbers that end a clause', '|新增高中学位8700，', '新增高中学位${1:8700}，$0'],
    ['numbers that end the item', '|新增高中学位8700', '新增高中学位${1:8700}$0'],
    ['areas with their unit', '|农田400万亩', '农田${1:400}万亩$0'],
    ['dates', '自|2024年3月5日起施行', '${1:2024}年${2:3}月${3:5}日起施行$0'],
    ['a date whose year is typed', '2024年|3月5日印发', '${1:3}月${2:5}日印发$0'],
    ['years', '|2024年以来', '${1:2024}年以来$0'],
    ['spans of years', '|2021—2025年规划', '${1:2021}—${2:2025}年规划$0'],
    ['years in Chinese numerals', '|二〇二四年三月五日', '${1:二〇二四}年${2:三}月${3:五}日$0'],
    ['hidden years', '|20xx年全市', '${1:20xx}年全市$0'],
    ['hidden figures', '|共xx人、××件', '共${1:xx}人、${2:××}件$0'],
    ['hidden names', '|在X市、某县、××区推广', '在${1:X市}、${2:某县}、${3:××区}推广$0'],
    ['hidden names in quotes', '“|xx”品牌', '${1:xx}”品牌$0'],
    ['administrative names', '|在江州市、东平县召开', '在${1:江州市}、${2:东平县}召开$0'],
    ['nested administrative names', '|江州市临河区新塘镇', '${1:江州市}${2:临河区}${3:新塘镇}$0'],
    ['their authorities', '|江州市委、市政府', '${1:江州市}委、市政府$0'],
    ['a name that stands twice once', '|，江州市、东平县和江州市', '，${1:江州市}、${2:东平县}和$1$0'],
    ['companies', '|，江州建工集团有限公司承建', '，${1:江州建工集团有限公司}承建$0'],
    ["what a snippet's syntax holds", '|按$1}计\\，共12件', '按\\$1\\}计\\\\，共${1:12}件$0'],
  ])('are %s', (_, source, expected) => {
    expect(snippet(source)).toBe(expected);
  });

  it.each([
    ['a place', '|支持江州市发展', { 江州: 'place' }, '支持${1:江州市}发展$0'],
    ['a province', '|推进浙江实践', { 浙江: 'place' }, '推进${1:浙江}实践$0'],
    ['a person', '|由张建国同志负责', { 张建国: 'person' }, '由${1:张建国}同志负责$0'],
    ['an organisation', '|推动江州钢铁集团', { 江州钢铁集团: 'organisation' }, '推动${1:江州钢铁集团}$0'],
    ['the country', '|把中国建设好', { 中国: 'place' }, undefined],
    ['a tag on an ordinary word', '|以城市为重点', { 城市: 'place' }, undefined],
    ['a tag on a common verb', '|严格执行纪律', { 严格执行: 'person' }, undefined],
    ['a person whose name all reports bear', '|习近平同志', { 习近平: 'person' }, undefined],
    ['a national body', '|国务院办公厅', { 国务院: 'organisation' }, undefined],
    ['what is named after a place', '|弘扬上海精神', { 上海: 'place' }, undefined],
  ] as const)('take tags only where the form confirms them: %s', (_, source, tagged, expected) => {
    expect(snippet(source, '', tagged)).toBe(expected);
  });

  it.each([
    '|增强“四个意识”、做到“两个维护”',
    '|落实“一岗双责”',
    '|打好“三大战役”',
    '|“十四五”规划和二〇三五远景',
    '|推进“12345”热线、“3个清单”',
    '|增强四个意识、坚定四个自信',
    '|党的二十大、二十届三中全会',
    '|千家万户、万众一心、百年大计',
    '|1.组织领导',
    '|（1）组织领导',
    '|一是坚持、二是推进',
    '|建设5G基站、4A级景区',
    '|第14个五年规划',
    '|12345热线、110指挥中心、863计划',
    '|GDP2000强、A380客机',
    '|12.组织领导',
    '|《江州市2024年条例》',
    '|全市各县、乡镇、城区和市场',
    '|示范区、开发区、高新区、贫困县',
    '|在工业园区和城市社区',
    '|节省开支、反省自身',
    '|农村地区、革命老区',
    '|以市场为导向，以区域为单元',
    '|某些、某种情况',
    '新增3|4.5万人',
  ])('are not in %s', (source) => {
    expect(snippet(source)?.replace('4.5万人', '')).toBeUndefined();
  });

  it.each([
    ['in its title', '江州市工作报告\n东湖市的做法。东湖市，东湖市。', '在${1:江州市}推广$0'],
    ['throughout', '工作报告\n在江州市，由江州市抓。', '在${1:江州市}推广$0'],
    ['once', '工作报告\n在江州市。', '在${1:临海市}推广$0'],
    ['beside others', '工作报告\n在江州市、东湖市、在江州市、在东湖市。', '在${1:临海市}推广$0'],
    ['of another level', '江州县工作报告', '在${1:临海市}推广$0'],
  ])("are filled with the draft's own name where it stands %s", (_, draft, expected) => {
    expect(snippet('|在临海市推广', draft)).toBe(expected);
  });

  it('give the source back when they are filled again', () => {
    const text = '在江州市、东平县和江州市\\办结$12件}。';
    const made = snippetOf(text, findSlots('', text), new Map())!;
    expect(expandSnippet(made)).toBe(text);
    expect(expandSnippet(made, (stop) => `<${stop}>`)).toBe('在<1>、<2>和<1>\\办结$<3>件}。');
  });
});

describe('completion with slots', () => {
  const index = indexOf([
    fileOf('a.txt', '临海市报告\n今年以来，共办结信访事项12件。'),
    fileOf('b.txt', '临海市总结\n今年以来，共办结信访事项12件。同时'),
  ]);
  const options = { maxItems: 5, threshold: 0, slots: true, pinyin: true };
  const draft = draftOf('共办结信访');

  it('carries a snippet beside the plain text', () => {
    const { items } = new Predictor({ index, lexicon: EMPTY_LEXICON }).completeNow({
      draft,
      offset: 5,
      options,
    });
    const slotted = items.filter(({ snippet: made }) => made !== undefined);
    expect(slotted.length).toBeGreaterThan(0);
    for (const { text, snippet: made } of slotted) {
      expect(made).toContain('${1:12}件');
      expect(expandSnippet(made!)).toBe(text);
    }
  });

  it('carries none when they are off', () => {
    const { items } = new Predictor({ index, lexicon: EMPTY_LEXICON }).completeNow({
      draft,
      offset: 5,
      options: { ...options, slots: false },
    });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ snippet: made }) => made === undefined)).toBe(true);
  });
});

describe.each(CORPORA)('slots of %s', (name) => {
  it('give the passages back when they are filled again', async () => {
    const seen = new Set<string>();
    for (const { articles } of await sharedSources(name)) {
      for (const { passages } of articles) {
        for (const { text } of passages) {
          const slots = findSlots('', text);
          for (const { start, end } of slots) seen.add(text.slice(start, end));
          const made = snippetOf(text, slots, new Map());
          if (made === undefined) continue;
          expect(foldText(expandSnippet(made))).toBe(foldText(text));
        }
      }
    }
    expect(seen.size).toBeGreaterThan(50);
  });
});
