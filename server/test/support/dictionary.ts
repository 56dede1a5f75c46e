import { KnownWords } from '../../src/engine/text/knownWords.ts';
import { type TrieColumns, WordTrie } from '../../src/engine/text/wordTrie.ts';
import { WordTrieBuilder } from '../../src/engine/text/wordTrieBuilder.ts';

/** A dictionary of {@link words}, all as frequent. */
export function dictionaryOf(words: readonly string[]): KnownWords {
  return new KnownWords(new WordTrie(trieOf(words)));
}

/** Its columns, as threads share them. */
export function trieOf(words: readonly string[]): TrieColumns {
  const builder = new WordTrieBuilder(words.join('').length + 1);
  builder.add('一', 0, 1, 1, 0);
  for (const word of words) builder.add(word, 0, word.length, 400, 0);
  return builder.build(1000 * (words.length + 1));
}
