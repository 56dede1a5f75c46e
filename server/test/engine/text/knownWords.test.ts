import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownWords } from '../../../src/engine/text/knownWords.ts';
import { WordTrie } from '../../../src/engine/text/wordTrie.ts';
import { WordTrieBuilder } from '../../../src/engine/text/wordTrieBuilder.ts';

const unit = fc.constantFrom(...'发展和的安');
const word = fc.string({ unit, minLength: 1, maxLength: 6 });

describe('KnownWords', () => {
  it('finds the most familiar word over a joint and around a unit, as each word taken by itself does', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, fc.integer({ min: 1, max: 50 })), {
          selector: ([text]) => text,
          minLength: 1,
          maxLength: 20,
        }),
        fc.string({ unit, maxLength: 12 }),
        (dictionary, text) => {
          const builder = new WordTrieBuilder(400);
          for (const [each, frequency] of dictionary) builder.add(each, 0, each.length, frequency, 0);
          const words = new KnownWords(new WordTrie(builder.build(1000)));
          const over = (at: number): number => {
            let most = 0;
            for (let from = Math.max(0, at - 3); from < at; from++)
              for (let to = at + 1; to <= Math.min(text.length, from + 4); to++)
                most = Math.max(most, words.familiarity(text, from, to));
            return most;
          };
          for (let at = 0; at <= text.length; at++) {
            expect(words.over(text, at)).toBe(over(at));
            const around = Math.max(at > 0 ? over(at) : 0, at + 1 < text.length ? over(at + 1) : 0);
            expect(words.holding(text, at)).toBe(around);
          }
        },
      ),
    );
  });
});
