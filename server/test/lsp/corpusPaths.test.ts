import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { absoluteCorpusPath, corpusOf } from '../../src/lsp/corpusPaths.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import { WorkspaceFolders } from '../../src/lsp/workspaceFolders.ts';

const root = resolve('/drafts');
const second = resolve('/other drafts');
const folders = new WorkspaceFolders([
  { uri: pathToFileURL(root).href, name: 'drafts' },
  { uri: pathToFileURL(second).href, name: '第二处' },
]);

describe('corpus paths', () => {
  it.each([
    [join(root, 'past'), join(root, 'past')],
    ['past', join(root, 'past')],
    ['./past/', join(root, 'past')],
    ['~/past', join(homedir(), 'past')],
    ['~', homedir()],
    ['~past', join(root, '~past')],
    ['${workspaceFolder}/past', join(root, 'past')],
    ['${workspaceFolder}', root],
    ['${workspaceFolder:第二处}/past', join(second, 'past')],
    [pathToFileURL(join(root, '往年 报告')).href, join(root, '往年 报告')],
    [`  ${join(root, 'past')} `, join(root, 'past')],
  ])('%s', (path, absolute) => {
    expect(absoluteCorpusPath(path, folders)).toBe(absolute);
  });

  it.each(['https://example.org/past', 'file:///a%00b', 'file:///a%2Fb', '${workspaceFolder:none}', 'a\0b'])(
    '%j is no path',
    (path) => {
      expect(absoluteCorpusPath(path, folders)).toBeUndefined();
    },
  );

  it.skipIf(process.platform === 'win32')('of another machine are no paths, and are named apart', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      corpus: { paths: ['past', 'file://server/share'], exclude: [], ocr: false, server: '' },
    };
    const corpus = corpusOf(settings, folders);
    expect(corpus.paths).toEqual([join(root, 'past')]);
    expect(corpus.unusable?.map(({ uri }) => uri)).toEqual(['file://server/share']);
  });

  it('start from where the server runs where no folder is open', () => {
    for (const uri of ['untitled:x', 'file://server/share%', 'vscode-vfs://github/a']) {
      const none = new WorkspaceFolders([{ uri, name: 'x' }]);
      expect(absoluteCorpusPath('past', none)).toBe(resolve('past'));
    }
  });
});

describe('the folders of a workspace', () => {
  it('the innermost one holds a document', () => {
    const inner = join(root, '2024');
    const nested = new WorkspaceFolders([
      { uri: pathToFileURL(root).href, name: '' },
      { uri: pathToFileURL(inner).href, name: '' },
    ]);
    expect(nested.around(pathToFileURL(join(inner, 'a.md')).href)?.path).toBe(inner);
    expect(nested.around(pathToFileURL(join(root, 'a.md')).href)?.path).toBe(root);
    expect(nested.around(pathToFileURL(resolve('/drafts2/a.md')).href)).toBeUndefined();
    expect(nested.around('untitled:a')).toBeUndefined();
  });

  it('are those that a client names, in any of the ways that the protocol has had', () => {
    const uri = pathToFileURL(root).href;
    const of = (params: object) =>
      WorkspaceFolders.of({ processId: null, rootUri: null, capabilities: {}, ...params }).all.map(
        ({ path }) => path,
      );
    expect(of({ workspaceFolders: [{ uri, name: 'a' }], rootUri: 'file:///x' })).toEqual([root]);
    expect(of({ workspaceFolders: null, rootUri: uri })).toEqual([root]);
    expect(of({ workspaceFolders: [], rootUri: uri })).toEqual([root]);
    expect(of({ rootPath: root })).toEqual([root]);
    expect(of({ rootPath: null })).toEqual([]);
    expect(of({ rootPath: '' })).toEqual([]);
  });

  it('come and go', () => {
    const changing = new WorkspaceFolders([{ uri: pathToFileURL(root).href, name: 'drafts' }]);
    changing.change({
      added: [{ uri: pathToFileURL(second).href, name: 'b' }],
      removed: [{ uri: pathToFileURL(root).href, name: 'drafts' }],
    });
    expect(changing.all.map(({ path }) => path)).toEqual([second]);
  });
});
