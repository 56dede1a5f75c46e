import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Segmenter, TaggedWord } from '../engine/text/segmenter.ts';

/** What is used of nodejieba. */
interface Jieba {
  load(dictionaries: Record<string, string>): boolean;
  cut(text: string, guessUnknown: boolean): string[];
}

const DICTIONARIES = {
  dict: 'jieba.dict.utf8',
  hmmDict: 'hmm_model.utf8',
  userDict: 'user.dict.utf8',
  idfDict: 'idf.utf8',
  stopWordDict: 'stop_words.utf8',
} as const;

/** Parts of speech that mark slots. */
const SLOT_TAGS = new Set(['ns', 'nr', 'nt']);

/** A segmenter and, where it is not the best one, why. */
export interface ChosenSegmenter {
  readonly segmenter: Segmenter;
  readonly reason?: string;
}

/**
 * nodejieba where it loads, otherwise `Intl.Segmenter`. Loading takes about a second and 240 MB that only the
 * end of the process gives back, and aborts the process where a dictionary is broken: call it in a process of
 * its own.
 */
export function chooseSegmenter(): ChosenSegmenter {
  try {
    return { segmenter: jiebaSegmenter() };
  } catch (error) {
    return { segmenter: intlSegmenter(), reason: error instanceof Error ? error.message : String(error) };
  }
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

/** Throws where the module, its binary or a dictionary is missing, or where the path cannot be opened. */
function jiebaSegmenter(): Segmenter {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('nodejieba/package.json')), 'submodules', 'cppjieba', 'dict');
  const dictionaries = Object.fromEntries(
    Object.entries(DICTIONARIES).map(([option, name]) => [option, join(folder, name)]),
  );
  // nodejieba aborts the process on a dictionary that it cannot open; on Windows it opens no path outside ASCII.
  for (const path of Object.values(dictionaries)) accessSync(path, constants.R_OK);
  if (process.platform === 'win32' && /[^\u0020-\u007e]/u.test(folder)) {
    throw new Error(`nodejieba cannot open its dictionaries in ${folder}`);
  }
  const jieba = require('nodejieba') as Jieba;
  if (!jieba.load(dictionaries)) throw new Error('nodejieba did not load its dictionaries');
  const tags = slotTags(dictionaries['dict']);
  const fallback = intlSegmenter();
  return {
    name: 'nodejieba',
    tag: (text) => {
      const words = jieba.cut(text, true);
      return joinsTo(words, text)
        ? words.map((word) => ({ word, tag: tags.get(word) ?? '' }))
        : (fallback.tag(text) as TaggedWord[]);
    },
  };
}

/** nodejieba answers by way of UTF-8, which a lone surrogate does not survive. */
function joinsTo(words: readonly string[], text: string): boolean {
  let at = 0;
  for (const word of words) {
    if (!text.startsWith(word, at)) return false;
    at += word.length;
  }
  return at === text.length;
}

/**
 * Dictionary words that are places, persons or organisations. Cutting and looking the words up here is twice as
 * fast as nodejieba's `tag`, which does the same.
 */
function slotTags(dictionary: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const line of readFileSync(dictionary, 'utf8').split('\n')) {
    const [word, , tag] = line.trim().split(' ');
    if (tag !== undefined && SLOT_TAGS.has(tag)) tags.set(word, tag);
  }
  return tags;
}
