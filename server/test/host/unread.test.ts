import { type Notice, notice, noticeText } from '../../src/engine/text/notice.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticesFor } from '../../src/messages/notices.ts';
import { startService, temporaryFolder, until } from '../support/services.ts';
import { docOf } from '../support/docWriter.ts';
import { rtfOf, zipOf } from '../support/writers.ts';

const REPORT = ['关于平安建设的报告', '坚持统筹发展和安全，把矛盾纠纷化解在基层。'];
const chinese = noticesFor('zh-cn');

async function corpusOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const home = await temporaryFolder();
  const folder = join(home, 'corpus');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return { folder, cache: join(home, 'cache') };
}

const nameOf = (uri: string) => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

describe('files that are not read', () => {
  it('are named with a reason each, whatever they are called; the others are read', async () => {
    const { folder, cache } = await corpusOf({
      'a.txt': REPORT.join('\n'),
      '模板.wpt': docOf(REPORT),
      没有扩展名: rtfOf(REPORT),
      '表.et': 'x',
      '片.dps': 'x',
      '文.uot': 'x',
      '文.fodt': '<office:document/>',
      '录像.mp4': '\0\0\0\x18ftyp',
      '配置.json': '{}',
      '空.bin': '',
      'z.zip': zipOf([
        ['b.txt', REPORT.join('\n')],
        ['c.caj', 'x'],
      ]),
    });
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [] });
    const { files } = await service.report();
    expect(files.filter(({ skipped }) => skipped === undefined).map(({ uri }) => nameOf(uri))).toEqual([
      '模板.wpt',
      '没有扩展名',
      'a.txt',
      'z.zip',
    ]);
    const notices = files.map(({ uri, skipped }) => [nameOf(uri), skipped] as const);
    const reasons = Object.fromEntries(
      notices.map(([name, skipped]) => [name, skipped && noticeText(skipped)]),
    );
    expect(reasons['表.et']).toBe('.et files are not read; save it as .xlsx.');
    expect(reasons['片.dps']).toContain('.pptx');
    expect(reasons['文.uot']).toContain('.docx');
    expect(reasons['文.fodt']).toContain('.docx');
    expect(reasons['录像.mp4']).toContain('no text');
    expect(reasons['配置.json']).toContain('.txt');
    expect(reasons['空.bin']).toBe('The file is empty.');
    expect(Object.keys(reasons)).toHaveLength(11);
    for (const [, reason] of notices) {
      if (reason !== undefined) expect(chinese(reason)).not.toMatch(/[a-z]{2,} [a-z]{2,}/u);
    }
    const status = told.statuses.at(-1);
    // What lies in the archive counts too.
    expect(status).toMatchObject({ state: 'ready', sourceFiles: 4, skippedFiles: 8 });
    expect(status?.skipped.map(({ uri, part }) => part ?? nameOf(uri)).sort()).toEqual(
      ['c.caj', '录像.mp4', '文.fodt', '文.uot', '片.dps', '空.bin', '表.et', '配置.json'].sort(),
    );
    expect(files.find(({ uri }) => uri.endsWith('z.zip'))?.skippedParts).toEqual([
      {
        name: 'c.caj',
        reason: notice('.{0} files are not read; save it as {1}.', 'caj', '.pdf'),
      },
    ]);
  });

  it('are told of when nothing else is there, with the reason that most of them have', async () => {
    const names = Array.from({ length: 9 }, (_, i) => [`${i}.et`, 'x'] as const);
    const { folder, cache } = await corpusOf({ ...Object.fromEntries(names), 'a.json': '{}' });
    let message: Notice = '';
    const { service } = startService(cache, { onStatus: (status) => (message = status.message ?? '') });
    await service.configure({ paths: [folder], exclude: [] });
    expect(noticeText(message)).toContain(
      'none of 10 files could be read. .et files are not read; save it as .xlsx.',
    );
    expect(chinese(message)).toContain('10 个文件均无法读取。不读取 .et 文件，请另存为 .xlsx 后再用。');
  });

  it('come and go like others, and 500 of them are named in a status', async () => {
    const names = Array.from({ length: 600 }, (_, i) => [`${i}.dat`, 'x'] as const);
    const { folder, cache } = await corpusOf({ ...Object.fromEntries(names), 'a.txt': REPORT.join('\n') });
    const { service, told } = startService(cache);
    await service.configure({ paths: [folder], exclude: [] });
    const status = told.statuses.at(-1);
    expect([status?.skipped.length, status?.skippedFiles]).toEqual([500, 600]);
    expect((await service.report()).files).toHaveLength(601);
    // One of them becomes a document.
    await writeFile(join(folder, '7.dat'), rtfOf(REPORT));
    service.changed([join(folder, '7.dat')]);
    await until(() => expect(told.statuses.at(-1)).toMatchObject({ sourceFiles: 2, skippedFiles: 599 }));
  });
});
