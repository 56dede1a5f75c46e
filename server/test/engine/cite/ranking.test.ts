import { describe, expect, it } from 'vitest';
import { bestPlaces } from '../../../src/engine/cite/ranking.ts';
import type { SourceFile } from '../../../src/engine/model.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

/** Of the best places of 安全, the title of each article. */
function best(files: readonly SourceFile[], limit = 10, perShard = files.length): string[] {
  const index = indexOf(files, perShard, unitSegmenter);
  return bestPlaces(index, '安全', limit).map((place) => index.article(place).title);
}

/** An article of this title and date. */
const of = (title: string, text: string, date = '', weight = 1): SourceFile => ({
  ...fileOf(`${title}.txt`, `${title}\n${text}`, { date }),
  weight,
});

/** Characters that say nothing, each another. */
const fill = (length: number, from = 0x5000) =>
  Array.from({ length }, (_, i) => String.fromCharCode(from + i)).join('');

describe('the best places of a phrase', () => {
  it('are none of none', () => {
    expect(best([of('甲', '一安全')], 0)).toEqual([]);
    expect(best([of('甲', '一安全')], -1)).toEqual([]);
    expect(best([of('甲', '一稳定')])).toEqual([]);
  });

  it('are those of heavier folders first, then the newest, then the first', () => {
    const files = [
      of('旧', '一安全甲', '2001'),
      of('重', '二安全乙', '1990', 2),
      of('新', '三安全丙', '2024'),
      of('同', '四安全丁', '2024'),
      of('无', '五安全戊'),
    ];
    expect(best(files)).toEqual(['重', '新', '同', '旧', '无']);
    // In shards of their own as in one.
    expect(best(files, 10, 1)).toEqual(['重', '新', '同', '旧', '无']);
    expect(best(files, 2)).toEqual(['重', '新']);
  });

  it('are one of each article before any second', () => {
    expect(best([of('甲', '一安全二\n三安全四', '2024'), of('乙', '五安全六', '2001')])).toEqual([
      '甲',
      '乙',
      '甲',
    ]);
  });

  it.each([
    ['left', (far: string) => `${far}${fill(11)}安全`, (far: string) => `${far}${fill(12)}安全`],
    ['right', (far: string) => `安全${fill(11)}${far}`, (far: string) => `安全${fill(12)}${far}`],
  ])('say something new within twelve units on the %s', (_, near, far) => {
    const among = (around: (mark: string) => string) => [
      of('甲', around('东'), '2024'),
      of('乙', around('西'), '2023'),
      of('丙', '别安全处', '2001'),
    ];
    expect(best(among(near))).toEqual(['甲', '乙', '丙']);
    expect(best(among(far))).toEqual(['甲', '丙', '乙']);
  });

  it('repeat an article last where they repeat the words around, too', () => {
    const same = `${fill(12)}安全${fill(12, 0x6000)}`;
    const files = [of('甲', `${same}\n另${same}\n一安全二`, '2024'), of('乙', '三安全四', '2001')];
    const index = indexOf(files, 2, unitSegmenter);
    const lines = bestPlaces(index, '安全', 10).map(
      (place) => `${index.article(place).title}${index.range(place).start.line}`,
    );
    expect(lines).toEqual(['甲1', '乙1', '甲3', '甲2']);
  });

  it('are copies last, whatever their date', () => {
    const files = [of('甲', '一安全甲', '2001'), of('乙', '一安全甲', '2024'), of('丙', '三安全丙', '1999')];
    expect(best(files)).toEqual(['甲', '丙', '乙']);
    expect(best(files, 2)).toEqual(['甲', '丙']);
  });
});
