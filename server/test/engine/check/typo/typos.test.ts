import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { FoundRuns } from '../../../../src/engine/check/foundRuns.ts';
import { nearPhrases } from '../../../../src/engine/check/nearPhrases.ts';
import { phraseIndexOf } from '../../../../src/engine/check/phraseIndex.ts';
import { setPhraseThreshold } from '../../../../src/engine/check/setPhrases.ts';
import { leastScore, scoreOf } from '../../../../src/engine/check/typo/judge.ts';
import { TypoFinder } from '../../../../src/engine/check/typo/typos.ts';
import { mineLexicon } from '../../../../src/engine/phrases/mine.ts';
import { loadReadings } from '../../../../src/engine/text/pinyin.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';
import { dictionaryOf } from '../../../support/dictionary.ts';

const SHARED = ['维护公民合法权益和社会公平正义', '持续巩固拓展脱贫攻坚成果', '加强农产品检验检测能力建设'];
/** Said by too few for a set phrase. */
const LISTED = [
  '对淮河、沂河、沭河等支流进行治理',
  ...['整治', '疏浚', '管护', '巡查', '开发'].map((what) => `要对淮河、沂河、沭河等支流${what}`),
];
const FEW = 4;
const OPENERS = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天玄黄宇宙洪荒盈昃宿列张寒来暑往秋收冬藏'];
const FILES = OPENERS.map((opener, i) =>
  fileOf(
    `${i}.txt`,
    [
      `第${i}篇`,
      ...[...SHARED, ...(i < FEW ? LISTED : [])].map((sentence) => `${opener}地，${sentence}。`),
    ].join('\n'),
  ),
);
const words = dictionaryOf(
  '公民 合法 权益 权宜 社会 公平 正义 巩固 拓展 脱贫 攻坚 成果 农产品 产品 检验 检测 能力 建设 淮河 沂河 沭河 支流 治理'.split(
    ' ',
  ),
);

/** What is found in {@link text} where some article says each of {@link others}, and what is likely enough to be found. */
async function look(text: string, others: readonly string[] = []) {
  await loadReadings();
  const index = indexOf([
    ...FILES,
    ...others.map((other, i) => fileOf(`other${i}.txt`, `又${i}篇\n${other}。`)),
  ]);
  const phrases = phraseIndexOf(await mineLexicon(index), setPhraseThreshold(index));
  const attested = new FoundRuns([], text.length);
  const near = nearPhrases(text, phrases, attested);
  const finder = new TypoFinder(new CorpusMatcher(index, 'draft:'), words);
  return {
    found: finder.find(text, attested, near).map(({ edit }) => `${edit.kind} ${edit.wrong}>${edit.right}`),
    likely: finder
      .suspicions(text, attested, near)
      .filter(({ edit, evidence, features }) => scoreOf(edit, features) >= leastScore(edit, evidence))
      .map(({ edit }) => `${edit.kind} ${edit.wrong}>${edit.right}`),
  };
}

describe('slips that are found', () => {
  it('are one of several that touch: the likeliest', async () => {
    const { found, likely } = await look('加强农产品检检测能力建设');
    expect(likely.toSorted()).toEqual(['doubled 检>', 'dropped >验']);
    expect(found).toEqual(['dropped >验']);
  });

  it('are one of two readings of what is there twice', async () => {
    const { found, likely } = await look('维护民民合法权益和社会公平正义');
    expect(likely.toSorted()).toEqual(['doubled 民>', 'exchanged 民>公']);
    expect(found).toEqual(['exchanged 民>公']);
  });

  it('are all where none touches another, in their order', async () => {
    const [one, other] = ['加强农产品检艳检测能力建设', '持续巩固拓展脱贫攻监成果'];
    const { found } = await look(`${one}，${other}`);
    expect(found).toEqual(['exchanged 艳>验', 'exchanged 监>坚']);
    expect((await look(`${other}，${one}`)).found).toEqual(found.toReversed());
  });

  it.each([
    ['新', 1, ['added 新>']],
    ['新', 2, []],
    // A word of grammar, which stands before everything.
    ['再', 2, ['added 再>']],
  ])(
    'are none in a character that is put before what follows elsewhere, too: %s in %i places',
    async (added, places, expected) => {
      const others = ['市场', '渠道'].slice(0, places).map((what) => `企业${added}拓展${what}`);
      const { found, likely } = await look(`持续巩固${added}拓展脱贫攻坚成果`, others);
      expect(likely).toEqual([`added ${added}>`]);
      expect(found).toEqual(expected);
    },
  );

  it.each([
    [['采取合法权宜措施'], ['exchanged 宜>益']],
    [['便宜和社区配套'], ['exchanged 宜>益']],
    [['采取合法权宜措施', '便宜和社区配套'], []],
  ])(
    'are none where the corpus has what is written, to the left and to the right: %j',
    async (others, expected) => {
      const { found, likely } = await look('维护公民合法权宜和社会公平正义', others);
      expect(likely).toEqual(['exchanged 宜>益']);
      expect(found).toEqual(expected);
    },
  );

  it.each([
    ['对淮河、沂河、述河等支流进行治理', 'exchanged 述>沭', []],
    ['对淮河、沂河、沭河等支硫进行治理', 'exchanged 硫>流', ['exchanged 硫>流']],
  ])('are none in a name among others of its kind: %s', async (text, one, expected) => {
    const { found, likely } = await look(text);
    expect(likely).toEqual([one]);
    expect(found).toEqual(expected);
  });
});
