import { describe, expect, it } from 'vitest';
import { draftOutline } from '../../../src/engine/markdown/outline.ts';
import type { Section } from '../../../src/engine/text/headings.ts';

/** Titles, what is under another indented. */
function drawn(sections: readonly Section[], depth = 0): string[] {
  return sections.flatMap(({ title, level, children }) => [
    `${'  '.repeat(depth)}${title} ${level}`,
    ...drawn(children, depth + 1),
  ]);
}

function outlineOf(text: string, languageId = 'markdown'): string[] {
  return drawn(draftOutline({ uri: `untitled:${text}`, text, languageId }));
}

describe('the outline of a Markdown draft', () => {
  it('has headings that are underlined, under one another and beside the others', () => {
    const text =
      '工作总结\n===\n\n主要做法\n---\n\n正文。\n\n### 一、细则\n\n正文。\n\n下一步\r\n------\r\n\n正文。\n';
    expect(outlineOf(text)).toEqual(['工作总结 1', '  主要做法 2', '    一、细则 1', '  下一步 2']);
  });

  it('says where they stand', () => {
    const text = '引言。\n\n　工作总结\n===\n正文。\n';
    const [section] = draftOutline({ uri: 'untitled:places', text, languageId: 'markdown' });
    expect(text.slice(section.start, section.headingEnd)).toBe('工作总结');
    expect(text.slice(section.start, section.end)).toBe('工作总结\n===\n正文。');
  });

  it('takes no paragraph over a rule for one, by one character and by a line', () => {
    const titled = (length: number) => `${'题'.repeat(length)}\n---\n\n正文。\n`;
    expect(outlineOf(titled(60))).toHaveLength(1);
    expect(outlineOf(titled(61))).toEqual([]);
    expect(outlineOf('第一行，\n第二行。\n---\n')).toEqual([]);
  });

  it('has none in code, and none in other drafts', () => {
    expect(outlineOf('```\n工作总结\n===\n```\n')).toEqual([]);
    expect(outlineOf('工作总结\n===\n', 'gongwen')).toEqual([]);
  });

  it('goes by a marker in the line that is underlined', () => {
    expect(outlineOf('一、总体要求\n---\n\n（一）目标\n\n正文。\n')).toEqual([
      '一、总体要求 1',
      '  （一）目标 2',
    ]);
  });
});
