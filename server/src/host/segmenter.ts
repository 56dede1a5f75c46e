import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Jieba, type JiebaTables } from '../engine/text/jieba.ts';
import { tablesOf } from '../engine/text/jiebaTables.ts';
import type { OwnWord } from '../engine/text/ownWords.ts';
import { unpackDictionary } from '../engine/text/packedDictionary.ts';
import type { Segmenter } from '../engine/text/segmenter.ts';
import { readInParts } from './readInParts.ts';

/** Where jieba's dictionary lies: beside the built server, of which the sources find it too. */
const FILES = ['./jieba/dictionary.bin', '../../dist/jieba/dictionary.bin'];

/** The means by which words are cut: nothing where jieba's files are not there, and why. */
export interface WordTables {
  readonly jieba?: JiebaTables;
  readonly reason?: string;
  /** Another number for other tables of one source: threads see copies. */
  readonly revision?: number;
}

/** The name of what will cut words, before anything is read. */
export function segmenterName(): Segmenter['name'] {
  return dictionaryFile() ? 'jieba' : 'Intl.Segmenter';
}

function dictionaryFile(): URL | undefined {
  return FILES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
}

/**
 * Reads jieba's dictionary, {@link file}, and adds {@link own} words: a tenth of a second on a slow machine. Threads may have in
 * common what comes of it.
 */
export function loadWordTables(own: readonly OwnWord[] = [], file = dictionaryFile()): WordTables {
  if (!file) return { reason: "jieba's dictionary was not built in" };
  try {
    return { jieba: tablesOf(readInParts(file, unpackDictionary), own) };
  } catch (error) {
    return { reason: `${fileURLToPath(file)} ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** jieba where its {@link tables} are there, otherwise `Intl.Segmenter`. */
export function segmenterOf({ jieba }: WordTables): Segmenter {
  return jieba ? new Jieba(jieba) : intlSegmenter();
}

/** Words by ICU's dictionary; no parts of speech. */
export function intlSegmenter(): Segmenter {
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  return {
    name: 'Intl.Segmenter',
    tag: (text) =>
      clauses(text).flatMap((clause) =>
        Array.from(words.segment(clause), ({ segment }) => ({ word: segment, tag: '' })),
      ),
  };
}

/** ICU takes a time that grows with the square of a text without breaks: it is given a clause at a time. */
function clauses(text: string): string[] {
  return text.match(/[^，。；：！？\n]{1,1000}[，。；：！？\n]*|[，。；：！？\n]+/gu) ?? [];
}
