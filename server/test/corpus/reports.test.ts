import { describe, expect, it } from 'vitest';
import { readSource, type SourceReading } from '../../src/corpus/readSource.ts';
import { foldText } from '../../src/engine/text/fold.ts';
import { headingsOf, ink } from '../support/readings.ts';
import { sharedFiles } from '../support/shared.ts';

const reports = sharedFiles('reports');
const national = sharedFiles('national');

/** Every unit of ink is in exactly one passage or dropped line, in order. */
function expectNothingLost({ text, articles, dropped }: SourceReading): void {
  const parts = [
    ...articles.flatMap((article) => article.passages),
    ...dropped.map(({ line, text: junk }) => ({ line, text: junk, drops: undefined })),
  ];
  const kept = parts.reduce((sum, part) => {
    const junk = (part.drops ?? []).reduce(
      (length, [start, end]) => length + ink(part.text.slice(start, end)).length,
      0,
    );
    return sum + ink(part.text).length - junk;
  }, 0);
  expect(kept).toBe(ink(text).length);
}

describe.skipIf(reports.length === 0)('the five reports', () => {
  const readAll = async () =>
    new Map(
      await Promise.all(
        reports.map(async ({ name, bytes }) => [name.slice(0, 3), await readSource(bytes, name)] as const),
      ),
    );

  it('are 14 articles with nothing lost', async () => {
    const readings = await readAll();
    expect([...readings.values()].flatMap(({ articles }) => articles)).toHaveLength(14);
    for (const reading of readings.values()) expectNothingLost(reading);
  });

  it('cut the compilation by its table of contents', async () => {
    const { text, articles, dropped } = (await readAll()).get('001') as SourceReading;
    const lines = text.split(/\r\n|\n/u);
    const entries = lines.slice(4, 14).map((line) => line.replace(/^\d+\.|\t\d+$/gu, ''));
    expect(articles.map(({ title }) => title)).toEqual(entries);
    expect(dropped.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '1 compilation-title',
      '2 compilation-title',
      ...Array.from({ length: 11 }, (_, i) => `${i + 3} toc`),
      '22 paywall-mark',
      '169 advert',
      '170 advert',
      '171 advert',
      '174 paywall-mark',
    ]);
  });

  it('know title, signer and place of the others, and drop their by-lines only', async () => {
    const readings = await readAll();
    const facts = ['000', '002', '003', '004'].map((key) => {
      const { articles, dropped } = readings.get(key) as SourceReading;
      const [{ title, body, author, place }] = articles;
      return [title.length, body, author, place, dropped.map(({ line, rule }) => `${line} ${rule}`).join()];
    });
    expect(facts).toEqual([
      [16, undefined, undefined, undefined, ''],
      [31, '中共山西省委', '中共山西省委书记', '山西省', '0 by-line'],
      [18, '榆次区委', undefined, '榆次区', '1 bookmark,7 by-line'],
      [32, '中共湖北省委', '中共湖北省委书记', '湖北省', '22 by-line'],
    ]);
  });

  it('give each passage the path of its section', async () => {
    const readings = await readAll();
    const markers = (key: string, article: number) => {
      const found = (readings.get(key) as SourceReading).articles[article];
      return found.passages.map((_, i) =>
        headingsOf(found, i)
          .map((heading) => heading.slice(0, heading.startsWith('第') || heading.startsWith('首') ? 2 : 1))
          .join(''),
      );
    };
    const none = (count: number) => Array.from({ length: count }, () => '');
    expect(markers('000', 0).join(' ')).toBe('  一 一首先 一 一  二 二  三 三 三 三');
    expect(markers('001', 0).join(' ')).toBe(
      '   一 一一 一二 一三  二 二一 二二 二三 二四 二五  三 三一 三二 三三',
    );
    expect(markers('001', 1).join(' ')).toBe(
      '  一 一一 一二 一三 二 二一 二二 二三 二四 三 三一 三二 三三 三',
    );
    expect(markers('001', 2)).toEqual(none(9));
    expect(markers('001', 3).join(' ')).toBe(
      '    一 一第一 一第二 一第三  二 二第一 二第二 二第三 二第四  三 三第一 三第二 三第三 三',
    );
    expect(markers('001', 9).join(' ')).toBe('  一 二 三');
    expect(markers('002', 0).join(' ')).toBe('   一 一一 一二 一三  二 二 二 二 二  三 三 三 三 三');
    expect(markers('003', 0).join(' ')).toBe('  一 二 三');
    expect(markers('004', 0).join(' ')).toBe('    一 一 一 一  二 二 二 二  三 三 三  四 四 四');
  });
});

describe.skipIf(national.length === 0)('the 49 national reports', () => {
  it('are one article each, of their year, with nothing lost', async () => {
    for (const { name, bytes } of national) {
      const reading = await readSource(bytes, name);
      const [article] = reading.articles;
      expect(reading.articles, name).toHaveLength(1);
      expect(article.date, name).toMatch(new RegExp(`^${name.slice(0, 4)}-\\d{2}-\\d{2}$`, 'u'));
      expect(foldText(article.title), name).toContain('报告');
      const named = name.startsWith('1958') ? '一九五八' : name.slice(0, 4);
      expect(foldText(article.title), name).toContain(named);
      expect(article.author, name).toMatch(/^[\u4e00-\u9fff]{2,4}$/u);
      expectNothingLost(reading);
      const rules = reading.dropped.map(({ rule }) => rule).filter((rule) => rule !== 'toc');
      expect(rules, name).toEqual(['by-line']);
      if (!name.startsWith('1955')) expect(reading.dropped, name).toHaveLength(1);
    }
  });
});
