import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startService, temporaryFolder, until } from '../support/services.ts';
import { workerWith } from '../support/workers.ts';

const REPORT = '关于平安建设的报告\n\n坚持统筹发展和安全，把矛盾纠纷化解在基层。\n';

async function corpusFolder(): Promise<{ home: string; folder: string; cache: string }> {
  const home = await temporaryFolder();
  const folder = join(home, 'drive');
  await mkdir(folder);
  await writeFile(join(folder, 'a.txt'), REPORT);
  return { home, folder, cache: join(home, 'cache') };
}

/** As on a drive that tells of nothing. */
const SILENT = 'fs.watch = () => ({ on() {}, close() {} });';

describe('a drive that reports no events', () => {
  it('is looked at in rounds', async () => {
    const { folder, cache } = await corpusFolder();
    const workerFile = await workerWith(SILENT);
    const { service, told } = startService(cache, { workerFile, roundInterval: 50 });
    await service.configure({ paths: [folder], exclude: [] });
    const counts = () => ['平安建设', '法治建设'].map((phrase) => told.corpus.index.count(phrase));
    expect(counts()).toEqual([1, 0]);
    await writeFile(join(folder, 'b.txt'), REPORT.replace('平安', '法治'));
    await until(() => expect(counts()).toEqual([1, 1]));
    await rm(join(folder, 'a.txt'));
    await until(() => expect(counts()).toEqual([0, 1]));
    await writeFile(join(folder, 'b.txt'), REPORT);
    await until(() => expect(counts()).toEqual([1, 0]));
  });

  it('serves on while it is away, says so, and is read when it is back', async () => {
    const { folder, cache } = await corpusFolder();
    const workerFile = await workerWith(SILENT);
    const { service, told } = startService(cache, { workerFile, roundInterval: 50 });
    await service.configure({ paths: [folder], exclude: [] });
    await rename(folder, `${folder} away`);
    await until(() => expect(told.statuses.at(-1)?.message).toContain('Unreachable'));
    expect(told.corpus.index.count('平安建设')).toBe(1);
    await service.rebuild();
    expect(told.statuses.at(-1)).toMatchObject({
      state: 'ready',
      sourceFiles: 1,
      missing: [folder],
      skippedFiles: 0,
    });
    expect(told.statuses.at(-1)?.message).toContain('Unreachable');
    expect(told.corpus.index.count('平安建设')).toBe(1);
    await writeFile(join(`${folder} away`, 'b.txt'), REPORT.replace('平安', '法治'));
    await rename(`${folder} away`, folder);
    await until(() => expect(told.corpus.index.count('法治建设')).toBe(1));
    await until(() => expect(told.statuses.at(-1)?.message).toBeUndefined());
  });

  it('that never was there is named as away, and is no file that was skipped', async () => {
    const { home, cache } = await corpusFolder();
    const missing = join(home, 'nowhere');
    const { service, told } = startService(cache, {});
    await service.configure({ paths: [missing], exclude: [] });
    expect(told.statuses.at(-1)).toMatchObject({ state: 'failed', missing: [missing], skippedFiles: 0 });
    expect(told.statuses.at(-1)?.skipped).toEqual([]);
    await mkdir(missing);
    await service.rebuild();
    expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', missing: [], sourceFiles: 0 });
  });

  it('is away, not empty, where its folder is left behind on another device', async () => {
    const { home, folder, cache } = await corpusFolder();
    const away = join(home, 'away');
    const workerFile = await workerWith(
      `${SILENT}
       const { stat } = promises;
       promises.stat = async (path, ...rest) => {
         const stats = await stat(path, ...rest);
         if (path === ${JSON.stringify(folder)} && fs.existsSync(${JSON.stringify(away)})) stats.dev++;
         return stats;
       };`,
    );
    const { service, told } = startService(cache, { workerFile, roundInterval: 50 });
    await service.configure({ paths: [folder], exclude: [] });
    await rename(folder, away);
    await mkdir(folder);
    await until(() => expect(told.statuses.at(-1)?.message).toContain('Unreachable'));
    expect(told.corpus.index.count('平安建设')).toBe(1);
    // Neither does a start while it is away forget what was read.
    await service.dispose();
    const next = startService(cache, { workerFile, roundInterval: 50 });
    await next.service.configure({ paths: [folder], exclude: [] });
    expect(next.told.statuses.at(-1)?.message).toContain('Unreachable');
    expect(next.told.corpus.index.count('平安建设')).toBe(1);
    await rm(folder, { recursive: true });
    await rename(away, folder);
    await until(() => expect(next.told.statuses.at(-1)?.message).toBeUndefined());
    expect(next.told.corpus.index.count('平安建设')).toBe(1);
  });

  it('is not looked at in rounds while someone types', async () => {
    const { folder, cache } = await corpusFolder();
    const workerFile = await workerWith(SILENT);
    const [quiet, busy] = ['quiet', 'busy'].map((name) =>
      startService(join(cache, name), { workerFile, roundInterval: 50 }),
    );
    for (const { service } of [quiet, busy]) await service.configure({ paths: [folder], exclude: [] });
    busy.service.noteTyping();
    // Told in order: by the answer the keeper knows, and a look that had begun before is over.
    await busy.service.rebuild();
    await writeFile(join(folder, 'b.txt'), REPORT.replace('平安', '法治'));
    await until(() => {
      busy.service.noteTyping();
      expect(quiet.told.corpus.index.count('法治建设')).toBe(1);
    });
    expect(busy.told.corpus.index.count('法治建设')).toBe(0);
  });
});
