import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine, type Said } from '../support/commandLine.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/folders.ts';

const CLI = fileURLToPath(new URL('../../src/cli/', import.meta.url));

/** A cleared screen, hidden text, a window's title, a link, an 8-bit control, a turned direction, a tag. */
const STEERING =
  '\u001B[2J\u001B[8m\u001B]0;题\u0007\u001B]8;;https://e.invalid\u0007\u009B31m\u202E\u2066\u{E0041}';
const TITLE = `甲市${STEERING}安全生产工作报告`;
const SENTENCE = `坚持统筹${STEERING}发展和安全，压实各级各部门安全生产责任。`;

describe('what a corpus or a draft holds does not steer the terminal', () => {
  let folder: TemporaryFolder;
  let commandLine: CommandLine;
  beforeAll(() => {
    folder = temporaryFolder({
      'corpus/a.txt': `${TITLE}\n一、总体${STEERING}情况\n${SENTENCE}\n`,
      'corpus/b.txt': `乙市工作报告\n坚持统筹发展和安全，守住底线。\n${STEERING}\n- ${STEERING}1 -\n`,
      [`corpus/\u001B[31m红\u202E.txt`]: '',
      'draft.txt': `丙市${STEERING}总结\n${SENTENCE}\n${STEERING}XX${STEERING}市的工作。\n`,
    });
    commandLine = new CommandLine(folder.path);
  });
  afterAll(() => {
    commandLine.stop();
    folder.remove();
  });

  function yinju(args: readonly string[]): Promise<Said> {
    const environment = { LC_ALL: 'zh_CN.UTF-8', XDG_CACHE_HOME: `${folder.path}/cache` };
    return commandLine.run(args, { ...process.env, ...environment });
  }

  it.each([
    ['check', 'draft.txt', '-f', 'text'],
    ['check', 'draft.txt', '-f', 'json'],
    ['check', 'draft.txt', '-f', 'sarif'],
    ['check', 'draft.txt', '-f', 'html'],
    ['find', '发展和安全', '-f', 'text'],
    ['find', '发展和安全', '-f', 'json'],
    ['find', '发展和安全', '-f', 'csv'],
    ['find', '发展和安全', '-f', 'markdown'],
    ['find', `发展${STEERING}和安全`],
    ['complete', '坚持统筹'],
    ['complete', `坚持${STEERING}统筹`],
    ['complete', '坚持统筹', '-f', 'json'],
    ['corpus'],
    ['corpus', '--junk'],
    ['corpus', '--junk', '-f', 'json'],
    ['check', `no${STEERING}where.txt`],
    ['find', '发展', '--oder', STEERING],
    ['find', '发展', '-n', STEERING],
  ])('%j', async (...args) => {
    const { out, err } = await yinju([...args, '-c', 'corpus']);
    const written = (out + err).replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
    expect(written).not.toBe('');
    expect(written).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}|[\u{E0000}-\u{E007F}]/u);
  });

  it('loses nothing of what programs read', async () => {
    const { out } = await yinju(['find', '发展和安全', '-f', 'json', '-c', 'corpus']);
    const { sources } = JSON.parse(out) as { sources: { title: string }[] };
    expect(sources.map(({ title }) => title)).toContain('乙市工作报告');
  });

  it('is written in one place', () => {
    const writers = readdirSync(CLI).filter((file) =>
      /process\.std(?:out|err)|console\./u.test(readFileSync(`${CLI}${file}`, 'utf8')),
    );
    expect(writers).toEqual(['output.ts']);
  });
});
