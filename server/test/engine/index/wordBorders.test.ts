import { describe, expect, it } from 'vitest';
import { WordBorders } from '../../../src/engine/index/wordBorders.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const units = (text: string): Uint16Array => Uint16Array.from(text, (unit) => unit.charCodeAt(0));

describe('word borders', () => {
  // Words are cut two by two: 天地 玄黄, and in the last file 地玄 is one.
  const twoByTwo = {
    name: 'jieba' as const,
    tag: (text: string) => (text.match(/.{1,2}/gsu) ?? []).map((word) => ({ word, tag: 'n' })),
  };
  const files = ['天地玄黄', '宇宙洪荒', '日地玄月'].map((text, n) => fileOf(`${n}.txt`, text));
  const index = indexOf(files, 1, twoByTwo);

  it('are those at which the corpus cuts the same units', () => {
    const borders = new WordBorders(index);
    const known = units('天地玄黄');
    expect([1, 2, 3].map((at) => borders.isWordStart(known, at))).toEqual([false, true, false]);
    expect(borders.isWordStart(units('宇宙洪荒'), 1)).toBe(false);
  });

  it('are looked for in the shards that have suffixes enough, and in no more', () => {
    const first = index.shards[0].distinct.positions.length;
    // What the first shard does not hold is two words to it.
    expect(new WordBorders(index, first).isWordStart(units('宇宙洪荒'), 1)).toBe(true);
    expect(new WordBorders(index, first + 1).isWordStart(units('宇宙洪荒'), 1)).toBe(false);
  });
});
