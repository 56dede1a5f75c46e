import { KnownWords } from '../engine/text/knownWords.ts';
import { NO_WORDS, type OwnWord } from '../engine/text/ownWords.ts';
import { WordTrie } from '../engine/text/wordTrie.ts';
import { loadWordTables } from './segmenter.ts';

let loaded: { readonly own: readonly OwnWord[]; readonly words: KnownWords | undefined } | undefined;

/**
 * The words of jieba's dictionary with {@link own}; nothing where it is not there. Read at the first call of a thread, and where
 * {@link own} is another list than at the last: a fifth of a second, 11 MB.
 */
export function knownWords(own: readonly OwnWord[] = NO_WORDS): KnownWords | undefined {
  if (loaded?.own !== own) {
    const { jieba } = loadWordTables(own);
    loaded = { own, words: jieba && new KnownWords(new WordTrie(jieba.trie)) };
  }
  return loaded.words;
}
