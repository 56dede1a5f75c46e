import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { usageNotice } from '../../src/cli/usageNotice.ts';
import { parseOverrules } from '../../src/corpus/overrules.ts';
import { type Notice, notice, NoticeError, noticeOf, noticeText } from '../../src/engine/text/notice.ts';
import { COMMAND_LINE_CHINESE } from '../../src/messages/commandLineChinese.ts';
import { noticesFor, statusText } from '../../src/messages/notices.ts';
import { NOTICES_CHINESE } from '../../src/messages/noticesChinese.ts';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const TABLE: Readonly<Record<string, string>> = { ...NOTICES_CHINESE, ...COMMAND_LINE_CHINESE };
const TEXT = String.raw`'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"`;
/** Where the code writes a notice: `notice(…)`, and the errors that people read. */
const WRITTEN = [
  new RegExp(String.raw`\bnotice\(\s*(?:${TEXT})`, 'g'),
  new RegExp(String.raw`\b(?:SkippedSource|Office)Error\(\s*'[\w-]+',\s*(?:${TEXT})`, 'g'),
  new RegExp(String.raw`\b(?:Usage|Overrules|LibreOffice|Notice)Error\(\s*(?:${TEXT})`, 'g'),
];
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('messages'))
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');

/** The English of the notices that the code writes, as it is in quotes. */
function written(): string[] {
  const found = WRITTEN.flatMap((pattern) => [...code.matchAll(pattern)]);
  return [...new Set(found.map(([, single, double]) => (single ?? double).replaceAll(/\\(.)/g, '$1')))];
}

describe('notices', () => {
  const chinese = noticesFor('zh-cn');

  test('are found in the code', () => {
    expect(written().length).toBeGreaterThan(90);
  });

  test.each(written())('are in the table: %s', (english) => {
    expect(Object.keys(TABLE)).toContain(english);
  });

  test.each(Object.keys(NOTICES_CHINESE))(
    'of files, the indexer and the server are all used: %s',
    (english) => {
      expect(code).toContain(english);
    },
  );

  test('have Chinese for all of their words, and the same gaps', () => {
    const gaps = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    for (const [english, translation] of Object.entries(TABLE)) {
      expect(gaps(translation)).toEqual(gaps(english));
    }
  });

  test.each([
    '{',
    '[]',
    '{"a":1}',
    '{"keep":1}',
    '{"keep":[1]}',
    '{"title":1}',
    '{"title":{"a":1}}',
    '{"weight":{"a":"x"}}',
  ])('say what is wrong with a corpus.json that holds %s', (json) => {
    let wrong: Notice = '';
    try {
      parseOverrules(json);
    } catch (error) {
      wrong = noticeOf(error);
    }
    expect(wrong).not.toBe('');
    expect(chinese(wrong)).toMatch(/[应认不]\p{Script=Han}/u);
    expect(chinese(wrong)).not.toMatch(/a text|a number/u);
  });

  test('carry what varies, notices among it, and no text of theirs is taken for a gap', () => {
    const inner = notice('.{0} files are not read; save it as {1}.', 'ppt', '.pptx');
    const outer = notice('In the archive, {0}: {1}', '{1} (b).ppt', inner);
    expect(chinese(outer)).toBe('压缩包中的 {1} (b).ppt：不读取 .ppt 文件，请另存为 .pptx 后再用。');
    expect(noticeText(outer)).toBe('In the archive, {1} (b).ppt: .ppt files are not read; save it as .pptx.');
    expect(new NoticeError(outer).message).toBe(noticeText(outer));
    expect(noticeOf(new NoticeError(outer))).toBe(outer);
    expect(noticeOf(new Error('x'))).toBe('x');
    expect(noticeOf('y')).toBe('y');
  });

  test('stay English for an English reader, and where the table does not have them', () => {
    expect(noticesFor('en')('The file is empty.')).toBe('The file is empty.');
    expect(chinese('Something else.')).toBe('Something else.');
    expect(chinese('constructor')).toBe('constructor');
  });

  test('of a status, of its files and of its server are in one language', () => {
    const empty = 'The file is empty.';
    const office = {
      server: 'a:9200',
      index: 'i',
      state: 'fault',
      message: 'The server has no such corpus.',
    };
    const status = { message: empty, skipped: [{ uri: 'file:///a', reason: empty }], office } as never;
    expect(statusText(status, chinese)).toEqual({
      message: '文件为空。',
      skipped: [{ uri: 'file:///a', reason: '文件为空。' }],
      office: { ...office, message: '服务器上没有这个语料。' },
    });
  });
});

describe('what is wrong with a command line', () => {
  test.each([
    [
      'unknownOption',
      "error: unknown option '--corpu'\n(Did you mean --corpus?)",
      '没有选项 --corpu（是否要用 --corpus？）',
    ],
    ['unknownOption', "error: unknown option '--x'", '没有选项 --x'],
    [
      'unknownCommand',
      "error: unknown command 'chek'\n(Did you mean check?)",
      '没有命令 chek（是否要用 check？）',
    ],
    ['unknownCommand', "error: unknown command 'x'", '没有命令 x'],
    ['missingArgument', "error: missing required argument 'phrase'", '缺少参数 phrase'],
    [
      'optionMissingArgument',
      "error: option '-n, --limit <n>' argument missing",
      '选项 -n, --limit <n> 缺少取值',
    ],
    [
      'missingMandatoryOptionValue',
      "error: required option '--to <url>' not specified",
      '缺少必需的选项 --to <url>',
    ],
    [
      'excessArguments',
      "error: too many arguments for 'find'. Expected 1 argument but got 2.",
      'find 只要 1 个参数，却给了 2 个',
    ],
    ['somethingNew', 'error: something new', 'something new'],
  ])('%s: %s', (fault, message, said) => {
    const error = new CommanderError(1, `commander.${fault}`, message);
    expect(noticesFor('zh-cn')(usageNotice(error))).toBe(said);
  });
});
