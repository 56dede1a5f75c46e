import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { absoluteCorpusPath, rootFolder } from '../../src/lsp/corpusPaths.ts';

const root = resolve('/drafts');

describe('corpus paths', () => {
  it.each([
    [join(root, 'past'), join(root, 'past')],
    ['past', join(root, 'past')],
    ['./past/', join(root, 'past')],
    ['~/past', join(homedir(), 'past')],
    ['~', homedir()],
    ['~past', join(root, '~past')],
    ['${workspaceFolder}/past', join(root, 'past')],
    [pathToFileURL(join(root, '往年 报告')).href, join(root, '往年 报告')],
    [`  ${join(root, 'past')} `, join(root, 'past')],
  ])('%s', (path, absolute) => {
    expect(absoluteCorpusPath(path, root)).toBe(absolute);
  });

  it('start from the workspace, or from where the server runs', () => {
    expect(rootFolder(pathToFileURL(root).href)).toBe(root);
    expect(rootFolder(null)).toBe(process.cwd());
    expect(rootFolder('untitled:x')).toBe(process.cwd());
  });
});
