import { appendFile, chmod, mkdir, open, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ReaderPool } from '../../src/host/keeper/readerPool.ts';
import { MOST_AHEAD } from '../../src/host/reader/readFile.ts';
import { SharedSignal } from '../../src/host/link.ts';
import type { IndexStatus } from '../../src/protocol/index.ts';
import { startService, temporaryFolder, until } from '../support/services.ts';
import { workerThatOpens } from '../support/workers.ts';
import { zipOf } from '../support/writers.ts';

const REPORT = '关于平安建设的报告\n\n坚持统筹发展和安全，把矛盾纠纷化解在基层。\n';

/** Why files were skipped, by their names. */
function reasonsOf(status: IndexStatus | undefined): Map<string, string> {
  return new Map(status?.skipped.map(({ uri, reason }) => [uri.slice(uri.lastIndexOf('/') + 1), reason]));
}

describe('a corpus that means ill', () => {
  it('has a file that hangs its reader cut off and named, and one that vanished after it was listed', async () => {
    const folder = await temporaryFolder();
    const names = ['gone.txt', 'hangs.txt', 'empty.txt', 'hangs-too.txt', 'blank.txt'];
    // A large one is read when it is its turn: what hangs then is known by name.
    for (const name of names.slice(1))
      await writeFile(join(folder, name), name.startsWith('hangs') ? 'a'.repeat(MOST_AHEAD + 1) : '');
    const work = join(folder, 'work');
    await writeFile(work, '');
    // What hangs writes, and time is as long as what it wrote: that of no other file.
    const pool = new ReaderPool({
      workerFile: await workerThatOpens(
        `const handle = await opened();
         const hang = () => {
           for (;;) fs.appendFileSync(${JSON.stringify(work)}, ' ');
         };
         return path.includes('hangs') ? Object.assign(handle, { readFile: hang }) : handle;`,
      ),
      size: 1,
      host: { passages: () => Promise.reject(new Error('no file holds any')) },
      onRetry: () => undefined,
      fileLimit: { time: 500, now: () => 10 * statSync(work).size },
    });
    onTestFinished(() => pool.dispose());
    const files = names.map((name) => ({ uri: `file:///${name}`, path: join(folder, name) }));
    const { outcomes } = await pool.read(
      { id: 1, files, bytes: 1, within: [folder], wordsOnly: false, words: {} },
      new SharedSignal(),
    );
    expect(outcomes.map(({ uri }) => uri)).toEqual(files.map(({ uri }) => uri));
    const reasons = outcomes.map((outcome) => (outcome.kind === 'skipped' ? outcome.reason : outcome.kind));
    const tooSlow = 'The file took too long to read and was skipped.';
    expect([reasons[1], reasons[3]]).toEqual([tooSlow, tooSlow]);
    for (const number of [0, 2, 4]) expect(reasons[number]).not.toMatch(/too long|^read$/u);
  });

  it('has a file read that had to wait for other programs, and one cut off that works as long', async () => {
    const folder = await temporaryFolder();
    const [path, signal] = ['waits.txt', 'go'].map((name) => join(folder, name));
    await writeFile(path, REPORT);
    const workerFile = await workerThatOpens(
      `while (!fs.existsSync(${JSON.stringify(signal)})) await new Promise((go) => setTimeout(go, 10));
       return opened();`,
    );
    const outcomeAt = async (now: () => number) => {
      const pool = new ReaderPool({
        workerFile,
        size: 1,
        host: { passages: ({ hashes }) => Promise.resolve(new Uint8Array(hashes.length)) },
        onRetry: () => undefined,
        fileLimit: { time: 1000, now },
      });
      onTestFinished(() => pool.dispose());
      const file = { uri: 'file:///waits.txt', path };
      const { outcome } = await pool.source({ file, within: [folder] }, new SharedSignal());
      return outcome.kind;
    };
    let time = 0;
    expect(await outcomeAt(() => (time += 1000))).toBe('skipped');
    let looks = 0;
    const standing = (): number => {
      if (++looks === 5) writeFileSync(signal, '');
      return 0;
    };
    expect(await outcomeAt(standing)).toBe('read');
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
    const reasons = reasonsOf(last);
    expect(reasons.get('large.txt')).toMatch(/too large \(2147 MB\)/u);
    expect(reasons.get('outside.txt')).toMatch(/points outside the corpus/u);
    expect([...reasons.values()].every((reason) => reason !== '')).toBe(true);
  });

  it('is not read again where a file was only touched', async () => {
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

  it('names a file that it may not read, and reads it once it may', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'corpus');
    await mkdir(folder);
    for (const name of ['a.txt', 'closed.txt']) await writeFile(join(folder, name), REPORT);
    // Who runs tests as root may read everything.
    const workerFile = await workerThatOpens(
      `if (path.endsWith('closed.txt') && !fs.existsSync(${JSON.stringify(join(home, 'allowed'))}))
         throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
       return opened();`,
    );
    const { service, told } = startService(join(home, 'cache'), { watch: false, workerFile });
    await service.configure({ paths: [folder], exclude: [] });
    expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', sourceFiles: 1 });
    expect([...reasonsOf(told.statuses.at(-1))]).toEqual([
      ['closed.txt', 'There is no permission to read the file.'],
    ]);
    await writeFile(join(home, 'allowed'), '');
    // Neither its size nor its date has changed.
    service.changed([pathToFileURL(join(folder, 'closed.txt')).href]);
    await until(() => expect(told.corpus.index.count('统筹发展')).toBe(2));
  });

  it.skipIf(process.getuid?.() === 0)('names a file and a folder without permission', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'corpus');
    await mkdir(join(folder, 'shut'), { recursive: true });
    for (const name of ['a.txt', 'closed.txt']) await writeFile(join(folder, name), REPORT);
    await chmod(join(folder, 'closed.txt'), 0);
    await chmod(join(folder, 'shut'), 0);
    onTestFinished(() => chmod(join(folder, 'shut'), 0o700));
    const { service, told } = startService(join(home, 'cache'), { watch: false });
    await service.configure({ paths: [folder], exclude: [] });
    expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', sourceFiles: 1 });
    expect([...reasonsOf(told.statuses.at(-1)).keys()].sort()).toEqual(['closed.txt', 'shut']);
  });

  it('waits for a file that grows while it is read', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'corpus');
    await mkdir(folder);
    await writeFile(join(folder, 'a.txt'), REPORT);
    await writeFile(join(folder, 'grows.txt'), REPORT);
    const workerFile = await workerThatOpens(
      `const handle = await opened();
       if (!path.endsWith('grows.txt')) return handle;
       const readFile = handle.readFile.bind(handle);
       handle.readFile = async () => {
         const content = await readFile();
         if (content.length < 300) fs.appendFileSync(path, '健全责任体系，补齐民生短板。');
         return content;
       };
       return handle;`,
    );
    const { service, told } = startService(join(home, 'cache'), { watch: false, workerFile });
    const seen = new Set<number>();
    const places = () => told.corpus.index.count('补齐民生短板');
    await service.configure({ paths: [folder], exclude: [] });
    await until(() => {
      seen.add(places());
      expect(places()).toBeGreaterThan(0);
    });
    // Nothing was shown of it before it stood still.
    const written = (await readFile(join(folder, 'grows.txt'), 'utf8')).split('补齐民生短板').length - 1;
    expect([...seen].sort((a, b) => a - b)).toEqual([0, written]);
    expect(told.statuses.at(-1)?.skipped).toEqual([]);
  });

  it('reads an archive once all of it is there', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'corpus');
    await mkdir(folder);
    await writeFile(join(folder, 'a.txt'), REPORT);
    const whole = zipOf([['deep/b.txt', REPORT.replace('平安', '法治')]]);
    const { service, told } = startService(join(home, 'cache'));
    await service.configure({ paths: [folder], exclude: [] });
    const path = join(folder, 'late.zip');
    await writeFile(path, whole.subarray(0, whole.length - 30));
    await until(() => expect(reasonsOf(told.statuses.at(-1)).has('late.zip')).toBe(true));
    await appendFile(path, whole.subarray(whole.length - 30));
    await until(() => expect(told.corpus.index.count('法治建设')).toBe(1));
    await until(() => expect(told.statuses.at(-1)?.skipped).toEqual([]));
  });

  it.each(['the file', 'its folder'])(
    'does not read what lies outside of it where %s was swapped for a link after the listing',
    async (swapped) => {
      const home = await temporaryFolder();
      const [folder, outside] = ['corpus', 'outside'].map((name) => join(home, name));
      await mkdir(join(folder, 'deep'), { recursive: true });
      await mkdir(outside);
      await writeFile(join(folder, 'a.txt'), REPORT);
      await writeFile(join(folder, 'deep', 'b.txt'), REPORT.replace('平安', '法治'));
      await writeFile(join(outside, 'b.txt'), REPORT.replace('平安', '保密'));
      const [from, to] = swapped === 'the file' ? ['deep/b.txt', 'b.txt'] : ['deep', '.'];
      const workerFile = await workerThatOpens(
        `const [from, to] = ${JSON.stringify([join(folder, from), join(outside, to)])};
         if (path.endsWith('b.txt') && !fs.lstatSync(from).isSymbolicLink()) {
           fs.renameSync(from, from + ' before');
           fs.symlinkSync(to, from);
         }
         return opened();`,
      );
      const { service, told } = startService(join(home, 'cache'), { watch: false, workerFile });
      await service.configure({ paths: [folder], exclude: [] });
      expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', sourceFiles: 1 });
      expect(told.corpus.index.count('保密建设')).toBe(0);
      expect(reasonsOf(told.statuses.at(-1)).get('b.txt')).toMatch(/points outside the corpus/u);
      await expect(service.sourceText(pathToFileURL(join(folder, 'deep', 'b.txt')).href)).rejects.toThrow(
        'points outside the corpus',
      );
    },
  );

  it('does not read a link to outside that comes while it is watched', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'corpus');
    await mkdir(folder);
    await writeFile(join(folder, 'a.txt'), REPORT);
    await writeFile(join(home, 'outside.txt'), REPORT.replace('平安', '保密'));
    const { service, told } = startService(join(home, 'cache'), { watch: false });
    await service.configure({ paths: [folder], exclude: [] });
    await symlink(join(home, 'outside.txt'), join(folder, 'link.txt'));
    service.changed([pathToFileURL(join(folder, 'link.txt')).href]);
    await until(() =>
      expect(reasonsOf(told.statuses.at(-1)).get('link.txt')).toMatch(/points outside the corpus/u),
    );
    expect(told.corpus.index.count('保密建设')).toBe(0);
  });
});
