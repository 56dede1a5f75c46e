import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startService, temporaryFolder, until } from '../support/services.ts';

const REPORT = '关于平安建设的报告\n\n坚持统筹发展和安全，把矛盾纠纷化解在基层。\n\n某网编号十七\n';

describe('what a folder says of its files', () => {
  it('holds from the start, and when it changes', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'reports');
    await mkdir(join(folder, '.yinju'), { recursive: true });
    const say = (rules: object) => writeFile(join(folder, '.yinju', 'corpus.json'), JSON.stringify(rules));
    await writeFile(join(folder, 'a.txt'), REPORT);
    await writeFile(join(folder, 'b.txt'), REPORT);
    await say({ exclude: ['b.txt'] });

    const { service, told } = startService(join(home, 'cache'));
    await service.configure({ paths: [folder], exclude: [] });
    const counts = () => ['矛盾纠纷', '编号十七'].map((phrase) => told.corpus.index.count(phrase));
    expect(counts()).toEqual([1, 1]);

    await say({ drop: ['某网*'], title: { 'a.txt': '另一个题目' } });
    await until(() => expect(counts()).toEqual([2, 0]));
    const titles = [...told.corpus.index.articles()].map(({ title }) => title);
    expect(titles.sort()).toEqual(['关于平安建设的报告', '另一个题目']);
    const report = await service.report();
    expect(report.files[0].dropped).toEqual({ overrule: 1 });
  });
});
