import { describe, expect, it } from 'vitest';
import { Checker } from '../../../../src/engine/check/checker.ts';
import { onlyChecks } from '../../../../src/engine/check/finding.ts';
import { mineLexicon } from '../../../../src/engine/phrases/mine.ts';
import { NEVER } from '../../../../src/engine/signal.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';
import { dictionaryOf } from '../../../support/dictionary.ts';

/** What six articles share word for word. */
const SHARED = [
  '推动乡村全面振兴取得实质性进展',
  '推动绿色低碳转型发展',
  '建设现代化产业体系',
  '强化基层治理能力建设',
  '提升公共服务供给水平',
  '大力发展现代特色农业',
  '深入把握“两个结合”的丰富内涵',
  '各级政府及其工作人员要依法履职',
  '加强城市和乡村基础设施建设',
  '不断提高人民的生活水平',
];
/** What articles say elsewhere in the one way or the other. */
const VARIED = [
  ['推动', '推进', '改革', '开放', '创新', '项目'],
  ['推动', '促进', '消费', '就业', '交流', '合作'],
  ['建设', '构建', '平台', '机制', '网络', '格局'],
  ['强化', '加强', '监督', '管理', '保障', '服务'],
  ['提升', '提高', '质量', '效率', '能力', '标准'],
];
const OPENERS = [...'甲乙丙丁戊己庚辛壬癸子丑'];
const index = indexOf(
  OPENERS.map((opener, i) =>
    fileOf(
      `${i}.txt`,
      [
        `第${i}篇`,
        ...(i < 6 ? SHARED.map((sentence) => `${opener}地，${sentence}。`) : []),
        ...VARIED.flatMap(([one, other, ...objects]) =>
          objects.map((object) => `${opener}地抓紧${i % 2 ? one : other}${object}工作。`),
        ),
        `${opener}地城乡建设、农牧业生产、文化与旅游都有进展。`,
        `${opener}地人民生活水平不断提高，政府及工作人员作风好转。`,
      ].join('\n'),
    ),
  ),
);
const words = dictionaryOf(
  '推动 推进 促进 建设 构建 强化 加强 提升 提高 农业 农牧业 政府 工作 人员 结合 城市 乡村 人民 生活 水平'.split(
    ' ',
  ),
);
const checker = new Checker({ index, lexicon: await mineLexicon(index) }, () => words);

describe('the checks for slips', () => {
  it.each([
    '我们要推进乡村全面振兴取得实质性进展。',
    '我们要促进绿色低碳转型发展。',
    '我们要构建现代化产业体系。',
    '我们要加强基层治理能力建设。',
    '我们要提高公共服务供给水平。',
    '我们要大力发展现代特色农牧业。',
    '我们要努力实现“三个结合”的工作目标。',
    '我们的各级政府及工作人员要依法履职。',
    '我们要加强城市乡村基础设施建设。',
    '我们要加强城市与乡村基础设施建设。',
    '我们要不断提高人民生活水平。',
    '我们要推动绿色和低碳转型发展。',
    '我们要推动绿色与低碳转型发展。',
    '我们要加强城市和乡村的基础设施建设。',
    '我们要推动绿色低碳的转型发展。',
  ])('let stand %s', async (text) => {
    const draft = { uri: 'draft:', text, languageId: 'plaintext' };
    expect(await checker.check(draft, onlyChecks('typo', 'wording'), NEVER)).toEqual([]);
  });
});
