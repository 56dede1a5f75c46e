import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groupNearDuplicates, signatureOf, similarity } from '../../src/corpus/nearDuplicates.ts';
import { articleOf } from '../support/corpora.ts';

const seeds = new URL('../../../seeds/', import.meta.url);
const texts = readdirSync(seeds)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, seeds), 'utf8'));

const signature = (text: string) => signatureOf(articleOf(text));
/** The text with every 200th character changed and other punctuation: the same speech in another collection. */
const retouched = (text: string) =>
  Array.from(text, (character, i) => (i % 200 === 199 ? '某' : character))
    .join('')
    .replaceAll('，', ',');

describe('near duplicates', () => {
  it('are told from articles that share set phrases', () => {
    const all = [...texts, ...texts.map(retouched)].map(signature);
    const groups = groupNearDuplicates(all);
    expect(Array.from(groups)).toEqual([...texts.keys(), ...texts.keys()]);
  });

  it('are estimated within a tenth of the share of common shingles', () => {
    const [a, b] = texts;
    const half = a.slice(0, a.length / 2);
    expect(similarity(signature(a), signature(a))).toBe(1);
    expect(similarity(signature(a), signature(b))).toBeLessThan(0.15);
    expect(Math.abs(similarity(signature(a), signature(half)) - 0.5)).toBeLessThan(0.15);
  });
});
