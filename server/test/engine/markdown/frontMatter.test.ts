import { describe, expect, it } from 'vitest';
import { frontMatterEnd } from '../../../src/engine/markdown/frontMatter.ts';

describe('front matter', () => {
  // It ends at the bar.
  it.each([
    ['---\ntitle: 工作总结\n---|\n正文。'],
    ['---\r\ntitle: 工作总结\r\n---|\r\n正文。'],
    ['---  \ntitle: 工作总结\n...|\n'],
    ['---\n标题: 工作总结\n作者：张三\n---|\n正文。'],
    ['---\ntags:\n  - 甲\n- 乙\n\n# 注\n"a b": 1\n---|\n'],
    ['---\ndescription: >\n  一段话，\n  又一段。\n---|\n正文\n\n---\n'],
    ['---\ntitl\n---|\n'],
    ['---\ntitle: 甲\n---|'],
    // Being written: not closed yet.
    ['---\ntitle: 甲|'],
    ['---\ntitle: 甲\ncity: 乙|\n\n正文。'],
    ['---\ntitle: 甲|\n正文。\n'],
  ])('%j', (marked) => {
    const end = marked.indexOf('|');
    expect(frontMatterEnd(marked.replace('|', ''))).toBe(end);
  });

  it.each([
    ['', 'nothing'],
    ['---', 'a rule'],
    ['---\n', 'a rule and nothing else'],
    ['---\n---\n', 'two rules'],
    ['---\n\ntitle: 甲\n---\n', 'a rule and a blank line'],
    ['---\n今年以来，我市作了部署。\n---\n', 'text between rules'],
    [
      '---\n说明: 如下。\n今年以来，我市作了部署。\n---\n'.replace('说明: ', '说明：'),
      'text with a colon between rules',
    ],
    ['---\nWork report\n\nIt is so.\n\n---\n', 'English between rules'],
    ['---\n# 总结\n\n正文。\n\n---\n', 'a heading between rules'],
    [' ---\ntitle: 甲\n---\n', 'indented'],
    ['----\ntitle: 甲\n----\n', 'four dashes'],
    ['正文\n---\ntitle: 甲\n---\n', 'not at the beginning'],
  ])('%j has none: %s', (text) => {
    expect(frontMatterEnd(text)).toBe(0);
  });

  it('has two hundred lines at most', () => {
    const lines = (count: number) => `---\n${'key: value\n'.repeat(count)}---\n`;
    expect(frontMatterEnd(lines(198))).toBe(lines(198).length - 1);
    // One that is not seen to close ends where the last of them does.
    expect(frontMatterEnd(lines(199))).toBe('---\n'.length + 199 * 'key: value\n'.length - 1);
  });
});
