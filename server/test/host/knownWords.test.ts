import { describe, expect, it } from 'vitest';
import type { OwnWord } from '../../src/engine/text/ownWords.ts';
import { knownWords } from '../../src/host/knownWords.ts';
import { trieOf } from '../support/dictionary.ts';

/** In no dictionary. */
const WORD = '甴叵曱敕';
const trie = trieOf([WORD]);

function isKnown(own: readonly OwnWord[], read?: Parameters<typeof knownWords>[1]): boolean {
  return (knownWords(own, read)?.familiarity(WORD, 0, WORD.length) ?? 0) > 0;
}

describe('the words of the dictionary', () => {
  it('are those that another thread has read for the same own words', () => {
    const own = [{ word: '某某', frequency: 1, tag: '' }] as const;
    expect(isKnown(own, { own: structuredClone(own), trie })).toBe(true);
  });

  it('are read where it has read them for others', () => {
    expect(isKnown([], { own: [{ word: '某某', frequency: 1, tag: '' }], trie })).toBe(false);
  });

  it('are those read by another thread as soon as it has', () => {
    const own: readonly OwnWord[] = [];
    expect(isKnown(own)).toBe(false);
    expect(isKnown(own, { own: [], trie })).toBe(true);
  });
});
