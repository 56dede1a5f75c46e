import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src/engine/text/fold.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';
import { sharedFiles } from '../../support/shared.ts';

const SUBSTRINGS = 1000;
const STRANGERS = 200;

const corpora = [
  { name: 'the starter corpus', files: sharedFiles('seeds') },
  { name: 'real reports', files: [...sharedFiles('reports'), ...sharedFiles('national')] },
].filter(({ files }) => files.length > 0);

describe.each(corpora)('counts on $name', ({ files }) => {
  const texts = files.map(({ bytes }) => new TextDecoder().decode(bytes));
  const index = indexOf(
    texts.map((text, n) => fileOf(`${n}.txt`, text)),
    7,
    unitSegmenter,
  );
  // One string, cut by a unit that no passage has: a plain search finds what the index must find.
  const folded = texts.flatMap((text) => text.split('\n').map(foldText)).join('\0');

  function plainCount(phrase: string): number {
    let count = 0;
    for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) count++;
    return count;
  }

  it(`equal a plain search for ${SUBSTRINGS} substrings of any length`, () => {
    const substring = fc.tuple(fc.nat(folded.length - 1), fc.integer({ min: 1, max: 40 }));
    const property = fc.property(substring, ([start, length]) => {
      const phrase = folded.slice(start, start + length).split('\0', 1)[0];
      fc.pre(phrase !== '');
      expect(index.count(phrase)).toBe(plainCount(phrase));
      expect(index.holds(phrase)).toBe(true);
    });
    fc.assert(property, { numRuns: SUBSTRINGS });
  });

  it(`are zero for ${STRANGERS} strings that are not there`, () => {
    const stranger = fc
      .tuple(fc.nat(folded.length - 9), fc.nat(folded.length - 9), fc.integer({ min: 3, max: 8 }))
      .map(([a, b, length]) =>
        (folded.slice(a, a + length) + folded.slice(b, b + length)).replaceAll('\0', '甪'),
      )
      .filter((phrase) => !folded.includes(phrase));
    const property = fc.property(stranger, (phrase) => {
      expect(index.count(phrase)).toBe(0);
      expect(index.holds(phrase)).toBe(false);
    });
    fc.assert(property, { numRuns: STRANGERS });
  });
});
