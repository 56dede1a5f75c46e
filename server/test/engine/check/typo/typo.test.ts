import { describe, expect, it } from 'vitest';
import { Checker } from '../../../../src/engine/check/checker.ts';
import { FoundRuns } from '../../../../src/engine/check/foundRuns.ts';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { exchangesOf } from '../../../../src/engine/check/exchanges.ts';
import { type Finding, onlyChecks } from '../../../../src/engine/check/finding.ts';
import { nearPhrases } from '../../../../src/engine/check/nearPhrases.ts';
import { phraseIndexOf } from '../../../../src/engine/check/phraseIndex.ts';
import { setPhraseThreshold } from '../../../../src/engine/check/setPhrases.ts';
import { isChoice } from '../../../../src/engine/check/typo/drafterChoice.ts';
import { leastScore, scoreOf } from '../../../../src/engine/check/typo/judge.ts';
import { TypoFinder } from '../../../../src/engine/check/typo/typos.ts';
import { mineLexicon } from '../../../../src/engine/phrases/mine.ts';
import { NEVER } from '../../../../src/engine/signal.ts';
import { textOf } from '../../../support/checks.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';
import { dictionaryOf } from '../../../support/dictionary.ts';

const PHRASES = [
  '推动构建人类命运共同体走深走实',
  '当前世界百年变局加速演进',
  '以中国式现代化全面推进强国建设',
  '学习贯彻党的二十届四中全会精神',
  '中共中央政治局常委会召开会议',
  '持续巩固拓展脱贫攻坚成果',
  '全面贯彻落实党的二十大精神',
  '建立联防联保工作机制并抓好落实',
  '各地认真做好总结评估工作',
  '加强农产品检验检测能力建设',
  '有关部门按职责分工负责推进',
  '进一步加强和改善宏观调控力度',
  '保障重要民生商品供给稳定有序',
  '会议由各级人民代表大会主持召开',
];
const OPENERS = '甲乙丙丁戊己庚辛壬癸子丑';
const index = indexOf(
  [...OPENERS].map((opener, i) =>
    fileOf(`${i}.txt`, `第${i}篇\n${PHRASES.map((phrase) => `${opener}地，${phrase}。`).join('\n')}`),
  ),
);
const words = dictionaryOf(
  (
    '命运 百年 变局 全面 推进 推动 四中 全会 中央 巩固 拓展 贯彻 落实 机制 机智 总结 评估 检验 检测 职责 分工 宏观 调控 ' +
    '供给 工作 建设 水产 民生 商品 级人 人民 代表 大会 能力'
  ).split(' '),
);
const lexicon = await mineLexicon(index);
const checker = new Checker({ index, lexicon }, () => words);

async function typosIn(text: string): Promise<readonly Finding[]> {
  return checker.check({ uri: 'draft:', text, languageId: 'plaintext' }, onlyChecks('typo'), NEVER);
}

function corrected(text: string, findings: readonly Finding[]): string {
  let now = text;
  for (const { span, text: right } of findings.flatMap(({ fixes }) => fixes[0].edits).toReversed())
    now = now.slice(0, span.start) + right + now.slice(span.end);
  return now;
}

describe('typo', () => {
  it.each([
    ['a shape', '推动构建人类命罔共同体走深走实', '推动构建人类命运共同体走深走实'],
    ['a character dropped and one put in', '当前世界百变年局加速演进', '当前世界百年变局加速演进'],
    ['neighbours swapped', '以中国式现代化全面进推强国建设', '以中国式现代化全面推进强国建设'],
    [
      'a figure swapped with its neighbour',
      '学习贯彻党的二十届中四全会精神',
      '学习贯彻党的二十届四中全会精神',
    ],
    ['one put in', '学习贯彻党的二十届中四中全会精神', '学习贯彻党的二十届四中全会精神'],
    ['one left out', '保障重要民商品供给稳定有序', '保障重要民生商品供给稳定有序'],
    ['a word of the same sound', '建立联防联保工作机智并抓好落实', '建立联防联保工作机制并抓好落实'],
    ['two characters of one sound', '各地认真做好总结平菇工作', '各地认真做好总结评估工作'],
    ['a near sound', '加强农产品检艳检测能力建设', '加强农产品检验检测能力建设'],
    ['a sound', '有关部门按只责分工负责推进', '有关部门按职责分工负责推进'],
    ['a word, neither right', '进一步加强和改善红馆调控力度', '进一步加强和改善宏观调控力度'],
    ['one of a word', '保障重要民生商品洪给稳定有序', '保障重要民生商品供给稳定有序'],
    ['a particle put in', '中共的中央政治局常委会召开会议', '中共中央政治局常委会召开会议'],
    ['another', '持续巩固的拓展脱贫攻坚成果', '持续巩固拓展脱贫攻坚成果'],
    ['a character left out before a particle', '全面贯彻落实的二十大精神', '全面贯彻落实党的二十大精神'],
    ['beside what is new', '建立联控联保工作机智并抓好落实', '建立联控联保工作机制并抓好落实'],
    [
      'a word that the corpus has after what is before it alone',
      '各地认真做好总结平菇，进一步加强',
      '各地认真做好总结评估，进一步加强',
    ],
    ['a word that it has before what is after it alone', '做好红馆调控', '做好宏观调控'],
    ['doubled', '保障重要要民生商品供给稳定有序', '保障重要民生商品供给稳定有序'],
    [
      'neighbours swapped where a set phrase begins',
      '强加农产品检验检测能力建设',
      '加强农产品检验检测能力建设',
    ],
    ['one put in after its first', '当前世此界百年变局加速演进', '当前世界百年变局加速演进'],
    ['one left out after a word', '会议由各级人代表大会主持召开', '会议由各级人民代表大会主持召开'],
    ['two doubled', '各地认真做好总结总结评估工作', '各地认真做好总结评估工作'],
  ])('corrects %s', async (_, wrong, right) => {
    const text = `我们要${wrong}。`;
    const findings = await typosIn(text);
    expect(corrected(text, findings)).toBe(`我们要${right}。`);
    expect(findings).toHaveLength(1);
  });

  it.each(PHRASES.flatMap((phrase) => [phrase.slice(0, 4) + phrase.slice(5), phrase.replace('工', '公')]))(
    'looks at what costs most only where it may decide: %s',
    (text) => {
      const matcher = new CorpusMatcher(index, 'draft:');
      const attested = new FoundRuns([], text.length);
      const near = nearPhrases(text, phraseIndexOf(lexicon, setPhraseThreshold(index)), attested);
      const finder = new TypoFinder(matcher, words);
      const likely = finder
        .suspicions(text, attested, near)
        .filter(({ edit, evidence, features }) => scoreOf(edit, features) >= leastScore(edit, evidence))
        .filter(({ edit }) => !isChoice(text, edit, exchangesOf(matcher)));
      const found = finder.find(text, attested, near);
      expect(found.length > 0).toBe(likely.length > 0);
      for (const { edit, features } of found)
        expect(likely).toContainEqual(expect.objectContaining({ edit, features }));
    },
  );

  it.each([
    ['建立联防联保工作机智并抓好落实', '机智', '机制'],
    // No word of the dictionary: not what a neighbour would make of it.
    ['以中国式现代化全面推进墙国建设', '墙', '强'],
  ])('shows a slip of %s in its word, or alone', async (text, wrong, right) => {
    const [finding] = await typosIn(text);
    expect(finding.message.args.slice(0, 2)).toEqual([wrong, right]);
  });

  it.each([
    ['保障重要民商品供给稳定有序', '民', '民生', '保障重要民生商品供给', [8, 8, '生']],
    ['各地认真好总结评估工作', '好', '做好', '各地认真做好总结评估', [7, 7, '做']],
    ['当前世此界百年变局加速演进', '世此界', '世界', '当前世界百年变局', [6, 7, '']],
    // The word must reach over what is taken away; else it is shown with its neighbours.
    ['中共的中央政治局常委会召开会议', '共的中', '共中', '中共中央政治局', [5, 6, '']],
    ['各地认真做好总结总结评估工作', '结总结评', '结评', '做好总结评估工作', [11, 13, '']],
    ['推动构建人类命罔共同体走深走实', '命罔', '命运', '建人类命运共同体走', [10, 11, '运']],
    ['以中国式现代化全面进推强国建设', '进推', '推进', '现代化全面推进强国建设', [12, 14, '推进']],
    ['各地认真做好总结平菇工作', '平菇', '评估', '做好总结评估工作', [11, 13, '评估']],
  ] as const)(
    'shows the slip of %s in its words, with a proof of whole ones',
    async (wrong, was, is, proof, edit) => {
      const text = `我们要${wrong}。`;
      const [{ span, message, fixes }] = await typosIn(text);
      expect(text.slice(span.start, span.end)).toBe(was);
      expect(message.args.slice(0, 3)).toEqual([was, is, proof]);
      const [start, end, right] = edit;
      expect(fixes).toEqual([
        {
          title: { key: 'fix.typo', args: [is] },
          edits: [{ span: { start, end }, text: right }],
          preferred: true,
        },
      ]);
    },
  );

  it('says what, shows the proof with its places, and corrects nothing else', async () => {
    const text = '我们要建立联防联保工作机智并抓好落实。';
    const [finding] = await typosIn(text);
    expect(textOf(text, finding)).toBe('机智');
    expect(finding.message).toEqual({ key: 'finding.typo', args: ['机智', '机制', expect.any(String), 12] });
    const [, , proof] = finding.message.args;
    expect(proof).toContain('工作机制');
    expect(finding.related).toHaveLength(5);
    expect(finding.related).toMatchObject(Array.from({ length: 5 }, () => ({ in: 'corpus', text: proof })));
    expect(finding.fixes).toMatchObject([{ preferred: true, edits: [{ text: '制' }] }]);
  });

  it('finds what is missing in a word that the draft has more often as it should be', async () => {
    const text = '重视民生，改善民生，发展民生，谈民生。我们要保障重要民商品供给稳定有序。';
    expect(corrected(text, await typosIn(text))).toBe(text.replace('民商品', '民生商品'));
  });

  it('leaves alone what the draft writes throughout', async () => {
    const once = '我们要建立联防联保工作机智并抓好落实。';
    expect(await typosIn(`${once}\n机智的做法很多。`)).toHaveLength(1);
    expect(await typosIn(`${once}\n机智的做法很多。\n这个机智很好。`)).toEqual([]);
  });

  it('leaves alone what seems too much where it belongs to the subject of the draft', async () => {
    const text = '我们要保障重要津民生商品供给稳定有序。';
    expect(corrected(text, await typosIn(text))).toBe('我们要保障重要民生商品供给稳定有序。');
    expect(await typosIn(`${'津方表示欢迎。'.repeat(4)}\n${text}`)).toHaveLength(1);
    expect(await typosIn(`${'津方表示欢迎。'.repeat(5)}\n${text}`)).toEqual([]);
  });

  it('is silent where the draft asks for it', async () => {
    const text = '<!-- yinju-disable typo -->\n我们要建立联防联保工作机智并抓好落实。';
    const draft = { uri: 'draft:', text, languageId: 'markdown' };
    expect(await checker.check(draft, onlyChecks('typo'), NEVER)).toEqual([]);
  });

  it('does not take the draft for its own proof where that lies in the corpus', async () => {
    const wrong = '我们要建立联防联保工作机智并抓好落实。';
    const withDraft = indexOf([
      ...[...OPENERS].map((opener, i) => fileOf(`${i}.txt`, `第${i}篇\n${opener}地，${PHRASES[7]}。`)),
      fileOf('draft.txt', `本稿\n${wrong}`),
    ]);
    const itself = new Checker({ index: withDraft, lexicon: await mineLexicon(withDraft) }, () => words);
    const draft = { uri: 'file:///corpus/draft.txt', text: wrong, languageId: 'plaintext' };
    expect(await itself.check(draft, onlyChecks('typo'), NEVER)).toHaveLength(1);
    expect(await itself.check({ ...draft, uri: 'file:///corpus/0.txt' }, onlyChecks('typo'), NEVER)).toEqual(
      [],
    );
  });

  it('takes what was recognized in pictures for no proof', async () => {
    const text = '我们要建立联防联保工作机智并抓好落实。';
    const found = async (format: string) => {
      const files = [...OPENERS].map((opener, i) => ({
        ...fileOf(`${i}.pdf`, `第${i}篇\n${opener}地，${PHRASES[7]}。`),
        format,
      }));
      const recognized = indexOf(files);
      const itself = new Checker({ index: recognized, lexicon: await mineLexicon(recognized) }, () => words);
      const draft = { uri: 'draft:', text, languageId: 'plaintext' };
      return (await itself.check(draft, onlyChecks('typo'), NEVER)).length;
    };
    expect(await found('pdf')).toBe(1);
    expect(await found('pdf/ocr')).toBe(0);
  });

  it.each([
    [7, 0],
    [8, 1],
  ])('finds a particle too many where %i articles have none there: %i', async (articles, expected) => {
    const files = [...OPENERS]
      .slice(0, articles)
      .map((opener, i) => fileOf(`${i}.txt`, `第${i}篇\n${opener}地，${PHRASES[5]}。`));
    const few = indexOf(files);
    const itself = new Checker({ index: few, lexicon: await mineLexicon(few) }, () => words);
    const draft = { uri: 'draft:', text: '我们要持续巩固的拓展脱贫攻坚成果。', languageId: 'plaintext' };
    expect(await itself.check(draft, onlyChecks('typo'), NEVER)).toHaveLength(expected);
  });

  it.each([
    '我们要建立联防联控工作专班并抓好落实。',
    '我们要加强水产品检验检测能力建设。',
    '我们要按照职责分工负责推进。',
    '2024年全面推进强国建设，命运在自己手中。',
    '我们要保障重要农产品供给稳定有序。',
    '我们要以中国式现代化全面推动强国建设。',
  ])('lets stand %s', async (text) => {
    expect(await typosIn(text)).toEqual([]);
  });
});
