import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedAt } from '../../../src/engine/typing/typed.ts';

const at = (marked: string, languageId = 'plaintext') => {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return typedAt({ uri: 'untitled:draft', text, languageId }, offset);
};

const FIRST_MARK = /^(?:[>#*+-]|\s|\d+[.)]\s)/u;

describe('letters that open a line', () => {
  it.each([
    ['zl|', 'nothing'],
    ['　　zl|', 'nothing'],
    ['- zl|', 'nothing'],
    ['> - * zl|', 'nothing'],
    ['### zl|', 'nothing'],
    ['12. zl|', 'nothing'],
    ['3) - zl|', 'nothing'],
    ['--------zl|', 'nothing'],
    ['12.zl|', undefined],
    ['12 zl|', undefined],
    ['$ zl|', undefined],
    ['--x zl|', undefined],
  ])('%s', (marked, after) => {
    expect(at(marked)?.after).toBe(after);
  });

  // Time that doubled with every mark would not end before the test does.
  it.each(['-', '> ', '#', '*', '+-', '1. ', '- 1) ', ' '])('after 60,000 times “%s”', (mark) => {
    const line = mark.repeat(60_000);
    expect(at(`${line}zl|`)?.after).toBe('nothing');
    expect(at(`${line}$zl|`)?.after).toBeUndefined();
  });

  it('after any run of marks, digits and blanks', () => {
    const runs = fc.string({ unit: fc.constantFrom(...'->#*+ \t1.)　'), maxLength: 200 });
    fc.assert(
      fc.property(runs, (run) => {
        let rest = run;
        for (let mark = FIRST_MARK.exec(rest); mark; mark = FIRST_MARK.exec(rest))
          rest = rest.slice(mark[0].length);
        expect(at(`${run}zl|`)?.after === 'nothing').toBe(rest === '');
      }),
    );
  });
});
