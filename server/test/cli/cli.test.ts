import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedEntryOf } from '../../src/engine/check/accepted.ts';
import { CommandLine, type Said } from '../support/commandLine.ts';
import { encodeText } from '../support/encoders.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';
import { rtfOf } from '../support/writers.ts';

const YINJU = fileURLToPath(new URL('../../bin/yinju.js', import.meta.url));

const DRAFT = '丙市工作总结\n一、总体情况\nXX市的工作。\n三、打算\n继续努力。\n';

let folder: TemporaryFolder;
let commandLine: CommandLine;
beforeAll(() => {
  folder = temporaryFolder({
    'corpus/a.txt': '甲市工作报告\n坚持统筹发展和安全，压实安全生产责任。\n',
    'corpus/b.txt': '乙市工作报告\n坚持统筹发展和安全，守住安全底线。\n',
    'corpus/advert.txt': '',
    'draft.txt': DRAFT,
    'draft-gb18030.txt': encodeText(DRAFT, 'gb18030'),
    'draft-utf16.txt': encodeText(DRAFT, 'utf-16le'),
    'draft.rtf': rtfOf(DRAFT.trimEnd().split('\n')),
    'picture.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
  });
  commandLine = new CommandLine(folder.path);
});
afterAll(() => {
  commandLine.stop();
  folder.remove();
});

const yinju = (...args: string[]) => yinjuIn('C', args);

function yinjuIn(locale: string, args: readonly string[], input: string | Uint8Array = ''): Promise<Said> {
  return commandLine.run(args, environment(locale), input);
}

/** The command in a process of its own. */
function yinjuAlone(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const run = spawnSync(process.execPath, [YINJU, ...args], {
    encoding: 'utf8',
    cwd: folder.path,
    env: { ...environment('C'), ...more },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function environment(locale: string): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: locale, XDG_CACHE_HOME: `${folder.path}/cache` };
}

describe('yinju', () => {
  it('completes a text from the corpus', () => {
    const { code, out } = yinjuAlone(['complete', '统筹发展', '--corpus', 'corpus']);
    expect(code).toBe(0);
    expect(out).toContain('统筹发展和安全');
  });

  it('completes as JSON, with the proof', async () => {
    const { out } = await yinju('complete', '统筹发展', '-c', 'corpus', '--format', 'json');
    const [first] = JSON.parse(out) as { text: string; attested: string; places: number; articles: number }[];
    expect(first.text).toMatch(/^和安全/);
    expect(first).toMatchObject({ places: 2, articles: 2 });
  });

  it('finds the places of a phrase', async () => {
    const { code, out } = await yinju('find', '发展和安全', '-c', 'corpus', '--format', 'json');
    expect(code).toBe(0);
    const found = JSON.parse(out) as { places: number; articles: number; sources: { uri: string }[] };
    expect(found).toMatchObject({ places: 2, articles: 2 });
    expect(found.sources.map(({ uri }) => uri.slice(-5)).toSorted()).toEqual(['a.txt', 'b.txt']);
  });

  it('sorts, filters and exports the places of a phrase', async () => {
    const { code, out } = await yinju(
      'find',
      '安全',
      '-c',
      'corpus',
      '-o',
      'right',
      '--title',
      '乙市',
      '-f',
      'csv',
    );
    expect(code).toBe(0);
    expect(out.split('\r\n').map((row) => row.split(',')[0])).toEqual([
      '\ufeffTitle',
      '乙市工作报告',
      '乙市工作报告',
      '',
    ]);
  });

  it('says how many places pass the filters and how many are not shown', async () => {
    const { out } = await yinju('find', '安全', '-c', 'corpus', '--title', '乙市', '-n', '1');
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe('安全: 4 places · 2 articles · 2 match the filters');
    expect(lines.at(-1)).toBe('1 more, with a higher --limit');
    const none = (await yinju('find', '安全', '-c', 'corpus', '--title', '丁市')).out.trimEnd();
    expect(none).toBe('安全: 4 places · 2 articles · 0 match the filters');
  });

  it('tells what was indexed and what was skipped', async () => {
    const { code, out } = await yinju('corpus', '-c', 'corpus');
    expect(code).toBe(0);
    expect(out).toContain('2 files, 2 articles');
    expect(out).toMatch(/advert\.txt {2}skipped: .+/);
  });

  it('exits with 1 only where findings reach --fail-on', async () => {
    expect((await yinju('check', 'draft.txt', '-c', 'corpus')).code).toBe(0);
    const strict = await yinju('check', 'draft.txt', '-c', 'corpus', '--fail-on', 'information');
    expect(strict.code).toBe(1);
    expect(strict.out).toMatch(/^draft\.txt:3:1: information .*\[placeholder\]$/m);
    expect(strict.out).toMatch(/^draft\.txt:4:1: information .*\[structure\]$/m);
  });

  it('has no colours outside a terminal', () => {
    expect(yinjuAlone(['find', '发展', '-c', 'corpus']).out).not.toContain('\u001b');
  });

  it.each([
    [['check', 'nowhere.txt'], /nowhere\.txt: no such file/],
    [['check', 'corpus'], /corpus: it is a folder/],
    [['check', 'picture.png'], /picture\.png: The file is neither text nor a document/],
    [['check'], /missing required argument 'draft' \(see yinju --help\)/],
    [['chekc'], /unknown command 'chekc' \(Did you mean check\?\)/],
    [['find', '发展', '--oder', 'date'], /unknown option '--oder' \(Did you mean --order\?\)/],
    [['find', '发展', '安全'], /too many arguments/],
    [['find', '发展', '--corpus'], /argument missing/],
    [['find', '发展', '--corpus', 'nowhere'], /nowhere/],
    [['check', '-', 'draft.txt', '-'], /standard input can be read only once/],
    [['check', 'draft.txt', '--format', 'xml'], /--format takes/],
    [['check', 'draft.txt', '--fail-on', 'never'], /--fail-on takes/],
    [['check', 'draft.txt', '--time-limit', '0'], /--time-limit takes/],
    [['find', '发展', '--limit', '0'], /--limit takes/],
    [['find', '发展', '--order', 'size'], /--order takes best, article/],
    [['find', '发展', '--years', '23'], /--years takes/],
    [['complete', '统筹', '--threshold', 'high'], /--threshold takes/],
  ])('exits with 2 and one line that says what to do: %j', async (args, message) => {
    const { code, out, err } = await yinju(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('ends a check that does not come back and names its draft', () => {
    // The thread that checks goes round in a circle where a draft says so.
    const hangs = folder.write(
      'hangs.mjs',
      `import { parentPort, workerData } from 'node:worker_threads';
       if (workerData?.role === 'checker') {
         const { on } = parentPort;
         const look = (listener) => (message) => { while (JSON.stringify(message).includes('不再回来')); listener(message); };
         parentPort.on = (name, listener) => on.call(parentPort, name, name === 'message' ? look(listener) : listener);
       }`,
    );
    folder.write('stuck.txt', '报告\n\n不再回来。\n');
    const env = { NODE_OPTIONS: `--import ${pathToFileURL(hangs).href}` };
    const args = ['check', 'stuck.txt', '-c', 'corpus', '--time-limit', '1', '--format', 'json'];
    const { code, out, err } = yinjuAlone(args, env);
    expect(err.trim()).toMatch(/^yinju: the check of stuck\.txt did not finish in 1 s/);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject({ drafts: [] });
    expect(code).toBe(2);
  });

  it('checks a draft of any kind', async () => {
    const drafts = ['draft-gb18030.txt', 'draft-utf16.txt', 'draft.rtf'];
    const { code, out } = await yinju('check', ...drafts, '-c', 'corpus', '--fail-on', 'information');
    expect(code).toBe(1);
    for (const draft of drafts)
      expect(out).toMatch(new RegExp(`^${draft}:3:1: information .*XX市.*\\[placeholder\\]$`, 'm'));
  });

  it.each([
    ['text', DRAFT, [], /^stdin:3:1: information/m],
    ['GB18030', encodeText(DRAFT, 'gb18030'), [], /^stdin:3:1: information .*XX市/m],
    ['a document', rtfOf(DRAFT.trimEnd().split('\n')), [], /^stdin:3:1: information .*XX市/m],
    ['what has a name', DRAFT, ['--stdin-name', 'sub/稿.md'], /^sub\/稿\.md:3:1: information/m],
  ])('checks what comes over standard input: %s', async (_, input, named, expected) => {
    const args = ['check', '-', ...named, '-c', 'corpus', '--fail-on', 'information'];
    const { code, out, err } = await yinjuIn('C', args, input);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out).toMatch(expected);
  });

  it('reads standard input as the kind of file that its name says, with what was kept there', async () => {
    const markdown = '# 总结\n\n`XX市` 是代码。\n';
    const check = async (...named: string[]) =>
      (await yinjuIn('C', ['check', '-', '-c', 'corpus', ...named], markdown)).out;
    expect(await check()).toMatch(/^stdin:3:2: .*placeholder/m);
    expect(await check('--stdin-name', 'a.md')).not.toMatch(/^a\.md:/m);
    const start = markdown.indexOf('XX市');
    const finding = { code: 'placeholder', span: { start, end: start + 3 } } as const;
    const accepted = [acceptedEntryOf(finding, markdown)];
    folder.write('kept/.yinju/accepted.json', JSON.stringify({ version: 1, accepted }));
    expect(await check('--stdin-name', 'kept/a.txt')).not.toMatch(/^kept/m);
    expect(await check('--stdin-name', 'elsewhere/a.txt')).toMatch(/^elsewhere\/a\.txt:3:2: /m);
  });

  it('says what is wrong with what was kept, and checks all the same', async () => {
    const file = folder.write('broken/.yinju/accepted.json', '{');
    folder.write('broken/draft.txt', DRAFT);
    const { code, out, err } = await yinju('check', 'broken/draft.txt', '-c', 'corpus');
    expect(code).toBe(0);
    expect(out).toContain('[placeholder]');
    expect(err).toMatch(/^yinju: \S*accepted\.json was not applied: .+\n$/u);
    expect(err).toContain(file);
  });

  it('tells addresses in SARIF from the folder where it stands', async () => {
    folder.write('sub/2024: 稿.txt', DRAFT);
    const { out } = await yinju(
      'check',
      'sub/2024: 稿.txt',
      'draft.txt',
      '-c',
      'corpus',
      '--format',
      'sarif',
    );
    const [run] = (JSON.parse(out) as { runs: { artifacts: unknown[]; originalUriBaseIds: object }[] }).runs;
    expect(run.artifacts).toEqual([
      { location: { uri: 'sub/2024:%20%E7%A8%BF.txt', uriBaseId: '%SRCROOT%' } },
      { location: { uri: 'draft.txt', uriBaseId: '%SRCROOT%' } },
    ]);
    expect(run.originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: `${pathToFileURL(folder.path).href}/` } });
    expect(out).not.toMatch(/"uri": "file:(?!.*\/"\n)/u);
  });

  it.each([
    ['corpus', ['corpus', '-c', 'corpus'], 0],
    ['check', ['check', 'draft.txt', '-c', 'corpus', '--fail-on', 'information'], 1],
    ['help', ['--help'], 0],
  ])('ends in silence where nobody reads what it writes: %s', async (_, args, expected) => {
    const run = spawn(process.execPath, [YINJU, ...args], {
      cwd: folder.path,
      env: environment('C'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    run.stdout.destroy();
    let said = '';
    run.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
    const code = await new Promise((resolve) => {
      run.once('close', resolve);
    });
    expect(said).toBe('');
    expect(code).toBe(expected);
  });

  it.skipIf(!existsSync('/dev/full'))('says that its output could not be written', () => {
    const full = openSync('/dev/full', 'w');
    const run = spawnSync(process.execPath, [YINJU, 'corpus', '-c', 'corpus'], {
      encoding: 'utf8',
      cwd: folder.path,
      env: environment('zh_CN.UTF-8'),
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    expect(run.stderr).toBe('yinju: 输出写入失败（ENOSPC）\n');
    expect(run.status).toBe(2);
  });

  it('speaks Chinese in a Chinese terminal', async () => {
    for (const args of [[], ['check'], ['find'], ['complete'], ['corpus']]) {
      const { out } = await yinjuIn('zh_CN.UTF-8', [...args, '--help']);
      const prose = out.replaceAll(/\[\w+\]|<[\w.]+>|-{1,2}[\w-]+/gu, '');
      expect(prose).toMatch(/用法：[^]*选项：/);
      expect(prose).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
    }
    const said = async (...args: string[]): Promise<string> =>
      (await yinjuIn('zh_CN.UTF-8', args)).err.trim();
    expect(await said('check', 'nowhere.txt')).toBe('yinju: 无法读取 nowhere.txt：没有这个文件');
    expect(await said('find', '发展', '--oder', 'x')).toMatch('yinju: 没有选项 --oder（是否要用 --order？）');
    expect(await said('find', '发展', '-n', '0')).toBe('yinju: --limit 应为不小于 1 的整数，不能是 0');
    expect(await said('check', 'picture.png')).toBe(
      'yinju: 无法读取 picture.png：文件不是文本，也不是可读取的文档。',
    );
  });

  it('explains itself', async () => {
    const { code, out } = await yinju('--help');
    expect(code).toBe(0);
    for (const command of ['check', 'find', 'complete', 'corpus']) expect(out).toContain(command);
    expect((await yinju('check', '--help')).out).toContain('--fail-on');
  });
});
