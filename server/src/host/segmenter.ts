import { existsSync, readFileSync } from 'node:fs';
import { Jieba, type JiebaTables } from '../engine/text/jieba.ts';
import { readJiebaTables } from '../engine/text/jiebaTables.ts';
import type { OwnWord } from '../engine/text/ownWords.ts';
import type { Segmenter } from '../engine/text/segmenter.ts';

/** Where jieba's files lie: beside the built server, of which the sources find them too. */
const FOLDERS = ['./jieba/', '../../dist/jieba/'];

/** The means by which words are cut: nothing where jieba's files are not there, and why. */
export interface WordTables {
  readonly jieba?: JiebaTables;
  readonly reason?: string;
  /** Another number for other tables of one source: threads see copies. */
  readonly revision?: number;
}

/** The name of what will cut words, before anything is read. */
export function segmenterName(): Segmenter['name'] {
  return jiebaFolder() ? 'jieba' : 'Intl.Segmenter';
}

function jiebaFolder(): URL | undefined {
  return FOLDERS.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
}

/** Reads jieba's files and adds {@link own} words, in a fifth of a second; threads may have in common what comes of it. */
export function loadWordTables(own: readonly OwnWord[] = []): WordTables {
  try {
    const folder = jiebaFolder();
    if (!folder) throw new Error('its dictionary was not built in');
    const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
    return {
      jieba: readJiebaTables(
        {
          dictionary: read('jieba.dict.utf8'),
          added: read('user.dict.utf8'),
          hiddenModel: read('hmm_model.utf8'),
        },
        own,
      ),
    };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
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
