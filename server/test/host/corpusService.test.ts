import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { StageTimes } from '../../src/host/corpusService.ts';
import { startService, temporaryFolder, until } from '../support/services.ts';
import { workerWith } from '../support/workers.ts';

const REPORT =
  '关于平安建设的报告\n\n一、坚持统筹发展和安全，把矛盾纠纷化解在基层。\n二、完善社会治安防控体系。\n';
const OTHER =
  '关于乡村振兴的报告\n\n一、坚持统筹发展和安全，把矛盾纠纷化解在基层。\n二、发展特色产业，促进农民增收。\n';

async function corpusFolder(): Promise<{ folder: string; cache: string }> {
  const home = await temporaryFolder();
  const folder = join(home, '语料 reports');
  await mkdir(folder);
  await writeFile(join(folder, 'a.txt'), REPORT);
  await writeFile(join(folder, 'b.txt'), OTHER);
  return { folder, cache: join(home, 'cache') };
}

describe('corpus service', () => {
  it('indexes a folder and reports its files', async () => {
    const { folder, cache } = await corpusFolder();
    const { service, told } = startService(cache, { plainWords: false });
    await service.configure({ paths: [folder], exclude: [] });
    const last = told.statuses.at(-1);
    expect(last).toMatchObject({ state: 'ready', sourceFiles: 2, articles: 2, starter: false, skipped: [] });
    expect(last?.segmenter).toMatch(/jieba|Intl\.Segmenter/u);
    expect(told.corpus.index.attestation('矛盾纠纷')).toEqual({ places: 2, articles: 2 });
    const report = await service.report();
    expect(report.files.map(({ format, encoding, articles }) => [format, encoding, articles])).toEqual([
      ['txt', 'utf-8', 1],
      ['txt', 'utf-8', 1],
    ]);
    expect(await service.sourceText(report.files[0].uri)).toBe(REPORT);
    await expect(service.sourceText('file:///etc/hostname')).rejects.toThrow('not part of the corpus');
  });

  it('reads a small corpus and mines its phrases on one thread, again after a change', async () => {
    const { folder, cache } = await corpusFolder();
    const begun = join(folder, '..', 'begun');
    const workerFile = await workerWith(
      `const { workerData } = await import('node:worker_threads');
       if (workerData.role === 'reader') fs.appendFileSync(${JSON.stringify(begun)}, '.');`,
    );
    const { service, told } = startService(cache, { watch: false, workerFile });
    await service.configure({ paths: [folder], exclude: [] });
    const added = join(folder, 'c.txt');
    await writeFile(
      added,
      '关于城市更新的报告\n\n改造老旧小区，坚持统筹发展和安全，把矛盾纠纷化解在基层。\n',
    );
    service.changed([pathToFileURL(added).href]);
    await until(() => expect([...told.corpus.lexicon].length).toBeGreaterThan(0));
    expect(await readFile(begun, 'utf8')).toBe('.');
  });

  it('gives the text of a file as it was indexed, whatever has become of it', async () => {
    const { folder, cache } = await corpusFolder();
    const { service } = startService(cache, { watch: false });
    await service.configure({ paths: [folder], exclude: [] });
    const [{ uri }] = (await service.report()).files;
    const withoutBlanks = REPORT.trimEnd();
    await writeFile(join(folder, 'a.txt'), `新的第一行\n${REPORT}`);
    expect(await service.sourceText(uri)).toBe(withoutBlanks);
    await rm(join(folder, 'a.txt'));
    expect(await service.sourceText(uri)).toBe(withoutBlanks);
  });

  it('opens a text that is not UTF-8 as the text that was read', async () => {
    const { folder, cache } = await corpusFolder();
    await writeFile(join(folder, 'c.txt'), Buffer.from(`\ufeff${REPORT}`, 'utf16le'));
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [] });
    const formats = [...told.corpus.index.articles()].map(({ uri, format }) => [uri.slice(-5), format]);
    expect(formats.sort()).toEqual([
      ['a.txt', 'txt'],
      ['b.txt', 'txt'],
      ['c.txt', 'txt/utf-16le'],
    ]);
  });

  it('tells what the stages of indexing have taken', async () => {
    const { folder, cache } = await corpusFolder();
    const told: StageTimes[] = [];
    const { service } = startService(cache, { onStages: (times) => told.push(times) });
    await service.configure({ paths: [folder], exclude: [] });
    const last = told.at(-1);
    for (const stage of ['list', 'read', 'fold', 'sort', 'cut', 'assemble', 'twins', 'mine'] as const) {
      expect(last?.[stage], stage).toBeGreaterThan(0);
    }
    expect(await service.heap()).toBeGreaterThan(1_000_000);
  });

  it('follows files that change, go, come and are renamed', async () => {
    const { folder, cache } = await corpusFolder();
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [] });
    const counts = () =>
      ['矛盾纠纷', '治安防控', '农民增收', '机关党建'].map((phrase) => told.corpus.index.count(phrase));
    const distinct = (phrase: string) =>
      told.corpus.index
        .distinctMatches(phrase)
        .reduce((sum, { interval }) => sum + interval.hi - interval.lo, 0);
    expect(counts()).toEqual([2, 1, 1, 0]);
    expect(distinct('矛盾纠纷')).toBe(1);

    await rm(join(folder, 'a.txt'));
    await until(() => expect(counts()).toEqual([1, 0, 1, 0]));
    expect(distinct('矛盾纠纷')).toBe(1);

    await writeFile(join(folder, 'b.txt'), OTHER.replace('农民增收', '机关党建'));
    await rename(join(folder, 'b.txt'), join(folder, 'c.txt'));
    await until(() => expect(counts()).toEqual([1, 0, 0, 1]));
    expect(distinct('矛盾纠纷')).toBe(1);

    await mkdir(join(folder, 'deep', 'er'), { recursive: true });
    await writeFile(join(folder, 'deep', 'er', 'd.txt'), REPORT);
    await until(() => expect(counts()).toEqual([2, 1, 0, 1]));
    await rename(join(folder, 'deep'), join(folder, 'moved'));
    await until(() =>
      expect([...told.corpus.index.articles()].map(({ uri }) => uri.slice(-14))).toContain('moved/er/d.txt'),
    );
    await rm(join(folder, 'moved'), { recursive: true });
    await until(() => expect(counts()).toEqual([1, 0, 0, 1]));
  });

  it('says what to do where a folder is missing or empty, and uses the starter corpus without one', async () => {
    const { folder, cache } = await corpusFolder();
    const { service, told } = startService(cache);
    await service.configure({ paths: [join(folder, 'none')], exclude: [] });
    expect(told.statuses.at(-1)).toMatchObject({ state: 'failed' });
    expect(told.statuses.at(-1)?.message).toContain('none');

    const empty = join(folder, 'empty');
    await mkdir(empty);
    await service.configure({ paths: [empty], exclude: [] });
    expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', sourceFiles: 0 });
    expect(told.statuses.at(-1)?.message).toContain('empty');

    await service.configure({ paths: [], exclude: [] });
    expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', starter: true, skippedFiles: 0 });
    expect(told.statuses.at(-1)?.sourceFiles).toBeGreaterThan(5);
  });

  it('keeps answering while a folder is out of reach, says so, and picks it up when it comes back', async () => {
    const { folder, cache } = await corpusFolder();
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [] });
    await rename(folder, `${folder} away`);
    service.changed([pathToFileURL(folder).href]);
    await until(() => expect(told.statuses.at(-1)?.message).toContain('Unreachable'));
    expect(told.corpus.index.count('矛盾纠纷')).toBe(2);
    await writeFile(join(`${folder} away`, 'b.txt'), '关于乡村振兴的报告\n\n发展特色产业。\n');
    await rename(`${folder} away`, folder);
    await until(() => expect(told.corpus.index.count('矛盾纠纷')).toBe(1));
    await until(() => expect(told.statuses.at(-1)?.message).toBeUndefined());
    await writeFile(join(folder, 'c.txt'), REPORT.replace('平安', '法治'));
    await until(() => expect(told.corpus.index.count('法治建设')).toBe(1));
  });

  it('skips what it cannot read and goes on', async () => {
    const { folder, cache } = await corpusFolder();
    await writeFile(
      join(folder, 'binary.txt'),
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 37) % 251)),
    );
    await writeFile(join(folder, 'blank.txt'), '');
    await symlink(folder, join(folder, 'loop'));
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [] });
    const last = told.statuses.at(-1);
    expect(last).toMatchObject({ state: 'ready', sourceFiles: 2 });
    expect(last?.skipped.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)).sort()).toEqual([
      'binary.txt',
      'blank.txt',
    ]);
  });

  it('lets a later configuration take over', async () => {
    const { folder, cache } = await corpusFolder();
    const { service, told } = startService(cache);
    await Promise.all([
      service.configure({ paths: [], exclude: [] }),
      service.configure({ paths: [folder], exclude: ['b.txt'] }),
    ]);
    expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', sourceFiles: 1, starter: false });
    expect([...told.corpus.index.articles()].length).toBe(1);
  });
});
