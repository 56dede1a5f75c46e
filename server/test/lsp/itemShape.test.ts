import { describe, expect, it } from 'vitest';
import { itemShapeFor, shapeItem } from '../../src/lsp/itemShape.ts';

/** What Eglot 1.9 (Emacs 28) says of itself: not its name. */
const EGLOT = {
  textDocument: {
    completion: {
      completionItem: { snippetSupport: false, deprecatedSupport: true, tagSupport: { valueSet: [1] } },
    },
    publishDiagnostics: { relatedInformation: false, codeDescriptionSupport: false },
  },
} as const;

describe('the shape of items', () => {
  it.each([
    [{ name: 'Neovim', version: '0.7.2' }, {}, 'caret'],
    [{ name: 'Neovim', version: '0.9.5' }, {}, 'caret'],
    [{ name: 'Neovim', version: 'v0.8.0-dev' }, {}, 'caret'],
    [{ name: 'Neovim', version: '0.10.0' }, {}, 'whole'],
    [{ name: 'Neovim', version: '0.11.4' }, {}, 'whole'],
    [{ name: 'Neovim', version: '1.0.0' }, {}, 'whole'],
    [{ name: 'Neovim' }, {}, 'whole'],
    [{ name: 'Eglot', version: '1.17' }, {}, 'word'],
    [undefined, EGLOT, 'word'],
    [{ name: 'emacs', version: '29' }, EGLOT, 'range'],
    [{ name: 'Visual Studio Code', version: '1.101.0' }, {}, 'range'],
    [undefined, {}, 'range'],
    [undefined, { textDocument: { completion: { completionItem: { snippetSupport: true } } } }, 'range'],
  ] as const)('for %j with %j is %s', (clientInfo, capabilities, shape) => {
    const params = { capabilities: capabilities as never, ...(clientInfo && { clientInfo }) };
    expect(itemShapeFor(params)).toBe(shape);
  });

  it.each([
    ['range', '', '今年，我市坚持统筹', { label: '发展和安全', filterText: '发展和安全' }],
    ['range', 'fz', '今年，我市坚持统筹fz', { label: '发展和安全', filterText: 'fz发展和安全' }],
    ['caret', '', '今年，我市坚持统筹', { label: '发展和安全' }],
    [
      'word',
      '',
      '今年，我市坚持统筹',
      { label: '我市坚持统筹发展和安全', filterText: '我市坚持统筹发展和安全' },
    ],
    ['word', 'fz', '坚持统筹fz', { label: '坚持统筹fz发展和安全', filterText: '坚持统筹fz发展和安全' }],
    ['word', '', '今年，', { label: '发展和安全', filterText: '发展和安全' }],
    ['word', '', '2023年，“十四五', { label: '十四五发展和安全', filterText: '十四五发展和安全' }],
    ['word', '', '', { label: '发展和安全', filterText: '发展和安全' }],
  ] as const)('%s, with “%s” typed at the end of “%s”', (shape, typed, before, expected) => {
    expect(shapeItem(shape, '发展和安全', typed, before)).toEqual(expected);
  });

  it('cuts long labels where they are no part of the word', () => {
    const long = '发'.repeat(40);
    expect(shapeItem('range', long, '', '').label).toBe(`${'发'.repeat(27)}…`);
    expect(shapeItem('word', long, '', '').label).toBe(long);
    expect(shapeItem('whole', long, 'f', '')).toEqual({ label: long, filterText: `f${long}` });
  });
});
