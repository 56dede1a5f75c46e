import { describe, expect, it } from 'vitest';
import { openableUri, sourceUriOf } from '../../src/lsp/locations.ts';
import { SourceAddresses } from '../../src/lsp/sourceAddresses.ts';

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

describe('markdownLinkTo', () => {
  const RANGE = { start: { line: 4, character: 2 }, end: { line: 4, character: 6 } };
  const link = (client: ConstructorParameters<typeof SourceAddresses>[0], format: string): string =>
    new SourceAddresses(
      client,
      { uriOf: (uri) => uri, write: () => Promise.resolve(true) },
      () => undefined,
    ).markdownLinkTo('file:///a/b', format, RANGE);

  it('leads to a file where it opens as such', () => {
    const client = { commandLinks: true, sourceDocuments: true, readOnlySources: false };
    expect(link(client, 'txt')).toBe('file:///a/b#L5,3');
  });

  it('runs a command where editors would follow no address', () => {
    const client = { commandLinks: true, sourceDocuments: true, readOnlySources: true };
    const [command, argument = ''] = link(client, 'txt').split('?');
    expect(command).toBe('command:yinju.openSource');
    expect(JSON.parse(decodeURIComponent(argument))).toEqual([
      { uri: 'yinju-source:/a/b?file%3A%2F%2F%2Fa%2Fb', selection: RANGE, takeFocus: true },
    ]);
  });

  it('leads to the address where the client runs no commands of links', () => {
    const client = { commandLinks: false, sourceDocuments: true, readOnlySources: true };
    expect(link(client, 'docx')).toMatch(/^yinju-source:\/a\/b\.txt\?.*#L5,3$/u);
  });
});
