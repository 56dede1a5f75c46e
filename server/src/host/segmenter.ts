import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Segmenter, TaggedWord } from '../engine/text/segmenter.ts';

interface Jieba {
  readonly DEFAULT_DICT: string;
  readonly DEFAULT_HMM_DICT: string;
  readonly DEFAULT_USER_DICT: string;
  readonly DEFAULT_IDF_DICT: string;
  readonly DEFAULT_STOP_WORD_DICT: string;
  tag(text: string): TaggedWord[];
}

/** nodejieba where its binary and its dictionaries are, `Intl.Segmenter` elsewhere. */
export function loadSegmenter(): Segmenter {
  const jieba = loadJieba();
  if (!jieba) return intlSegmenter();
  return { name: 'nodejieba', tag: (text) => aligned(text, jieba.tag(text)) };
}

/** Words by the runtime's own rules: coarser than jieba's and without tags. */
export function intlSegmenter(): Segmenter {
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  return {
    name: 'Intl.Segmenter',
    tag: (text) => Array.from(words.segment(text), ({ segment }) => ({ word: segment, tag: '' })),
  };
}

function loadJieba(): Jieba | undefined {
  try {
    const jieba = createRequire(import.meta.url)('nodejieba') as Jieba;
    // A missing dictionary aborts the process from C++, and Windows cannot open one on a non-ASCII path.
    const dictionaries = [
      jieba.DEFAULT_DICT,
      jieba.DEFAULT_HMM_DICT,
      jieba.DEFAULT_USER_DICT,
      jieba.DEFAULT_IDF_DICT,
      jieba.DEFAULT_STOP_WORD_DICT,
    ];
    if (!dictionaries.every((path) => existsSync(path))) return undefined;
    if (process.platform === 'win32' && dictionaries.some((path) => /[^\p{ASCII}]/u.test(path)))
      return undefined;
    jieba.tag('词');
    return jieba;
  } catch {
    return undefined;
  }
}

/** jieba drops what is not valid text: what is missing between its words becomes words of its own. */
function aligned(text: string, words: TaggedWord[]): TaggedWord[] {
  let length = 0;
  for (const { word } of words) length += word.length;
  if (length === text.length) return words;
  const mended: TaggedWord[] = [];
  let at = 0;
  for (const entry of words) {
    const found = text.indexOf(entry.word, at);
    if (found < 0) continue;
    if (found > at) mended.push({ word: text.slice(at, found), tag: 'x' });
    mended.push(entry);
    at = found + entry.word.length;
  }
  if (at < text.length) mended.push({ word: text.slice(at), tag: 'x' });
  return mended;
}
