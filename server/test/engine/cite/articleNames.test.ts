import { describe, expect, it } from 'vitest';
import { findableName, nameOfArticle } from '../../../src/engine/cite/articleNames.ts';
import { concordance } from '../../../src/engine/cite/concordance.ts';
import { NEVER } from '../../../src/engine/signal.ts';
import type { SourceFile } from '../../../src/engine/model.ts';
import { articleOf, fileOf, indexOf } from '../../support/corpora.ts';

function namesIn(files: readonly SourceFile[]): { shown: string; cited: string }[] {
  const index = indexOf(files);
  return [...index.articles()].map(({ shard, number }) => nameOfArticle(index, shard, number));
}

const encoded = (name: string) => encodeURIComponent(name);

describe('what an article is found by beside its title', () => {
  const found = (stem: string, title: string, facts: object = {}) => {
    const index = indexOf([fileOf(`${encoded(stem)}.txt`, `${title}\n正文。`, facts)]);
    return [...index.articles()].map(({ shard, number }) => findableName(shard, number));
  };
  const facts = { place: '河南省', date: '2026-01-28' };

  it.each([
    ['某县材料', '工作总结', {}, '工作总结（某县材料）'],
    ['20260128', '政府工作报告', facts, '政府工作报告（河南省 · 2026）'],
    ['2026_河南省', '政府工作报告', facts, '政府工作报告（2026_河南省）'],
    ['河南省', '政府工作报告', facts, '政府工作报告（河南省 · 2026）'],
    ['新建文本', '河南省工作报告', facts, '河南省工作报告（2026）'],
  ])('%s, %s: %s', (stem, title, known, expected) => {
    expect(found(stem, title, known)).toEqual([expected]);
  });

  it.each([
    ['2026年河南省政府工作报告', '2026年河南省政府工作报告', facts],
    ['20260128', '2026年河南省政府工作报告', facts],
    ['某县材料', '', { title: '' }],
  ])('is nothing where that says no more: %s', (stem, title, known) => {
    expect(found(stem, title, known)).toEqual([undefined]);
  });

  it('is no name of a file that holds others', () => {
    const articles = ['甲', '乙'].map((one) => articleOf(`${one}工作总结\n正文。`));
    const index = indexOf([
      { uri: `file:///${encoded('某县材料')}.txt`, format: 'txt', weight: 1, articles },
    ]);
    expect([...index.articles()].map(({ shard, number }) => findableName(shard, number))).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('nameOfArticle', () => {
  it('is the name of the file where there is no title', () => {
    expect(namesIn([fileOf(`${encoded('某县材料')}.txt`, '正文。', { title: '' })])).toEqual([
      { shown: '某县材料', cited: '某县材料' },
    ]);
  });

  it('has a file’s name of up to forty units beside it, and none that any file may have', () => {
    const shown = (stem: string) => namesIn([fileOf(`${encoded(stem)}.txt`, '工作总结\n正文。')])[0]?.shown;
    expect(shown('某'.repeat(40))).toBe(`工作总结（${'某'.repeat(40)}）`);
    for (const stem of ['某'.repeat(41), '新建文本', 'Untitled', '20240101', 'ab'])
      expect(shown(stem)).toBe('工作总结');
    expect(shown('abc')).toBe('工作总结（abc）');
  });

  it('has such a name after all where another has the same title', () => {
    const names = namesIn(
      ['新建1', '新建2'].map((stem) => fileOf(`${encoded(stem)}.txt`, '工作总结\n正文。')),
    );
    expect(names.map(({ shown }) => shown)).toEqual(['工作总结（新建1）', '工作总结（新建2）']);
  });

  it('is the title where that says which', () => {
    const [name] = namesIn([fileOf('a.txt', '甲县2024年平安建设工作总结\n正文。')]);
    expect(name).toEqual({ shown: '甲县2024年平安建设工作总结', cited: '甲县2024年平安建设工作总结' });
  });

  it('has the file’s name beside a title that many bear', () => {
    const files = ['河南省', '山东省'].map((place) =>
      fileOf(`${encoded(`2026_${place}`)}.txt`, '政府工作报告\n统筹发展。', { date: '2026-01-28' }),
    );
    expect(namesIn(files)).toEqual([
      { shown: '政府工作报告（2026_河南省）', cited: '2026年河南省政府工作报告' },
      { shown: '政府工作报告（2026_山东省）', cited: '2026年山东省政府工作报告' },
    ]);
  });

  it('has place and year where the file holds others or its name says nothing', () => {
    const facts = { place: '河南省', date: '2026-01-28' };
    expect(namesIn([fileOf('20260128.txt', '政府工作报告\n统筹。', facts)])[0]).toEqual({
      shown: '政府工作报告（河南省 · 2026年）',
      cited: '2026年河南省政府工作报告',
    });
    const compilation = {
      uri: `file:///${encoded('各省报告汇编')}.txt`,
      format: 'txt',
      weight: 1,
      articles: ['河南省', '山东省'].map((place) =>
        articleOf(`政府工作报告\n${place}正文。`, { ...facts, place }),
      ),
    };
    expect(namesIn([compilation]).map(({ shown }) => shown)).toEqual([
      '政府工作报告（河南省 · 2026年）',
      '政府工作报告（山东省 · 2026年）',
    ]);
  });

  it.each([
    ['一二三四', true],
    ['一二三四五', false],
    ['工作总结', true],
    ['述职述廉报告', true],
    ['信访工作总结', false],
  ])('takes %s for one that says little: %s', (title, isWeak) => {
    const [{ shown }] = namesIn([fileOf(`${encoded('某县材料')}.txt`, `${title}\n正文。`)]);
    expect(shown).toBe(isWeak ? `${title}（某县材料）` : title);
  });

  it('is the file’s name where there is no title', () => {
    expect(namesIn([fileOf('a.txt', '正文。', { title: '' })])[0].shown).toBe('a');
  });

  it.each([
    ['工作报告', { place: '甲县', body: '甲县人民政府' }, '工作报告（甲县）', '甲县工作报告'],
    ['工作报告', { body: '甲县人民政府' }, '工作报告（甲县人民政府）', '工作报告'],
    ['工作报告', { date: '2026' }, '工作报告（2026年）', '2026年工作报告'],
    ['报告', {}, '报告', '报告'],
    ['2026报告', { date: '2026' }, '2026报告', '2026报告'],
    ['甲县报告', { place: '甲县', body: '乙局' }, '甲县报告（乙局）', '甲县报告'],
    ['甲县报告', { place: '甲县' }, '甲县报告', '甲县报告'],
  ])(
    'has place or body and the year, as far as they are known and not in %s: %o',
    (title, facts, shown, cited) => {
      const [name] = namesIn([fileOf('1.txt', `${title}\n正文。`, facts)]);
      expect(name).toEqual({ shown, cited });
    },
  );

  it.each([
    ['2026年河南省.汇编', '2026年河南省工作报告'],
    ['河南省', '河南省工作报告'],
    ['2026', '2026年工作报告'],
    ['材料', '工作报告'],
  ])('is cited with what the file’s name says of year and place: %s', (stem, cited) => {
    expect(namesIn([fileOf(`${encoded(stem)}.txt`, '工作报告\n正文。')])[0].cited).toBe(cited);
  });

  it('leaves out the extension alone', () => {
    const [name] = namesIn([fileOf(`${encoded('某县.某局.材料')}.txt`, '工作总结\n正文。')]);
    expect(name.shown).toBe('工作总结（某县.某局.材料）');
  });

  it('says once what the file is called as well', () => {
    const title = '某乡镇年度工作情况';
    const twice = ['甲', '乙'].map((folder) =>
      fileOf(`${encoded(folder)}/${encoded(title)}.txt`, `${title}\n正文。`),
    );
    expect(namesIn(twice).map(({ shown }) => shown)).toEqual([title, title]);
  });

  it('says that the text was recognized, where it was', () => {
    const file = { ...fileOf('a.txt', '甲县2024年平安建设工作总结\n正文。'), format: 'pdf/ocr' };
    const [name] = namesIn([file]);
    expect([name.shown, name.cited]).toEqual(
      ['甲县2024年平安建设工作总结', '甲县2024年平安建设工作总结'].map((title) => `${title}（识别文本）`),
    );
  });

  it('is what filters find by', async () => {
    const index = indexOf(
      ['河南省', '山东省'].map((place) =>
        fileOf(`${encoded(`2026_${place}`)}.txt`, `政府工作报告\n统筹发展和安全，${place}正文。`),
      ),
    );
    const options = { order: 'best', limit: 5 } as const;
    const found = await concordance(index, '统筹发展和安全', { ...options, title: '河南' }, NEVER);
    expect(found.lines.map(({ title }) => title)).toEqual(['政府工作报告（2026_河南省）']);
  });
});
