import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startService, temporaryFolder, until } from '../support/services.ts';

const SEEDS = new URL('../../../seeds/', import.meta.url);

async function speeches(): Promise<string[]> {
  const names = (await readdir(SEEDS)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(names.slice(0, 2).map((name) => readFile(new URL(name, SEEDS), 'utf8')));
}

/** The same speech in another collection: every paragraph a little different. */
const retouched = (text: string, sign: string) => text.replaceAll(/(?<=[^\n]{40})。\n/gu, `${sign}\n`);

describe('files whose text is in others too', () => {
  it('are reported, counted as they appear, and reported again when files come and go', async () => {
    const [speech, other] = await speeches();
    const home = await temporaryFolder();
    const folder = join(home, 'reports');
    await mkdir(folder);
    const put = (name: string, text: string) => writeFile(join(folder, name), text);
    await put('a.txt', speech);
    await put('b.txt', retouched(speech, '！'));
    await put('c.txt', other);
    await put('d.txt', speech);

    const { service, told } = startService(join(home, 'cache'));
    await service.configure({ paths: [folder], exclude: [] });
    const duplicates = async () => {
      const { files } = await service.report();
      const name = (uri = '-') => uri.slice(uri.lastIndexOf('/') + 1);
      return files.map(({ uri, duplicateOf }) => `${name(uri)} ${name(duplicateOf)}`);
    };
    expect(await duplicates()).toEqual(['a.txt -', 'b.txt a.txt', 'c.txt -', 'd.txt a.txt']);
    const phrase = speech.match(/[\u4e00-\u9fff]{9}/u)?.[0] ?? '';
    const before = told.corpus.index.attestation(phrase);
    expect(before.articles).toBeGreaterThanOrEqual(3);

    await rm(join(folder, 'a.txt'));
    await until(() => expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', sourceFiles: 3 }));
    expect(await duplicates()).toEqual(['b.txt -', 'c.txt -', 'd.txt b.txt']);

    await rm(join(folder, 'd.txt'));
    await until(() => expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', sourceFiles: 2 }));
    expect(await duplicates()).toEqual(['b.txt -', 'c.txt -']);
    expect(told.corpus.index.shards.some(({ twins }) => twins !== undefined)).toBe(false);
  });

  it('are told article by article where a compilation has only some of them', async () => {
    const [speech, other] = await speeches();
    const home = await temporaryFolder();
    const folder = join(home, 'reports');
    await mkdir(folder);
    await writeFile(join(folder, 'a.txt'), speech);
    await writeFile(join(folder, 'b.txt'), `篇一：${retouched(speech, '！')}\n\n篇二：${other}`);
    const { service } = startService(join(home, 'cache'), { watch: false });
    await service.configure({ paths: [folder], exclude: [] });
    const [first, second] = (await service.report()).files;
    expect(second.articles).toBe(2);
    expect(second.repeated).toEqual({ articles: 1, uri: first.uri });
    expect(second.duplicateOf).toBeUndefined();
  });
});
