import { describe, expect, test, vi } from 'vitest';

// Files of a thread share what they load: what another loaded has that one's editor.
vi.hoisted(() => vi.resetModules());

vi.mock('vscode', () => ({ l10n: { t: (text: string) => text }, window: {} }));
const { filterText, parseFilter } = await import('../../client/src/views/arrangement.ts');

describe('the filter of the sources view', () => {
  test.each([
    ['', {}],
    ['工作报告', { title: '工作报告' }],
    ['2023', { fromYear: 2023, toYear: 2023 }],
    ['工作 报告 2020-2023', { title: '工作 报告', fromYear: 2020, toYear: 2023 }],
    ['市级/ 安全', { folder: '市级/', title: '安全' }],
    ['12345', { title: '12345' }],
  ])('%j', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
    expect(parseFilter(filterText({ order: 'best', ...filter }))).toEqual(filter);
  });
});
