import { describe, expect, it } from 'vitest';
import type { Edit, EditKind } from '../../../../src/engine/check/typo/edit.ts';
import { likeliestApart, meet } from '../../../../src/engine/check/typo/rivals.ts';

const edit = (at: number, wrong: string, kind: EditKind = 'exchanged'): Edit => ({
  kind,
  at,
  wrong,
  right: '乙',
  sound: 0,
  shape: 0,
});

describe('exchanges of the same units', () => {
  it.each([
    [edit(3, '甲'), edit(3, '甲'), true],
    [edit(3, '甲'), edit(4, '甲'), false],
    [edit(3, '甲甲'), edit(4, '甲'), true],
    [edit(3, '甲甲'), edit(5, '甲'), false],
    // What is missing is missing before the unit where it should be.
    [edit(3, '', 'dropped'), edit(3, '甲'), true],
    [edit(3, '', 'dropped'), edit(4, '甲'), false],
    [edit(2, '甲', 'doubled'), edit(1, '甲'), false],
  ])('are those that share one: %#', (a, b, isShared) => {
    expect(meet(a, b)).toBe(isShared);
    expect(meet(b, a)).toBe(isShared);
  });

  const kept = (...typos: readonly (readonly [number, Edit])[]): number[] =>
    likeliestApart(typos.map(([score, one]) => ({ score, edit: one }))).map(({ score }) => score);

  it('leave the likeliest, in whatever order they come', () => {
    expect(kept([1, edit(3, '甲')], [2, edit(3, '甲')])).toEqual([2]);
    expect(kept([2, edit(3, '甲')], [1, edit(3, '甲')])).toEqual([2]);
    expect(kept([1, edit(3, '甲')], [2, edit(4, '甲')])).toEqual([2, 1]);
    // One that goes gives way to nothing: what it touches besides stays.
    expect(kept([1, edit(3, '甲')], [2, edit(3, '甲甲')], [3, edit(4, '甲')])).toEqual([3, 1]);
  });

  it('are two also where one takes away the second of two that are the same, and one is of the first', () => {
    expect(kept([1, edit(4, '甲', 'doubled')], [2, edit(3, '甲')])).toEqual([2]);
    expect(kept([1, edit(4, '甲', 'doubled')], [2, edit(2, '甲')])).toEqual([2, 1]);
    expect(kept([1, edit(4, '甲', 'doubled')], [2, edit(5, '甲')])).toEqual([2, 1]);
    expect(kept([1, edit(4, '甲', 'added')], [2, edit(3, '甲')])).toEqual([2, 1]);
    expect(kept([1, edit(5, '甲甲', 'doubled')], [2, edit(3, '甲')])).toEqual([2]);
    expect(kept([1, edit(5, '甲甲', 'doubled')], [2, edit(2, '甲')])).toEqual([2, 1]);
  });
});
