import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startService, temporaryFolder, until } from '../support/services.ts';

const SELLER = '更多报告见某某文库 www.example.com';
const report = (n: number) =>
  `关于第${n}项工作的报告\n\n第${n}项工作由有关部门牵头，年底前完成。\n\n${SELLER}\n`;

async function corpusFolder(files: number) {
  const home = await temporaryFolder();
  const folder = join(home, 'reports');
  await mkdir(folder);
  for (let n = 0; n < files; n++) await writeFile(join(folder, `${n}.txt`), report(n));
  return { home, folder, settings: { paths: [folder], exclude: [] } };
}

describe('a line that recurs at the edges of a folder’s files', () => {
  it('is dropped once enough files are known, told with its rule, and back when they go', async () => {
    const { home, folder, settings } = await corpusFolder(4);
    const { service, told } = startService(join(home, 'cache'));
    await service.configure(settings);
    const count = () => told.corpus.index.count('某某文库');
    expect(count()).toBe(4);

    await writeFile(join(folder, '4.txt'), report(4));
    await until(() => expect(count()).toBe(0));
    await until(() => expect(told.statuses.at(-1)).toMatchObject({ state: 'ready', sourceFiles: 5 }));
    const [file] = (await service.report()).files;
    expect(file.dropped).toEqual({ 'folder-edge': 1 });
    expect(await service.dropped(file.uri)).toEqual([{ line: 4, text: SELLER, rule: 'folder-edge' }]);

    const again = startService(join(home, 'cache'), { watch: false });
    await again.service.configure(settings);
    expect(again.told.corpus.index.count('某某文库')).toBe(0);
    expect(again.told.corpus.index.count('有关部门牵头')).toBe(5);

    await rm(join(folder, '0.txt'));
    await until(() => expect(count()).toBe(4));
  });

  it('is dropped the same however the files are read, and kept where the folder says so', async () => {
    const { home, folder, settings } = await corpusFolder(6);
    await mkdir(join(folder, '.yinju'));
    await writeFile(join(folder, '.yinju', 'corpus.json'), JSON.stringify({ keep: ['*某某文库*'] }));
    const { service, told } = startService(join(home, 'cache'));
    await service.configure(settings);
    expect(told.corpus.index.count('某某文库')).toBe(6);
    await rm(join(folder, '.yinju'), { recursive: true });
    await until(() => expect(told.corpus.index.count('某某文库')).toBe(0));
  });

  it.each([
    [4, '平安建设经验选登'],
    [5, '第0镇的多元化解'],
  ])('that stands over the titles of %i files is their title, or no more: %s', async (files, title) => {
    const { home, folder, settings } = await corpusFolder(0);
    const text = '各级坚持统筹发展和安全，把矛盾纠纷化解在基层、化解在萌芽状态，群众满意率稳步提升。';
    for (let n = 0; n < files; n++)
      await writeFile(join(folder, `${n}.txt`), `平安建设经验选登\n\n第${n}镇的多元化解\n\n${text}${n}\n`);
    // A title that many papers have stays theirs: what is under it says who speaks.
    for (let n = 0; n < 5; n++)
      await writeFile(join(folder, `甲${n}.txt`), `政府工作报告\n市长 张三\n\n${text}甲${n}\n`);
    const { service, told } = startService(join(home, 'cache'));
    await service.configure(settings);
    const titles = () => [...told.corpus.index.articles()].map((article) => article.title);
    await until(() => expect(titles()).toContain(title));
    expect(titles().filter((one) => one === '政府工作报告')).toHaveLength(5);
  });
});
