import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { corpusSpelling } from '../../src/host/corpusSpelling.ts';
import { temporaryFolder } from '../support/services.ts';

describe('corpusSpelling', () => {
  it('finds a file of the corpus by whatever link it is reached', async () => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'real', 'deep'), { recursive: true });
    await writeFile(join(home, 'real', 'deep', '稿.txt'), '字');
    await symlink(join(home, 'real'), join(home, 'link'));
    await symlink(join(home, 'real', 'deep', '稿.txt'), join(home, 'other.txt'));
    const uri = (...path: string[]) => pathToFileURL(join(home, ...path)).href;
    const spell = (path: string[], root: string) => corpusSpelling(uri(...path), [join(home, root)]);
    expect(await spell(['link', 'deep', '稿.txt'], 'real')).toBe(uri('real', 'deep', '稿.txt'));
    expect(await spell(['real', 'deep', '稿.txt'], 'link')).toBe(uri('link', 'deep', '稿.txt'));
    expect(await spell(['other.txt'], 'link')).toBe(uri('link', 'deep', '稿.txt'));
    expect(await spell(['link', 'deep', '稿.txt'], 'none')).toBe(uri('link', 'deep', '稿.txt'));
    expect(await spell(['gone.txt'], 'real')).toBe(uri('gone.txt'));
    expect(await corpusSpelling('untitled:1', [home])).toBe('untitled:1');
  });
});
