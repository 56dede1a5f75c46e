import { describe, expect, it } from 'vitest';
import { Checker } from '../../../../src/engine/check/checker.ts';
import { onlyChecks } from '../../../../src/engine/check/finding.ts';
import { mineLexicon } from '../../../../src/engine/phrases/mine.ts';
import { NEVER } from '../../../../src/engine/signal.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';
import { dictionaryOf } from '../../../support/dictionary.ts';

const SHARED = [
  '深入实施科教兴国战略和人才强国战略',
  '统筹建设大型水利枢纽工程和灌区',
  '有关部门应当及时办理有关手续',
  '法院依法作出终审裁定并送达',
  '其余火点均已处于可控状态之中',
  '在规定的期限内提出申请',
];
/** Said by too few for a set phrase. */
const RARE = [
  '对淮河、沂河、沭河等支流进行治理',
  ...['整治', '疏浚', '管护', '巡查', '开发'].map((what) => `要对淮河、沂河、沭河等支流${what}`),
  '坚持社会主义务必解放和发展生产力',
  '新开发银行行长罗塞夫出席开幕会议',
];
const FEW = 4;
const VARIED = [
  '公民应遵守法律',
  '公民应当遵守法律',
  '机关做出决定后',
  '机关作出决定后',
  '公民按规定的限期治理',
  '机关在限期内提交材料',
];
const OPENERS = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天玄黄宇宙洪荒盈昃宿列张寒来暑往秋收冬藏'];
const index = indexOf(
  OPENERS.map((opener, i) =>
    fileOf(
      `${i}.txt`,
      [
        `第${i}篇`,
        ...SHARED.map((sentence) => `${opener}地，${sentence}。`),
        ...(i < FEW ? RARE.map((sentence) => `${opener}地，${sentence}。`) : []),
        ...VARIED.map((one) => `${opener}${one}。`),
      ].join('\n'),
    ),
  ),
);
const words = dictionaryOf(
  (
    '科教 兴国 战略 人才 强国 水利 枢纽 工程 支流 应当 及时 办理 手续 法院 依法 作出 做出 终审 裁定 主义 义务 务必 ' +
    '火点 处于 状态 部门 期限 限期 银行 行长 出席'
  ).split(' '),
);
const checker = new Checker({ index, lexicon: await mineLexicon(index) }, () => words);

async function slipsIn(text: string): Promise<readonly unknown[]> {
  const draft = { uri: 'draft:', text: `我们要${text}。`, languageId: 'plaintext' };
  const findings = await checker.check(draft, onlyChecks('typo'), NEVER);
  return findings.map(({ message }) => message.args.slice(0, 2));
}

describe('what looks like a slip, beside one', () => {
  it.each([
    ['a place of its own', '深入实施科教兴豫战略和人才', '深入实施科教兴郭战略和人才'],
    [
      'another member of a list',
      '统筹建设大型水利、水力枢纽工程和灌区',
      '统筹建设大型水库、水力枢纽工程和灌区',
    ],
    [
      'a name among others of its kind',
      '对淮河、沂河、述河等支流进行治理',
      '对淮河、沂河、沭河等支硫进行治理',
    ],
    ['a short form', '有关部门应及时办理有关手续', '有关部门当及时办理有关手续'],
    ['what the corpus exchanges freely', '法院依法做出终审裁定并送达', '法院依法坐出终审裁定并送达'],
    ['two words', '坚持社会主义义务必解放和发展生产力', '坚持社会主主义务必解放和发展生产力'],
    ['a name that is another', '新开发银行行长罗塞芙出席开幕会议', '新开发银行行常罗塞夫出席开幕会议'],
    ['an order that the corpus has', '在规定的限期内提出申请', '在规定的期内限提出申请'],
    ['a measure and a word', '其余火点均已220处处于可控状态之中', '其余火点均已处处于可控状态之中'],
  ])('%s', async (_, free, slip) => {
    expect(await slipsIn(free)).toEqual([]);
    expect(await slipsIn(slip)).toHaveLength(1);
  });
});
