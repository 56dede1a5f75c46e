import { describe, expect, it } from 'vitest';
import { CHECK_NAMES, CHECKS, type FindingCode } from '../../../src/engine/check/checkTable.ts';
import { EVERY_CHECK } from '../../../src/engine/check/finding.ts';
import { mineLexicon } from '../../../src/engine/phrases/mine.ts';
import { findingsOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const COPIED = '逐级压实工作责任，建立问题清单和整改台账，做到底数清楚、情况明白';
const EDITED = '全市上下担当作为，发展的基础更加牢靠，群众的获得感、幸福感、安全感持续提升，各项任务顺利完成';
const index = indexOf([
  fileOf(
    'xingtai.txt',
    [
      '邢台市2023年工作总结',
      `邢台市把隐患排查作为首要任务，${COPIED}。`,
      '全市上下担当作为，发展的基础更加牢固，群众的获得感、幸福感、安全感不断提升，各项任务顺利完成。',
      '邢台市将继续努力，邢台明天更好。',
    ].join('\n'),
  ),
  ...['保定', '石家庄', '唐山', '沧州', '廊坊'].map((place, i) =>
    fileOf(
      `${i}.txt`,
      `${place}市工作总结\n${'甲乙丙丁戊'[i]}，坚持稳中求进工作总基调，${'子丑寅卯辰'[i]}，做到“两个维护”。`,
    ),
  ),
]);
const lexicon = await mineLexicon(index);

/** One fault at least for each of these codes. */
const FOUND: readonly FindingCode[] = [
  'copied',
  'leftover',
  'near-copied',
  'placeholder',
  'repeated',
  'structure',
  'typo',
  'wording',
];
const DRAFT = [
  '晋中市2024年工作总结',
  '一、工作情况',
  `晋中市成绩显著。邢台市把隐患排查作为首要任务，${COPIED}。`,
  `这一年不平凡。${EDITED}。我们坚持稳中求近工作总基调，做到“四个维护”。`,
  '三、存在问题',
  '基层力量仍然比较薄弱，增长xx%。另外，基层力量仍然比较薄弱。',
].join('\n');

describe('each check finds what no other does', () => {
  it('all together', async () => {
    const all = await findingsOf(index, DRAFT, EVERY_CHECK, lexicon);
    expect([...new Set(all.map(({ code }) => code))].sort()).toEqual(FOUND);
  });

  it.each(CHECK_NAMES)('%s', async (name) => {
    const codes: readonly FindingCode[] = CHECKS[name].codes;
    const all = await findingsOf(index, DRAFT, EVERY_CHECK, lexicon);
    const without = await findingsOf(index, DRAFT, { ...EVERY_CHECK, [name]: false }, lexicon);
    expect(without).toEqual(all.filter(({ code }) => !codes.includes(code)));
  });
});
