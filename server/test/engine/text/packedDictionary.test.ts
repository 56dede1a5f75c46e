import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JiebaTables } from '../../../src/engine/text/jieba.ts';
import { type JiebaFiles, readDictionary } from '../../../src/engine/text/jiebaFiles.ts';
import { tablesOf } from '../../../src/engine/text/jiebaTables.ts';
import type { OwnWord } from '../../../src/engine/text/ownWords.ts';
import {
  type NextBytes,
  packDictionary,
  unpackDictionary,
} from '../../../src/engine/text/packedDictionary.ts';

const STATES = ['-0.3 -3e100 -3e100 -1.4', ...Array.from({ length: 4 }, () => '-1 -2 -1.5 -0.25')];
const files: JiebaFiles = {
  dictionary: '发展 9 v\n上海 4 ns\n上海市委 3 nt\n',
  added: '新高 2\n',
  hiddenModel: [...STATES, '发:-1,展:-2', '新:-3', '高:-4', '上:-5'].join('\n'),
};
const packed = packDictionary(readDictionary(files));

/** Names of the columns in which two differ: a comparison by numbers would take seconds. */
function differences(one: JiebaTables, other: JiebaTables): string[] {
  const all = { ...other.trie, ...other.hidden };
  return Object.entries({ ...one.trie, ...one.hidden })
    .filter(([name, column]) => !bytesOf(column).equals(bytesOf(all[name as keyof typeof all])))
    .map(([name]) => name);
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

describe('a packed dictionary', () => {
  it('is what was packed, of any words, with any own words', () => {
    const anyWord = fc
      .array(fc.constantFrom(...'发展上海新高𠮷a'), { minLength: 1, maxLength: 4 })
      .map((units) => units.join(''));
    const frequency = fc.constantFrom(1, 7, 7000, 4_000_000_000);
    const dictionary = fc
      .array(fc.tuple(anyWord, frequency, fc.constantFrom('n', 'ns', 'nr', 'nt')), {
        minLength: 1,
        maxLength: 30,
      })
      .map((lines) => lines.map((line) => line.join(' ')).join('\n'));
    const own = fc.array(
      fc.record({
        word: anyWord,
        frequency: fc.constantFrom(0, 5, 7000),
        tag: fc.constantFrom<OwnWord['tag']>('', 'nr'),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(dictionary, own, (words, added) => {
        const read = readDictionary({ ...files, dictionary: words });
        const unpacked = unpackDictionary(nextOf(packDictionary(read)));
        expect(differences(tablesOf(unpacked, added), tablesOf(read, added))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it('is jieba’s whole dictionary and model in the file of the built server', () => {
    const folder = dirname(createRequire(import.meta.url).resolve('nodejieba/package.json'));
    const text = (name: string) => readFileSync(join(folder, 'submodules/cppjieba/dict', name), 'utf8');
    const read = readDictionary({
      dictionary: text('jieba.dict.utf8'),
      added: text('user.dict.utf8'),
      hiddenModel: text('hmm_model.utf8'),
    });
    const built = readFileSync(new URL('../../../dist/jieba/dictionary.bin', import.meta.url));
    expect(differences(tablesOf(unpackDictionary(nextOf(built))), tablesOf(read))).toEqual([]);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'is cut off'],
    ['a text', () => Buffer.from('发展 9 v\n'.repeat(20)), 'is no dictionary for this machine'],
    ['another byte order', (bytes) => Buffer.from(bytes).swap32(), 'is no dictionary for this machine'],
    ['another version', (bytes) => changed(bytes, 4), 'is of another version'],
    ['another size', (bytes) => changed(bytes, 10), 'is of another size'],
    ['a header alone', (bytes) => bytes.subarray(0, 40), 'is cut off'],
    ['all but the last byte', (bytes) => bytes.subarray(0, -1), 'is cut off'],
    ['a wrong sum', (bytes) => changed(bytes, 12), 'is damaged'],
    ['another total', (bytes) => changed(bytes, 16), 'is damaged'],
    ['another frequency', (bytes) => changed(bytes, 40 + 8 * 4 * (1 + 4 + 7) + 4 * 32), 'is damaged'],
    ['another last byte', (bytes) => changed(bytes, bytes.length - 1), 'is damaged'],
  ])('does not take %s', (_, broken, reason) => {
    expect(() => unpackDictionary(nextOf(broken(packed)))).toThrow(reason);
  });
});

/** Gives them part by part, each in the place of the last. */
function nextOf(bytes: Uint8Array): NextBytes {
  const buffer = new Uint8Array(bytes.length + 8);
  let at = 0;
  return (length) => {
    if (!(at + length <= bytes.length)) throw new Error('is cut off');
    buffer.fill(0xff);
    buffer.set(bytes.subarray(at, at + length), 8);
    at += length;
    return buffer.subarray(8, 8 + length);
  };
}

/** {@link bytes} with another one at {@link at}. */
function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] ^= 1;
  return copy;
}
