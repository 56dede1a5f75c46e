import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexedText } from '../../../src/engine/index/indexedText.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const line = fc.string({ unit: fc.constantFrom(...'天地人和，“A a\u3000\t'), maxLength: 20 });
const texts = fc.array(fc.array(line, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });

describe('indexedText', () => {
  it('has every place where its range says, as the file had it', () => {
    fc.assert(
      fc.property(texts, (files) => {
        const index = indexOf(files.map((lines, number) => fileOf(`${number}.txt`, lines.join('\n'))));
        for (const shard of index.shards) {
          for (let file = 0; file < shard.fileCount; file++) {
            const lines = indexedText(shard, file).split('\n');
            const [first, end] = shard.passagesOf(file);
            for (let passage = first; passage < end; passage++) {
              for (let at = shard.passageStart(passage); at < shard.passageEnd(passage); at++) {
                const { line: row, character } = shard.range(at, at + 1).start;
                expect(lines[row][character]).toBe(shard.original(at, at + 1));
                expect(lines[row][character]).toBe(files[file][row][character].replace(/\s/u, ' '));
              }
            }
          }
        }
      }),
    );
  });
});
