import { isDeepStrictEqual } from 'node:util';
import { KnownWords } from '../engine/text/knownWords.ts';
import { NO_WORDS, type OwnWord } from '../engine/text/ownWords.ts';
import { WordTrie } from '../engine/text/wordTrie.ts';
import { loadWordTables } from './segmenter.ts';
import type { SharedDictionary } from './threadProtocol.ts';

interface Loaded {
  readonly own: readonly OwnWord[];
  readonly read: SharedDictionary | undefined;
  readonly words: KnownWords | undefined;
}

let loaded: Loaded | undefined;

/**
 * The words of jieba's dictionary with {@link own}; nothing where it is not there. Those that another thread has {@link read},
 * where it did with the same own words; else they are read at the first call of a thread, and where {@link own} is another list
 * than at the last: a tenth of a second on a slow machine, 11 MB.
 */
export function knownWords(
  own: readonly OwnWord[] = NO_WORDS,
  read?: SharedDictionary,
): KnownWords | undefined {
  if (loaded?.own !== own || loaded.read !== read) loaded = { own, read, words: wordsOf(own, read) };
  return loaded.words;
}

function wordsOf(own: readonly OwnWord[], read: SharedDictionary | undefined): KnownWords | undefined {
  const trie =
    read !== undefined && isDeepStrictEqual(read.own, own) ? read.trie : loadWordTables(own).jieba?.trie;
  return trie && new KnownWords(new WordTrie(trie));
}
