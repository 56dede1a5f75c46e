import { describe, expect, test } from 'vitest';
import type { ArticleEntry } from 'yinju-language-server/protocol';
import { RestartPolicy } from '../../client/src/restartPolicy.ts';
import { countCharacters, numberStyleOf, shortCount } from '../../client/src/text/counts.ts';
import { contextLine, shortName } from '../../client/src/views/context.ts';
import { byFolder, filePathOf } from '../../client/src/views/folders.ts';

describe('counts', () => {
  test.each([
    [0, '0 ', '0'],
    [812, '812 ', '812'],
    [9_999, '9999 ', '9.9k'],
    [39_012, '3.9 万', '39k'],
    [1_260_000, '126 万', '1.2M'],
    [90_000_000, '9000 万', '90M'],
    [123_000_000, '1.2 亿', '123M'],
  ])('%i', (count, zh, en) => {
    expect(shortCount(count, 'zh')).toBe(zh);
    expect(shortCount(count, 'en')).toBe(en);
  });

  test('follow the editor’s language', () => {
    expect(['zh-cn', 'zh-tw', 'zh', 'en', 'en-GB', 'zhx'].map(numberStyleOf)).toEqual([
      'zh',
      'zh',
      'zh',
      'en',
      'en',
      'en',
    ]);
  });
});

describe('restarts', () => {
  test('come later each time and end', () => {
    const policy = new RestartPolicy();
    const waits = [0, 1_000, 3_000, 9_000, 30_000].map((now) => policy.afterCrash(now));
    expect(waits).toEqual([200, 1_000, 5_000, 20_000, undefined]);
  });

  test('start over after a healthy while, and when asked', () => {
    const policy = new RestartPolicy();
    policy.afterCrash(0);
    expect(policy.afterCrash(180_001)).toBe(200);
    policy.reset();
    expect(policy.afterCrash(180_002)).toBe(200);
  });
});

describe('a line of the sources', () => {
  const source = {
    before: '全市上下坚持人民至上、生命至上，\n统筹',
    match: '发展和安全',
    after: '，稳中求进，以进促稳，先立后破。',
  };
  const long = { ...source, match: '坚持稳中求进工作总基调' };

  test.each([
    ['article', source, '…， 统筹', '发展和安全', '，稳中求进，以进促稳，先立后破。'],
    ['article', long, '…， 统筹', '坚持…总基调', '，稳中求进，以进促稳，先立后破。'],
    ['left', source, '…上， 统筹', '发…安全', '，…'],
    ['right', long, '…筹', '坚…基调', '，稳中求进…'],
  ] as const)('%s', (kind, { before, match, after }, lead, phrase, tail) => {
    const { text, highlight } = contextLine({ before, match, after }, kind);
    expect(text).toBe(lead + phrase + tail);
    expect(text.slice(...highlight)).toBe(phrase);
  });

  test('leaves room for the name of its article in 300 pixels', () => {
    const characters = '字'.repeat(100);
    for (const kind of ['left', 'right'] as const) {
      const { text } = contextLine({ before: characters, match: characters, after: characters }, kind);
      expect([...text].length).toBeLessThanOrEqual(13);
    }
  });

  test.each([
    ['政府工作报告（2026_河南省）', '2026_河南省'],
    ['关于加快发展的意见（试行）', '试行'],
    ['云岭县2024年工作总结', '云岭县2024年工作总结'],
  ])('names %s in few characters', (title, short) => {
    expect(shortName(title)).toBe(short);
  });
});

test('characters are counted without blanks', () => {
  expect(countCharacters('　　坚持𠮷祥， a b\n')).toBe(7);
});

describe('the tree of articles', () => {
  const at = (uri: string, title = 'T'): ArticleEntry => ({
    uri,
    title,
    date: '',
    characters: 1,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  });

  test('leaves out what all paths share and joins chains', () => {
    const tree = byFolder([
      at('file:///home/w/%E5%B9%B4/2023/a.txt'),
      at('file:///home/w/%E5%B9%B4/2024/x/b.txt'),
      at('file:///home/w/c.txt'),
    ]);
    expect(tree.count).toBe(3);
    expect(tree.articles.map(({ uri }) => uri)).toEqual(['file:///home/w/c.txt']);
    expect(tree.folders.map(({ name }) => name)).toEqual(['年']);
    expect(tree.folders[0].folders.map(({ name, count }) => [name, count])).toEqual([
      ['2023', 1],
      ['2024/x', 1],
    ]);
  });

  test('makes a folder of a source file with several articles', () => {
    const tree = byFolder([
      at('file:///w/all.txt', 'A'),
      at('file:///w/all.txt', 'B'),
      at('file:///w/one.txt'),
    ]);
    expect(tree.folders.map(({ kind, name, count }) => [kind, name, count])).toEqual([
      ['compilation', 'all.txt', 2],
    ]);
    expect(tree.articles).toHaveLength(1);
  });

  test('lists a single article, and none', () => {
    expect(byFolder([at('file:///w/one.txt')]).articles).toHaveLength(1);
    expect(byFolder([]).count).toBe(0);
  });

  test('knows the file behind a read-only source', () => {
    const source = encodeURIComponent('file:///w/%E7%A8%BF.docx');
    expect(filePathOf(`yinju-source:/w/%E7%A8%BF.docx.txt?${source}`)).toBe('/w/稿.docx');
    expect(filePathOf('file:///c%3A/w/a.txt')).toBe('/c:/w/a.txt');
  });
});
