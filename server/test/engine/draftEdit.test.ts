import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editBetween, spanAfter } from '../../src/engine/draftEdit.ts';

const text = fc.string({ unit: fc.constantFrom('推', '进', '。'), maxLength: 12 });

describe('what lies between two versions of a draft', () => {
  it.each([
    ['推进建设', '推进建设', { at: 4, from: 4, by: 0 }],
    ['推进建设', '推进新建设', { at: 2, from: 2, by: 1 }],
    ['推进新建设', '推进建设', { at: 2, from: 3, by: -1 }],
    ['推进建设', '推动建设', { at: 1, from: 2, by: 0 }],
    // Which of three equal ones was put in cannot be known.
    ['新新', '新新新', { at: 2, from: 2, by: 1 }],
    ['新新新', '新新', { at: 2, from: 3, by: -1 }],
    ['', '新', { at: 0, from: 0, by: 1 }],
    ['新', '', { at: 0, from: 1, by: -1 }],
  ])('of “%s” made “%s”', (before, after, edit) => {
    expect(editBetween(before, after)).toEqual(edit);
  });

  it('makes the one of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { at, from, by } = editBetween(before, after);
        expect(before.slice(0, at) + after.slice(at, from + by) + before.slice(from)).toBe(after);
      }),
    );
  });

  it('leaves a span that it does not touch around the same words', () => {
    fc.assert(
      fc.property(text, text, fc.nat(12), fc.nat(12), (before, after, a, b) => {
        const edit = editBetween(before, after);
        const span = { start: Math.min(a, b), end: Math.min(before.length, Math.max(a, b)) };
        fc.pre(span.start < span.end && (span.end <= edit.at || span.start >= edit.from));
        const { start, end } = spanAfter(edit, span);
        expect(after.slice(start, end)).toBe(before.slice(span.start, span.end));
      }),
    );
  });
});
