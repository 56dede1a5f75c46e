import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';
import { startService, temporaryFolder, until } from '../support/services.ts';
import { workerWith } from '../support/workers.ts';

const SETTINGS = (folder: string) => ({ paths: [folder], exclude: [] });
const TEXTS = [
  '关于平安建设的报告\n\n一、坚持统筹发展和安全，把矛盾纠纷化解在基层。\n二、完善社会治安防控体系。\n',
  '关于乡村振兴的报告\n\n一、坚持统筹发展和安全，把矛盾纠纷化解在基层。\n二、发展特色产业，促进农民增收。\n',
  '关于营商环境的报告\n\n完善社会治安防控体系，坚持统筹发展和安全，优化营商环境。\n',
];

async function corpusFolder() {
  const home = await temporaryFolder();
  const folder = join(home, 'corpus');
  await mkdir(folder);
  for (const [n, text] of TEXTS.entries()) await writeFile(join(folder, `${n}.txt`), text);
  return { folder, cache: join(home, 'cache') };
}

/** What a corpus answers, in any order of its shards. */
function answers(index: CorpusIndex) {
  return ['统筹发展', '矛盾纠纷', '治安防控', '农民增收', '营商环境', '数字政府'].map((phrase) => ({
    ...index.attestation(phrase),
    distinct: index.distinctMatches(phrase).reduce((sum, { interval }) => sum + interval.hi - interval.lo, 0),
    at: [...index.places(phrase)]
      .map((place) => `${index.article(place).uri} ${JSON.stringify(index.range(place))}`)
      .sort(),
  }));
}

async function indexed(cache: string, folder: string) {
  const { service, told } = startService(cache, { watch: false });
  await service.configure(SETTINGS(folder));
  const found = { answers: answers(told.corpus.index), last: told.statuses.at(-1), told };
  await service.dispose();
  return found;
}

function phrasesOf({ told, last }: Awaited<ReturnType<typeof indexed>>) {
  return { count: last?.phrases, texts: Array.from(told.corpus.lexicon, ({ text }) => text).sort() };
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('index cache', () => {
  it('gives the same answers from the cache, and keeps it to the user', async () => {
    const { folder, cache } = await corpusFolder();
    const cold = await indexed(cache, folder);
    for (const file of await filesOf(cache)) expect((await stat(file)).mode & 0o777).toBe(0o600);
    const folders = (await readdir(cache, { recursive: true, withFileTypes: true })).filter((e) =>
      e.isDirectory(),
    );
    expect(folders.map(({ name }) => name)).toContain('shards');
    for (const path of [cache, ...folders.map((e) => join(e.parentPath, e.name))]) {
      expect((await stat(path)).mode & 0o777).toBe(0o700);
    }
    const warm = await indexed(cache, folder);
    expect(warm.answers).toEqual(cold.answers);
    expect(warm.last).toMatchObject({ state: 'ready', sourceFiles: 3, phrases: cold.last?.phrases });
    const first = warm.told.statuses.findIndex(({ message }) => message?.includes('files'));
    expect(first).toBe(-1);
  });

  it('starts no thread that reads where nothing has changed', async () => {
    const { folder, cache } = await corpusFolder();
    const long = TEXTS.join('');
    await writeFile(join(folder, '3.txt'), long);
    await writeFile(join(folder, '4.txt'), `${long}到此为止。\n`);
    const sealed = join(folder, '../sealed');
    const workerFile = await workerWith(
      `import { workerData } from 'node:worker_threads';
       if (workerData?.role === 'reader' && fs.existsSync(${JSON.stringify(sealed)})) throw new Error('a reader');`,
    );
    const statuses: unknown[][] = [];
    for (const _ of ['cold', 'warm']) {
      const { service, told } = startService(cache, { watch: false, workerFile });
      await service.configure(SETTINGS(folder));
      const { files } = await service.report();
      statuses.push([told.statuses.at(-1)?.state, files, answers(told.corpus.index)]);
      await service.dispose();
      await writeFile(sealed, '');
    }
    expect(statuses[0]).toContain('ready');
    expect(statuses[1]).toEqual(statuses[0]);
    expect(JSON.stringify(statuses[1])).toMatch(/duplicate|repeated/u);
  });

  it('serves its smallest shard first, so that a large one is not waited for', async () => {
    const { folder, cache } = await corpusFolder();
    await indexed(cache, folder);
    await writeFile(join(folder, 'large.txt'), TEXTS.join('\n').repeat(50));
    await indexed(cache, folder);
    const served: number[][] = [];
    const { service } = startService(cache, { watch: false }, ({ index }) =>
      served.push(index.shards.map(({ fileCount }) => fileCount)),
    );
    await service.configure(SETTINGS(folder));
    expect(served[0]).toEqual([3]);
    expect(served.at(-1)).toEqual([3, 1]);
  });

  it('is no part of a corpus that lies around it', async () => {
    const { folder } = await corpusFolder();
    await indexed(folder, folder);
    const { service, told } = startService(folder);
    await service.configure(SETTINGS(folder));
    const cached = (await filesOf(folder)).find((path) => path.endsWith('.corpus'))!;
    service.changed([pathToFileURL(cached).href]);
    await writeFile(join(folder, '3.txt'), TEXTS[0].replace('平安', '法治'));
    await until(() => expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', sourceFiles: 4 }));
    expect(told.statuses.filter(({ skippedFiles }) => skippedFiles > 0)).toEqual([]);
  });

  it('sees what changed while nobody looked, and keeps what only has another date', async () => {
    const { folder, cache } = await corpusFolder();
    await indexed(cache, folder);
    await rm(join(folder, '0.txt'));
    await writeFile(join(folder, '2.txt'), TEXTS[2].replace('营商环境', '数字政府'));
    await utimes(join(folder, '1.txt'), 1, 1);
    const warm = await indexed(cache, folder);
    const fresh = await indexed(join(cache, 'other'), folder);
    expect(warm.answers).toEqual(fresh.answers);
    expect((await indexed(cache, folder)).answers).toEqual(fresh.answers);
  });

  it('rebuilds what is damaged, cut off or missing', async () => {
    const { folder, cache } = await corpusFolder();
    const cold = await indexed(cache, folder);
    const files = await filesOf(cache);
    // The manifest, the phrases, a shard and the list of its files.
    expect(files.length).toBe(4);
    for (const file of files) {
      const bytes = await readFile(file);
      bytes[bytes.length >> 1] ^= 1;
      await writeFile(file, bytes);
      expect((await indexed(cache, folder)).answers).toEqual(cold.answers);
    }
    for (const file of await filesOf(cache)) await writeFile(file, (await readFile(file)).subarray(0, 100));
    expect((await indexed(cache, folder)).answers).toEqual(cold.answers);
  }, 120_000);

  it('mines phrases again where a process ended between writing the corpus and its phrases', async () => {
    const { folder, cache } = await corpusFolder();
    const before = await indexed(cache, folder);
    const file = (await filesOf(cache)).find((path) => path.endsWith('.phrases')) ?? '';
    const old = await readFile(file);
    await writeFile(join(folder, '1.txt'), TEXTS[1].replace('统筹发展和安全', '守正创新'));
    const after = await indexed(cache, folder);
    expect(phrasesOf(after)).not.toEqual(phrasesOf(before));
    await writeFile(file, old);
    expect(phrasesOf(await indexed(cache, folder))).toEqual(phrasesOf(after));
  });

  it('rewrites the list of a shard only where one of its files is another', async () => {
    const { folder, cache } = await corpusFolder();
    const lists = async () => (await filesOf(cache)).filter((path) => path.includes('lists')).sort();
    const cold = await indexed(cache, folder);
    const [first, ...others] = await lists();
    expect(others).toEqual([]);
    // Another date alone makes the list another one, whose files are those that they were.
    await utimes(join(folder, '1.txt'), 1, 1);
    expect((await indexed(cache, folder)).answers).toEqual(cold.answers);
    expect((await lists()).length).toBe(2);
    await rm(join(folder, '1.txt'));
    const without = await indexed(cache, folder);
    expect((await lists()).length).toBe(2);
    expect((await lists()).includes(first)).toBe(true);
    const warm = await indexed(cache, folder);
    expect(warm.answers).toEqual(without.answers);
    expect(warm.last).toMatchObject({ sourceFiles: 2 });
  });

  it('serves two servers at once', async () => {
    const { folder, cache } = await corpusFolder();
    const both = await Promise.all([indexed(cache, folder), indexed(cache, folder)]);
    expect(both[0].answers).toEqual(both[1].answers);
    expect((await indexed(cache, folder)).answers).toEqual(both[0].answers);
  });

  it('serves two processes that start on an empty cache at once, and the third after them', async () => {
    const { folder, cache } = await corpusFolder();
    const alone = await tellsOf(folder, join(cache, 'alone'));
    const both = await Promise.all([tellsOf(folder, cache), tellsOf(folder, cache)]);
    expect(both).toEqual([alone, alone]);
    expect(await tellsOf(folder, cache)).toEqual(alone);
    expect(alone).toMatchObject({ state: 'ready', sourceFiles: 3 });
    const names = (await filesOf(cache)).filter((path) => !path.includes('alone'));
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  }, 60_000);
});

/** What another process says about the corpus; which program cut the words is known only to one that cut some. */
async function tellsOf(folder: string, cache: string): Promise<unknown> {
  const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
  const args = [cli, 'corpus', '--corpus', folder, '--cache-dir', cache, '--format', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return { ...JSON.parse(stdout), segmenter: '' };
}
