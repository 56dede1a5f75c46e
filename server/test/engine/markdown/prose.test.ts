import { describe, expect, it } from 'vitest';
import { draftOutline } from '../../../src/engine/markdown/outline.ts';
import { isProse } from '../../../src/engine/markdown/prose.ts';

function at(marked: string, languageId = 'markdown'): boolean {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return isProse({ uri: `untitled:${marked}`, text, languageId }, offset);
}

describe('text of a Markdown draft', () => {
  it.each([
    ['|'],
    ['坚持|'],
    ['# 坚持|'],
    ['- 坚持|'],
    ['> 坚持|'],
    ['    坚持|'],
    ['\n\n坚持|'],
    ['**坚持|**'],
    ['| 甲 | 坚持| |\n|---|---|\n'.replace('坚持|', '坚持¦').replaceAll('|', '｜').replace('¦', '|')],
    ['`code`，坚持|'],
    ['`code`|'],
    ['[题](a.md)|'],
    ['[题](a.md)，坚持|'],
    ['[题](https://a.b/c)|'],
    ['<https://a.b/c>|'],
    ['[坚持|'],
    ['[坚持|]'],
    ['（坚持|）'],
    ['增速<目标，坚持|'],
    ['a < b，坚持|'],
    ['<br>坚持|'],
    ['<div>\n坚持|\n</div>'],
    ['<!-- 注 -->坚持|'],
    ['<!-- 注 -->\n\n坚持|'],
    ['https://a.b/c，坚持|'],
    ['见 https://a.b/c 坚持|'],
    ['```\ncode\n```\n坚持|'],
    ['```\ncode\n```\n\n|'],
    ['> ```\n> code\n\n|'],
    ['---\n\n坚持|'],
    ['---\n坚持|\n---\n'],
    ['---\ntitle: 甲\n---\n坚持|'],
    ['---\n\n坚持，\n\n---\n\n坚持|'],
    ['***\n坚持|'],
    ['有例[^1]，坚持|。\n\n[^1]: 甲。'],
    ['有例[^1]。\n\n[^1]: 坚持|'],
    ['\\`坚持|'],
    ['\\<div 坚持|'],
  ])('%j', (marked) => {
    expect(at(marked)).toBe(true);
  });

  it.each([
    ['```\n坚持|\n```'],
    ['```\n坚持|'],
    ['```js\n|'],
    ['```\ncode\n\n|'],
    ['~~~\n坚持|\n~~~'],
    ['- 甲\n  ```\n  坚持|\n  ```'],
    ['> ```\n> 坚持|'],
    ['    let 坚持|'],
    ['`坚持|`'],
    ['``坚持`|``'],
    ['`坚持|'],
    ['坚持 `code` 和 `坚持|'],
    ['[坚持|](a)'],
    ['[题](坚持|'],
    ['[题](坚持|)'],
    ['![坚持|](a)'],
    ['[题][坚持|]'],
    ['[题]: 坚持|'],
    ['<div title="坚持|'],
    ['<div title="坚持|">'],
    ['甲<span class="坚持|">乙</span>'],
    ['<!-- 坚持|'],
    ['<!-- 坚持| -->'],
    ['甲<!-- 坚持| -->'],
    ['甲<!-- 坚持|'],
    ['<!--\n\n坚持|\n\n'],
    ['<!--\n注\n\n|'],
    ['<https://a.b/坚持|>'],
    ['https://a.b|'],
    ['见（https://a.b|'],
    ['<script>\n坚持|\n</script>'],
    ['---\ntitle: 坚持|\n---\n'],
    ['---\ntitle: 坚持|'],
    ['---\ntitle: 甲\n坚持|: 乙\n---\n'],
  ])('not %j', (marked) => {
    expect(at(marked)).toBe(false);
    expect(at(marked, 'plaintext')).toBe(true);
  });
});

describe('the outline of a Markdown draft', () => {
  it('has no headings of code, comments and front matter', () => {
    const text =
      '---\ntitle: a\n# 注\n---\n# 总结\n\n```sh\n# 安装\n一、甲\n```\n\n<!--\n## 二、乙\n-->\n\n## 一、做法\n\n    # code\n\n正文。\n';
    const draft = { uri: 'untitled:outline', text, languageId: 'markdown' };
    const [section, ...others] = draftOutline(draft);
    expect([section.title, ...section.children.map(({ title }) => title)]).toEqual(['总结', '一、做法']);
    expect(others).toEqual([]);
    expect(text.slice(section.start, section.headingEnd)).toBe('总结');
  });
});
