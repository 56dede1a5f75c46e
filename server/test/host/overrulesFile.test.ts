import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { overrulesOf, parseOverrules } from '../../src/corpus/overrules.ts';
import { OverrulesFile, patternFor } from '../../src/host/overrulesFile.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

describe('what is said of a file of the corpus', () => {
  let folder: TemporaryFolder;
  let file: OverrulesFile;
  const read = (): unknown => JSON.parse(readFileSync(join(folder.path, '.yinju/corpus.json'), 'utf8'));

  beforeEach(() => {
    folder = temporaryFolder();
    file = new OverrulesFile(folder.path);
  });
  afterEach(() => folder.remove());

  it('is written, changed and taken back', async () => {
    const path = join(folder.path, '2023/a.txt');
    await file.put(path, { title: '甲县工作报告', weight: 2 });
    expect(read()).toEqual({ title: { '/2023/a.txt': '甲县工作报告' }, weight: { '/2023/a.txt': 2 } });
    await file.put(path, { title: '', weight: 1, exclude: true });
    expect(read()).toEqual({ title: {}, weight: {}, exclude: ['/2023/a.txt'] });
    await file.put(path, { exclude: false });
    expect(read()).toMatchObject({ exclude: [] });
  });

  it('comes after what the folder said before, and leaves the rest of it', async () => {
    mkdirSync(join(folder.path, '.yinju'));
    const before = { version: 1, keep: ['目录'], weight: { '/a.txt': 3, '*.txt': 0.5 } };
    writeFileSync(join(folder.path, '.yinju/corpus.json'), JSON.stringify(before));
    await file.put(join(folder.path, 'a.txt'), { weight: 2 });
    const content = readFileSync(join(folder.path, '.yinju/corpus.json'), 'utf8');
    expect(JSON.parse(content)).toMatchObject({ version: 1, keep: ['目录'] });
    expect(overrulesOf(parseOverrules(content), 'a.txt')?.weight).toBe(2);
  });

  it('does not write over what cannot be read', async () => {
    mkdirSync(join(folder.path, '.yinju'));
    writeFileSync(join(folder.path, '.yinju/corpus.json'), '{ "exclude": 3 }');
    await expect(file.put(join(folder.path, 'a.txt'), { exclude: true })).rejects.toThrow('exclude');
    expect(read()).toEqual({ exclude: 3 });
  });

  it('holds for the file it names, whatever signs its name has, and for no other', () => {
    const name = fc
      .array(fc.constantFrom(...'ab1甲 .-_()[]{}*?!+@|,^$#~&'), { minLength: 1, maxLength: 8 })
      .map((signs) => `${signs.join('')}.txt`);
    fc.assert(
      fc.property(name, name, (own, other) => {
        const overrules = parseOverrules(JSON.stringify({ weight: { [patternFor(own)]: 7 } }));
        expect(overrulesOf(overrules, own)?.weight).toBe(7);
        // Square brackets cannot be quoted in a pattern: any one sign stands for each.
        if (other !== own && !/[[\]]/u.test(own)) expect(overrulesOf(overrules, other)?.weight).toBe(1);
      }),
    );
  });
});
