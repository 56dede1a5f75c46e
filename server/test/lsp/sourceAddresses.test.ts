import { describe, expect, it } from 'vitest';
import { openableUri, sourceUriOf } from '../../src/lsp/locations.ts';

describe('openableUri', () => {
  it.each([
    ['file:///a/b.txt', 'txt', false, 'file:///a/b.txt'],
    ['file:///a/b.txt', 'txt', true, 'yinju-source:/a/b.txt?file%3A%2F%2F%2Fa%2Fb.txt'],
    ['file:///a/b.md', 'md', true, 'yinju-source:/a/b.md?file%3A%2F%2F%2Fa%2Fb.md'],
    ['file:///a/b.docx', 'docx', false, 'yinju-source:/a/b.docx.txt?file%3A%2F%2F%2Fa%2Fb.docx'],
    ['file:///a/b.txt', 'txt/gb18030', false, 'yinju-source:/a/b.txt.txt?file%3A%2F%2F%2Fa%2Fb.txt'],
    ['file:///%B9%AB.txt', 'txt', false, 'yinju-source:/%E5%85%AC.txt.txt?file%3A%2F%2F%2F%25B9%25AB.txt'],
  ])('opens %s (%s, read-only %s) as %s', (uri, format, isReadOnly, expected) => {
    const address = openableUri(uri, format, isReadOnly);
    expect(address).toBe(expected);
    expect(sourceUriOf(address)).toBe(uri);
  });
});
