import { describe, expect, it, vi } from 'vitest';
import { CorpusMatcher } from '../../../src/engine/check/corpusMatcher.ts';
import { Exchanges, MOST_RATES } from '../../../src/engine/check/exchanges.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

/** Exchanges of a corpus of these sentences, each in a file of its own. */
function exchangesIn(...sentences: readonly string[]): Exchanges {
  const index = indexOf(sentences.map((sentence, n) => fileOf(`${n}.txt`, `${sentence}第${n}号`)));
  return new Exchanges(new CorpusMatcher(index, 'draft:'));
}

describe('how freely the corpus exchanges two runs', () => {
  it('is how often it has the other in the surroundings of the one', () => {
    const exchanges = exchangesIn('有关部门应当予以制止', '有关部门应予以制止', '各级政府应当加强领导');
    // Two surroundings of `应当`; in the one half of the places have `应`.
    expect(exchanges.nearRate('应当', '应')).toBeCloseTo(0.25);
    // Three of `应`, two of them before `当`.
    expect(exchanges.nearRate('应', '应当')).toBeCloseTo(1 / 6);
  });

  it('is recognized by two units on either side, or by three where whole words are exchanged', () => {
    const exchanges = exchangesIn('一个部门应当予以制止', '两个部门应予以制裁', '三家部门应当予以制裁');
    expect(exchanges.nearRate('应当', '应')).toBeGreaterThan(0);
    const words = exchangesIn('要全面推进各项改革', '要着力推动各项改革', '要大力推进各项改革');
    expect(words.nearRate('推进', '推动')).toBe(0);
    const alike = exchangesIn(
      '要全面推进各项改革',
      '要全面推动各项改革',
      '要继续推进各类工程',
      '要继续推动各类工程',
    );
    expect(alike.knownRate('推进', '推动')).toBeUndefined();
    expect(alike.rate('推进', '推动')).toBeCloseTo(0.5);
    expect(alike.knownRate('推进', '推动')).toBeCloseTo(0.5);
    const near = exchangesIn('要全面推进各项改革', '但全面推动各项工作');
    expect(near.rate('推进', '推动')).toBe(0);
    expect(near.nearRate('推进', '推动')).toBeCloseTo(0.5);
  });

  it('is nothing for whole words that it has both of in one surrounding alone', () => {
    const once = exchangesIn('各部门按照各自职责做好', '各部门按照各自权限做好', '各级政府履行各自职责以及');
    expect(once.rate('职责', '权限')).toBe(0);
    expect(once.nearRate('职责', '权限')).toBeGreaterThan(0);
    const twice = exchangesIn('按照各自职责做好', '按照各自权限做好', '按照法定职责进行', '按照法定权限进行');
    expect(twice.rate('职责', '权限')).toBeCloseTo(0.5);
  });

  it('is nothing for what it never has, and a fifth at least for words that join', () => {
    const exchanges = exchangesIn('统筹发展和安全', '统筹发展和改革');
    expect(exchanges.nearRate('发展和', '发展')).toBe(0);
    expect(exchanges.nearRate('展和', '展哈')).toBe(0);
    expect(exchanges.rate('和', '与')).toBe(0.2);
  });

  it('is remembered for as many as are asked for by a day of drafts, and no more', () => {
    const matcher = new CorpusMatcher(indexOf([fileOf('a.txt', '有关部门应当予以制止')]), 'draft:');
    const exchanges = new Exchanges(matcher);
    const measured = vi.spyOn(matcher, 'count').mockReturnValue(0);
    const ask = (wrong: string): void => {
      exchanges.rate('应当', wrong);
      exchanges.nearRate('应当', wrong);
    };
    ask('应');
    for (let n = 1; n < MOST_RATES; n++) ask(`${n}`);
    ask('应');
    expect(measured).toHaveBeenCalledTimes(2 * MOST_RATES);
    // Two generations on.
    for (let n = MOST_RATES; n <= 3 * MOST_RATES; n++) ask(`${n}`);
    measured.mockClear();
    ask('应');
    expect(measured).toHaveBeenCalledTimes(2);
  });
});
