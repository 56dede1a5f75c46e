import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Jieba } from '../../../src/engine/text/jieba.ts';
import { type JiebaFiles, readDictionary } from '../../../src/engine/text/jiebaFiles.ts';
import { tablesOf } from '../../../src/engine/text/jiebaTables.ts';
import { loadWordTables, segmenterOf } from '../../../src/host/segmenter.ts';
import { anyText } from '../../support/anyText.ts';

interface Nodejieba {
  cut(text: string, guessUnknown: boolean): string[];
}

/** The library whose cuts these are; nothing where its binary was not built. */
function nodejieba(): Nodejieba | undefined {
  try {
    const library = createRequire(import.meta.url)('nodejieba') as Nodejieba;
    library.cut('试', true);
    return library;
  } catch {
    return undefined;
  }
}

const oracle = nodejieba();
const jieba = segmenterOf(loadWordTables());
const wordsOf = (text: string): string[] => jieba.tag(text).map(({ word }) => word);

describe.skipIf(!oracle)('Jieba beside nodejieba', () => {
  it('cuts the starter corpus alike', () => {
    const seeds = new URL('../../../../seeds/', import.meta.url);
    const texts = readdirSync(seeds)
      .filter((name) => /\.(?:txt|md)$/u.test(name))
      .map((name) => readFileSync(new URL(name, seeds), 'utf8'));
    expect(texts.length).toBeGreaterThan(0);
    for (const line of texts.flatMap((text) => text.split('\n'))) {
      if (line !== '') expect(wordsOf(line)).toEqual(oracle?.cut(line, true));
    }
  });

  it('cuts any text alike', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'发展和安全的新时代张三丰，。、“” \t㐂𠮷abZ09.%xx',
        '区块链',
        '韩玉鉴赏',
        '北京市委',
        'AT&T',
        '3.14',
      ),
      anyText({ minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        // No passage holds a 0.
        const text = pieces.join('').replaceAll('\0', '');
        expect(wordsOf(text)).toEqual(text === '' ? [] : oracle?.cut(text, true));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Jieba', () => {
  it('loses no unit, half a surrogate pair included', () => {
    const texts = fc
      .array(fc.constantFrom('发', '展', '，', 'a', '1', '\ud840', '\udc0b', '𠮷'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(wordsOf(text).join('')).toBe(text);
      }),
    );
  });

  it.each([
    ['北京市委', 'nt'],
    ['上海', 'ns'],
    ['发展', ''],
  ])('tags %s as %j', (word, tag) => {
    expect(jieba.tag(`在${word}的`)).toContainEqual({ word, tag });
  });
});

const HIDDEN = [
  '-0.3 -3e100 -3e100 -1.4',
  ...Array.from({ length: 4 }, () => '-1 -1 -1 -1'),
  ...'发展新高',
].map((line, row) => (row < 5 ? line : `${line}:-1`));
const files: JiebaFiles = { dictionary: '发展 9 v\n上海 4 ns\n', added: '', hiddenModel: HIDDEN.join('\n') };

describe('readDictionary', () => {
  it('takes the last of equal words, and lines with any ends', () => {
    const tables = tablesOf(readDictionary({ ...files, dictionary: '上海 4 ns\r\n上海 5 n\r\n发展 9 v' }));
    expect(new Jieba(tables).tag('上海发展')).toEqual([
      { word: '上海', tag: '' },
      { word: '发展', tag: '' },
    ]);
  });

  it('takes added words, with a frequency or without', () => {
    const tables = tablesOf(readDictionary({ ...files, added: '发展新\n上海发 9 ns\n' }));
    const words = (text: string) => new Jieba(tables).tag(text).map(({ word }) => word);
    expect(words('发展新，上海发')).toEqual(['发展新', '，', '上海发']);
  });

  it.each([
    ['no words', { ...files, dictionary: '' }],
    ['a word without a frequency', { ...files, dictionary: '发展 v\n' }],
    ['half a model', { ...files, hiddenModel: HIDDEN.slice(0, 4).join('\n') }],
  ])('does not take %s', (_, wrong) => {
    expect(() => readDictionary(wrong)).toThrow();
  });
});
