import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DraftSource } from '../../../src/engine/complete/draftSource.ts';
import { WordBorders } from '../../../src/engine/index/wordBorders.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const UNITS = ['统', '筹', '发展', '，', '一', '# ', '\n', '\n\n'];
const index = indexOf([fileOf('a.txt', '统筹发展和安全，统一部署。\n发展一直统筹推进。')], 1);
const borders = WordBorders.of(index);

const drafts = fc.array(
  fc.record({
    parts: fc.array(fc.constantFrom(...UNITS), { maxLength: 25 }),
    caret: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 8 },
);

/** All that can be asked of a source. */
function answersOf(source: DraftSource) {
  const { text, caret, isInTitle } = source;
  return {
    text,
    caret,
    isInTitle,
    units: source.units.subarray(0, text.length),
    words: Array.from(text, (_, at) => source.isWordStart(at)),
    counts: UNITS.map((unit) => source.countOf(unit.charCodeAt(0))),
    headings: source.headings(),
    original:
      text === '' ? '' : source.original(text.lastIndexOf('\0', text.length - 2) + 1, text.length - 1),
  };
}

describe('DraftSource', () => {
  it('is the same whatever drafts it read before', () => {
    fc.assert(
      fc.property(drafts, (sequence) => {
        const kept = new DraftSource(borders);
        for (const { parts, caret } of sequence) {
          const text = parts.join('');
          const draft = { uri: 'a:', languageId: 'plaintext', text };
          const fresh = new DraftSource(borders);
          for (const source of [kept, fresh]) source.read(draft, Math.round(caret * text.length));
          expect(answersOf(kept)).toEqual(answersOf(fresh));
        }
      }),
    );
  });

  it('counts and cuts as its text says', () => {
    fc.assert(
      fc.property(drafts, (sequence) => {
        const source = new DraftSource(borders);
        for (const { parts } of sequence) {
          const text = parts.join('');
          source.read({ uri: 'a:', languageId: 'plaintext', text }, text.length);
          const { text: folded, units } = source;
          expect(Array.from(units.subarray(0, folded.length))).toEqual(
            Array.from(folded, (unit) => unit.charCodeAt(0)),
          );
          expect(source.countOf('统'.charCodeAt(0))).toBe(folded.split('统').length - 1);
          for (let at = 0; at < folded.length; at++) {
            const isStart = at !== source.caret && (units[at] === 0 || borders.isWordStart(units, at));
            expect(source.isWordStart(at)).toBe(isStart);
          }
        }
      }),
    );
  });
});
