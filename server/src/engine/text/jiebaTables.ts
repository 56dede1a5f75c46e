import type { HiddenModel } from './hiddenWords.ts';
import { Jieba, JIEBA_TAGS, type JiebaTables } from './jieba.ts';
import type { OwnWord } from './ownWords.ts';
import type { WordTrieBuilder } from './wordTrieBuilder.ts';

/** A dictionary that words may be added to, and the model of what it does not have. */
export interface Dictionary {
  readonly trie: WordTrieBuilder;
  /** Sum of the frequencies of all words: the length of the text that they were counted in. */
  readonly total: number;
  /** Frequency of the word in the middle. */
  readonly usual: number;
  readonly hidden: HiddenModel;
}

/** Beginnings of words that there is room for: a third more than jieba's dictionary has. */
export const MOST_BEGINNINGS = 690_000;

/**
 * What words are cut by; 11 MB that stay. {@link own} words come to the dictionary, so frequent each that it is cut as
 * one word wherever it is by itself.
 */
export function tablesOf(
  { trie, total, usual, hidden }: Dictionary,
  own: readonly OwnWord[] = [],
): JiebaTables {
  const jieba = new Jieba({ trie: trie.build(total), hidden });
  for (const { word, frequency, tag } of own) {
    // Just likelier than the best way to cut it (as `suggest_freq` of the jieba in Python has it).
    const enough = Math.floor(Math.exp(jieba.weigh(word)) * total) + 1;
    trie.add(word, 0, word.length, frequency || Math.max(usual, enough), JIEBA_TAGS.indexOf(tag));
  }
  return { trie: trie.build(total), hidden };
}
