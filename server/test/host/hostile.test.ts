import { mkdir, open, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ReaderPool } from '../../src/host/keeper/readerPool.ts';
import { SharedSignal } from '../../src/host/link.ts';
import { startService, temporaryFolder, until } from '../support/services.ts';

const REPORT = '关于平安建设的报告\n\n坚持统筹发展和安全，把矛盾纠纷化解在基层。\n';
const WORKER = new URL('../../dist/worker.js', import.meta.url);

/** A reader that never comes to an end with files called `hangs`. */
async function hangingWorker(): Promise<URL> {
  const path = join(await temporaryFolder(), 'worker.mjs');
  await writeFile(
    path,
    `import { promises } from 'node:fs';
     import { syncBuiltinESMExports } from 'node:module';
     const { open } = promises;
     promises.open = (path, ...rest) => {
       while (String(path).includes('hangs'));
       return open(path, ...rest);
     };
     syncBuiltinESMExports();
     await import(${JSON.stringify(WORKER.href)});`,
  );
  return pathToFileURL(path);
}

describe('a corpus that means ill', () => {
  it('has a file that hangs its reader cut off and named, and one that vanished after it was listed', async () => {
    const folder = await temporaryFolder();
    const names = ['gone.txt', 'hangs.txt', 'empty.txt', 'hangs-too.txt', 'blank.txt'];
    for (const name of names.slice(1)) await writeFile(join(folder, name), '');
    const pool = new ReaderPool({
      workerFile: await hangingWorker(),
      size: 1,
      host: { passages: () => Promise.reject(new Error('no file holds any')) },
      onRetry: () => undefined,
      fileTimeLimit: 1000,
    });
    onTestFinished(() => pool.dispose());
    const files = names.map((name) => ({ uri: `file:///${name}`, path: join(folder, name) }));
    const { outcomes } = await pool.read({ id: 1, files, wordsOnly: false, words: {} }, new SharedSignal());
    expect(outcomes.map(({ uri }) => uri)).toEqual(files.map(({ uri }) => uri));
    const reasons = outcomes.map((outcome) => (outcome.kind === 'skipped' ? outcome.reason : outcome.kind));
    const tooSlow = 'The file took too long to read and was given up.';
    expect([reasons[1], reasons[3]]).toEqual([tooSlow, tooSlow]);
    for (const number of [0, 2, 4]) expect(reasons[number]).not.toMatch(/too long|^read$/u);
  });

  it('is read past links in circles, names of any kind and a file of 2 GB, and each skip says why', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'corpus');
    await mkdir(join(folder, 'deep'), { recursive: true });
    await writeFile(join(home, 'outside.txt'), REPORT.replace('平安', '保密'));
    const longest = `${'长'.repeat(83)}ab.txt`;
    for (const name of ['two\nlines.txt', '#%?&.txt', longest]) await writeFile(join(folder, name), REPORT);
    await symlink(folder, join(folder, 'deep', 'up'));
    await symlink(join(folder, 'b'), join(folder, 'a'));
    await symlink(join(folder, 'a'), join(folder, 'b'));
    await symlink(join(home, 'outside.txt'), join(folder, 'outside.txt'));
    const large = await open(join(folder, 'large.txt'), 'w');
    await large.truncate(2 ** 31);
    await large.close();
    const { service, told } = startService(join(home, 'cache'), { watch: false });
    await service.configure({ paths: [folder], exclude: [] });
    const last = told.statuses.at(-1);
    expect(last).toMatchObject({ state: 'ready', sourceFiles: 3 });
    expect(told.corpus.index.count('统筹发展')).toBe(3);
    expect(told.corpus.index.count('保密建设')).toBe(0);
    const reasons = new Map(
      last?.skipped.map(({ uri, reason }) => [uri.slice(uri.lastIndexOf('/') + 1), reason]),
    );
    expect(reasons.get('large.txt')).toMatch(/too large \(2147 MB\)/u);
    expect(reasons.get('outside.txt')).toMatch(/leads out of the corpus/u);
    expect([...reasons.values()].every((reason) => reason !== '')).toBe(true);
  });

  it('is not read anew where a file was touched only', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'corpus');
    await mkdir(folder);
    const path = join(folder, 'a.txt');
    await writeFile(path, REPORT);
    const { service, told } = startService(join(home, 'cache'), { watch: false });
    await service.configure({ paths: [folder], exclude: [] });
    const [shard] = told.corpus.index.shards;
    await utimes(path, 1, 1);
    await writeFile(join(folder, 'b.txt'), REPORT.replace('平安', '法治'));
    await utimes(join(folder, 'b.txt'), 1, 1);
    service.changed([path, join(folder, 'b.txt')].map((file) => pathToFileURL(file).href));
    await until(() => expect(told.corpus.index.count('法治建设')).toBe(1));
    // The same memory: nothing was built in its place.
    expect(told.corpus.index.shards.some(({ buffer }) => buffer === shard.buffer)).toBe(true);
  });
});
