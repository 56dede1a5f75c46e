import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandLine, type Said } from '../support/commandLine.ts';
import { FakeOffice } from '../support/fakeOffice.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const COPIED = '去年以来，全市共排查整治各类隐患三千余处，建成城市生命线监测平台一座，处置突发险情二十三起。';

describe('the command line with an office’s server', () => {
  let office: FakeOffice;
  let folder: TemporaryFolder;
  let commandLine: CommandLine;
  beforeEach(async () => {
    office = await FakeOffice.start({
      'a.txt': `甲市安全生产工作报告\n坚持统筹发展和安全。${COPIED}\n`,
      'b.txt': '乙市安全生产工作报告\n坚持统筹发展和安全，压实安全生产责任。\n',
    });
    folder = temporaryFolder({
      'corpus/own.txt': '丁市统计公报\n坚持统筹发展和安全。\n',
      'draft.txt': `戊市工作总结\n成绩来之不易。${COPIED}\n`,
    });
    commandLine = new CommandLine(folder.path);
  });
  afterEach(async () => {
    commandLine.stop();
    await office.close();
    folder.remove();
  });

  function run(...args: string[]): Promise<Said> {
    const all = [...args, '--corpus', `${folder.path}/corpus`, '--cache-dir', `${folder.path}/cache`];
    const spoken = { LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8', YINJU_SERVER_AUTH: 'a:b' };
    return commandLine.run(all, { ...process.env, ...spoken });
  }

  it('finds, completes and checks with what lies there, in the user’s name', async () => {
    const found = await run('find', '统筹发展和安全', '--server', office.address);
    expect(found).toMatchObject({ code: 0, err: '' });
    expect(found.out).toContain('本机 1 处 · 单位语料 2 处');
    const completed = await run('complete', '压实安全', '--server', office.address);
    expect(completed.out).toContain('压实安全生产  见于单位语料');
    const checked = await run(
      'check',
      `${folder.path}/draft.txt`,
      '--format',
      'json',
      '--server',
      office.address,
    );
    expect(checked.out).toContain('"copied"');
    expect(office.authorizations.every((one) => one === `Basic ${btoa('a:b')}`)).toBe(true);
  });

  it('goes on alone where the server fails, says so, and does not pass for the whole', async () => {
    office.manner = 'refusing';
    const { code, out, err } = await run('find', '统筹发展和安全', '--server', office.address);
    expect(out).toContain('1 处 · 1 篇');
    expect(err).toContain('不接受此密码');
    expect(code).toBe(2);
  });

  it('refuses an address that is none, and a password in the clear', async () => {
    expect(await run('find', '安全', '--server', 'ftp://x')).toMatchObject({ code: 2 });
    const open = await run('find', '安全', '--server', 'http://search.office.example/yinju');
    expect(open.err).toContain('明文');
  });
});
