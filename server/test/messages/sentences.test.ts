import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseOverrules } from '../../src/corpus/overrules.ts';
import { COMMAND_LINE_CHINESE } from '../../src/messages/commandLineChinese.ts';
import { sentenceTranslatorFor } from '../../src/messages/sentences.ts';
import { SENTENCES_CHINESE } from '../../src/messages/sentencesChinese.ts';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
/** A sentence in the code: a capital, a space somewhere, a full stop; a template may vary. */
const SENTENCE = /(['`])([A-Z](?:(?!\1)[^\n])* (?:(?!\1)[^\n])*\.)\1/g;
const THROWN = /SkippedSourceError\(\s*[^'`]*'[\w-]+',\s*(['`])(.+?)\1/g;

const read = (path: string): string => readFileSync(join(source, path), 'utf8');
const filled = (text: string): string => text.replaceAll(/\$\{[^}]*(?:\([^)]*\))?[^}]*\}/g, '7');

/** What the readers of files and the indexer say, with their arguments filled in. */
function said(): string[] {
  const files = readdirSync(join(source, 'corpus'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => read(join('corpus', file)));
  const thrown = files.flatMap((text) => [...text.matchAll(THROWN)].map(([, , sentence]) => sentence));
  const others = [
    'corpus/listFiles.ts',
    'host/reader/readFile.ts',
    'host/keeper/readerPool.ts',
    'corpus/formats/names.ts',
  ];
  const reasons = [...others.map(read).join('\n').matchAll(SENTENCE)].map(([, , sentence]) => sentence);
  return [...new Set([...thrown, ...reasons].map(filled))];
}

describe('what is said in English for want of a language', () => {
  const chinese = sentenceTranslatorFor('zh-cn');

  test('is found in the code', () => {
    expect(said().length).toBeGreaterThan(25);
  });

  test.each(said())('%s', (sentence) => {
    expect(chinese(sentence)).toMatch(/\p{Script=Han}/u);
    expect(chinese(sentence)).not.toMatch(/[a-z]{2,} [a-z]{2,}/);
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
  ])('what is wrong with a corpus.json that says %s', (json) => {
    let wrong = '';
    try {
      parseOverrules(json);
    } catch (error) {
      wrong = error instanceof Error ? error.message : '';
    }
    expect(wrong).not.toBe('');
    expect(chinese(wrong)).toMatch(/[应认不]\p{Script=Han}/u);
    expect(chinese(wrong)).not.toMatch(/a text|a number/u);
  });

  test('keeps what varies, and its order', () => {
    const placeholders = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
    for (const [english, translation] of Object.entries({ ...SENTENCES_CHINESE, ...COMMAND_LINE_CHINESE })) {
      expect(placeholders(translation)).toEqual(placeholders(english));
    }
    const empty =
      'The corpus is empty: none of 2 files could be read. The file is empty. Put reports into /a (b), or choose another folder in yinju.corpus.paths.';
    expect(chinese(empty)).toBe(
      '语料为空：2 个文件均无法读取。文件为空。请将文稿放入 /a (b)，或在 yinju.corpus.paths 中另选文件夹。',
    );
  });

  test('stays as it is for an English reader, and where nobody knows it', () => {
    expect(sentenceTranslatorFor('en')('The file is empty.')).toBe('The file is empty.');
    expect(chinese('Something else.')).toBe('Something else.');
  });
});
