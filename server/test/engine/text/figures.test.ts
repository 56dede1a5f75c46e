import { describe, expect, it } from 'vitest';
import { isRowOfFigures } from '../../../src/engine/text/figures.ts';

describe('rows of figures', () => {
  it.each([
    ['粮食\t13.1\t13.2', true],
    ['指标\t单位\t2023年\t2024年', true],
    ['城镇居民人均可支配收入增长率（不含农户）\t5.2', true],
    // Ten characters and a sign that parts clauses make prose.
    ['1\t推进农田建设新建，等', true],
    ['1\t推进农田建设新建，等等', false],
    // So do twenty without one.
    ['1\t推进高标准农田建设新建改造提升五万亩以', true],
    ['1\t推进高标准农田建设新建改造提升五万亩以上', false],
    ['', true],
  ])('%s: %s', (row, isFigures) => {
    expect(isRowOfFigures(row)).toBe(isFigures);
  });
});
