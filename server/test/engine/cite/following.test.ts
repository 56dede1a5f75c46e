import { describe, expect, it } from 'vitest';
import { followingOf } from '../../../src/engine/cite/following.ts';
import { fileOf, indexOf, unitSegmenter, wordSegmenter } from '../../support/corpora.ts';

/** What follows 坚持 in passages that end so, each begun otherwise, every character a word. */
function following(ends: readonly string[], limit = 10, segmenter = unitSegmenter): string[] {
  const lines = ends.map((end, n) => `${String.fromCharCode(0x5341 + n)}坚持${end}`);
  const index = indexOf([fileOf('a.txt', `标题\n${lines.join('\n')}`)], 1, segmenter);
  return followingOf(index, '坚持', limit).map(({ text, places }) => `${text} ${places}`);
}

describe('what usually follows', () => {
  it('is in two places at least', () => {
    expect(following(['发展', '稳定'])).toEqual([]);
    expect(following(['发展', '发展', '稳定'])).toEqual(['发展 2']);
  });

  it('is in two places at least where it is one word', () => {
    expect(following(['发展', '稳定'], 10, wordSegmenter)).toEqual([]);
    expect(following(['发展', '发展', '稳定'], 10, wordSegmenter)).toEqual(['发展 2']);
  });

  it('is sought among the openings that most places have', () => {
    const openings = [...'甲乙丙丁戊己庚辛'].map((one) => `${one}发展`);
    const found = following([...openings, ...openings, '癸发展', '癸发展', '癸发展'], 20);
    expect(found).toHaveLength(8);
    expect(found[0]).toBe('癸发展 3');
  });

  it('goes on as long as three fifths of the places agree', () => {
    expect(following(['发展甲', '发展甲', '发展甲', '发展乙', '发展丙'])).toEqual(['发展甲 3']);
    expect(following(['发展甲', '发展甲', '发展甲', '发展乙', '发展丙', '发展丁'])).toEqual(['发展 6']);
  });

  it('has two characters, marks not counted', () => {
    expect(following(['的', '的'])).toEqual([]);
    expect(following(['，为', '，为'])).toEqual([]);
    expect(following(['，为了', '，为了'])).toEqual(['，为了 2']);
  });

  it('has sixteen units at most', () => {
    const long = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未';
    expect(following([long, long])).toEqual([`${long.slice(0, 16)} 2`]);
    expect(following([long.slice(0, 15), long.slice(0, 15)])).toEqual([`${long.slice(0, 15)} 2`]);
  });

  it.each(['。', '！', '？', '；'])('ends with the sentence: %s', (mark) => {
    expect(following([`${mark}发展`, `${mark}发展`])).toEqual([]);
    expect(following([`发展${mark}甲`, `发展${mark}甲`])).toEqual(['发展 2']);
  });

  it('goes over other marks, not over the end of a passage', () => {
    expect(following(['“发展”，甲', '“发展”，甲'])).toEqual(['“发展”，甲 2']);
    expect(following(['', ''])).toEqual([]);
  });

  it('comes with most places first, of eight openings, within the limit', () => {
    const openings = [...'甲乙丙丁戊己庚辛壬'].map((one) => `${one}发展`);
    expect(following([...openings, ...openings], 20)).toHaveLength(8);
    const ends = ['甲发展', '甲发展', '乙稳定', '乙稳定', '乙稳定'];
    expect(following(ends)).toEqual(['乙稳定 3', '甲发展 2']);
    expect(following(ends, 1)).toEqual(['乙稳定 3']);
  });
});
