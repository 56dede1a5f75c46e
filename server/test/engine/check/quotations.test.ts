import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../../src/engine/check/quotations.ts';

const quoted = (text: string): string[] => quotationsIn(text).map(({ start, end }) => text.slice(start, end));

describe('quotations', () => {
  it.each([
    ['甲“乙”丙', ['“乙”']],
    ['‘乙’「丙」『丁』"戊"＂己＂', ['‘乙’', '「丙」', '『丁』', '"戊"', '＂己＂']],
    ['“甲‘乙’丙”', ['‘乙’', '“甲‘乙’丙”']],
    ['“”', ['“”']],
    ['“甲”“乙”', ['“甲”', '“乙”']],
    // Straight marks open and close by turns.
    ['"甲"乙"丙"', ['"甲"', '"丙"']],
    ['“甲"乙"丙”', ['"乙"', '“甲"乙"丙”']],
  ])('of %s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it.each([
    ['a mark that is never closed', '甲“乙'],
    ['one that closes nothing', '甲”乙'],
    ['halves of two kinds', '‘甲「乙”丙』'],
    ['other brackets', '（甲）《乙》【丙】〔丁〕(戊)'],
  ])('are none with %s', (_, text) => {
    expect(quoted(text)).toEqual([]);
  });

  it('forget what was opened inside and not closed there', () => {
    expect(quoted('“甲‘乙”丙’')).toEqual(['“甲‘乙”']);
    expect(quoted('“甲“乙”丙”')).toEqual(['“乙”', '“甲“乙”丙”']);
  });

  it.each([
    [31, 1],
    [32, 0],
  ])('remember 32 marks left open: one before %i others', (others, count) => {
    expect(quoted(`“${'「'.repeat(others)}”`)).toHaveLength(count);
  });
});
