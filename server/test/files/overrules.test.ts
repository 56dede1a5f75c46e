import { noticeText } from '../../src/engine/text/notice.ts';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/files/diskFiles.ts';
import { listFiles, type SkippedPath } from '../../src/files/listFiles.ts';
import { OverrulesError, overrulesOf, parseOverrules } from '../../src/corpus/overrules.ts';
import { readSource } from '../../src/corpus/readSource.ts';

const text = '全市上下坚持稳中求进工作总基调，统筹发展和安全，各项工作取得新的成效。'.repeat(8);

describe('parseOverrules', () => {
  it.each([
    ['{', 'is not valid JSON; fix or delete it'],
    ['[]', 'must hold an object'],
    ['{"drops":[]}', '"drops" is unknown'],
    ['{"keep":"甲"}', '"keep" must be a list of strings'],
    ['{"title":{"a.txt":""}}', '"title" of "a.txt" must be a text'],
    ['{"weight":{"a.txt":-1}}', '"weight" of "a.txt" must be a number from 0 to 100'],
    ['{"weight":["a.txt"]}', '"weight" must name files'],
  ])('%s: %s', (json, message) => {
    expect(() => parseOverrules(json)).toThrow(OverrulesError);
    expect(() => parseOverrules(json)).toThrow(message);
  });
});

describe('overrulesOf', () => {
  const overrules = parseOverrules(
    '{"keep":["目录"],"title":{"a.txt":"甲"},"weight":{"旧":0.5,"旧/好.txt":2},"exclude":["草稿","**/*.bak.txt"]}',
  );

  it('gives what holds for a file, the inner folder first', () => {
    const outer = { keep: ['页眉'], drop: ['广告'], title: '外', weight: 3 };
    expect(overrulesOf(overrules, '旧/好.txt', outer)).toEqual({
      keep: ['页眉', '目录'],
      drop: ['广告'],
      title: '外',
      weight: 2,
    });
    expect(overrulesOf(overrules, '旧/b.txt')).toMatchObject({ weight: 0.5 });
    expect(overrulesOf(overrules, 'x/a.txt')).toMatchObject({ title: '甲', weight: 1 });
  });

  it('leaves files out', () => {
    expect(overrulesOf(overrules, '草稿/a.txt')).toBeUndefined();
    expect(overrulesOf(overrules, 'x/a.bak.txt')).toBeUndefined();
  });
});

describe('readSource with overrules', () => {
  const read = (content: string, overrules: object) =>
    readSource(new TextEncoder().encode(content), 'a.txt', {
      overrules: { keep: [], drop: [], weight: 1, ...overrules },
    });
  const content = `标题文字\n第 3 页\n${text}\n某某网 编号 17\n（作者为某市市长）`;

  it('keeps what a rule would drop', async () => {
    const { dropped } = await read(content, { keep: ['第3页', '（作者*）'] });
    expect(dropped).toEqual([]);
  });

  it('drops what no rule would, and sets the title', async () => {
    const { dropped, articles } = await read(content, { drop: ['某某网*'], title: '另一题' });
    expect(dropped.map(({ line, rule }) => [line, rule])).toEqual([
      [1, 'page-number'],
      [3, 'overrule'],
      [4, 'by-line'],
    ]);
    expect(articles[0].title).toBe('另一题');
  });
});

describe('listFiles', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yinju-rules-'));
    const files = {
      '库/.yinju/corpus.json': '{"exclude":["草稿"],"weight":{"*":2}}',
      '库/a.txt': '字',
      '库/草稿/b.txt': '字',
      '库/内/.yinju/corpus.json': '{"weight":{"c.txt":5},"drop":["甲"]}',
      '库/内/c.txt': '字',
      '坏/.yinju/corpus.json': '{"wrong":1}',
      '坏/d.txt': '字',
      '外/e.txt': '字',
    };
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    await symlink(join(folder, '外'), join(folder, '库', '链'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('gives each file what its folders say, and follows no link out of the corpus', async () => {
    const skipped: SkippedPath[] = [];
    const found: unknown[] = [];
    const paths = [join(folder, '库'), join(folder, '坏')];
    for await (const file of listFiles(diskFiles, paths, { onSkipped: (path) => skipped.push(path) })) {
      found.push([relative(folder, file.path), file.overrules?.weight, file.overrules?.drop]);
    }
    expect(found).toEqual([
      [join('库', 'a.txt'), 2, []],
      [join('库', '内', 'c.txt'), 5, ['甲']],
      [join('坏', 'd.txt'), undefined, undefined],
    ]);
    expect(skipped.map(({ reason, message }) => `${reason} ${noticeText(message)}`)).toEqual([
      'excluded It is a link that points outside the corpus.',
      expect.stringContaining('"wrong" is unknown'),
    ]);
  });
});
