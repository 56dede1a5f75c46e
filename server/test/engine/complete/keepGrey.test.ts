import { describe, expect, it } from 'vitest';
import type { Continuation } from '../../../src/engine/complete/continuations.ts';
import { keepGrey } from '../../../src/engine/complete/grey.ts';

const way = (text: string, probability: number): Continuation => ({
  text,
  probability,
  place: 0,
  shared: 4,
  voices: 2,
  inDraft: false,
});
const LEAST = 0.4;

/** What a grey text of which {@link rest} is left is after {@link written}. */
function kept(
  written: string,
  rest: readonly [string, number],
  others: readonly (readonly [string, number])[],
): string {
  const ways = others.map(([text, chance]) => way(text, chance));
  return keepGrey(way(...rest), ways, written, LEAST, () => true).continuation.text;
}

describe('a grey text that is typed along', () => {
  it('stays within a clause, whatever would be surer', () => {
    const others = [['发展和安全，推进改革', 0.99]] as const;
    expect(kept('统筹', ['发展和安全', 0.1], others)).toBe('发展和安全');
    expect(kept('统筹发展和安', ['全', 0.5], others)).toBe('全');
  });

  it.each([
    ['at a clause’s end, all but sure', '坚持统筹，', '全面推进', '全面推进改革', 0.8, true],
    ['at a clause’s end, less sure', '坚持统筹，', '全面推进', '全面推进改革', 0.79, false],
    ['all but typed, all but sure', '全面推', '进', '进改革开放', 0.8, true],
    ['all but typed, less sure', '全面推', '进', '进改革开放', 0.79, false],
    ['two characters from its end', '全面', '推进', '推进改革开放', 0.99, false],
  ])('grows %s', (_, written, rest, longer, chance, grows) => {
    expect(kept(written, [rest, 0.9], [[longer, chance]])).toBe(grows ? longer : rest);
  });

  it.each([
    ['where it is too unlikely and its first clause is not', 0.39, 0.4, '全面推进，'],
    ['not where it is likely enough', 0.4, 0.9, '全面推进，深化改革'],
    ['not to a clause that is too unlikely', 0.39, 0.39, '全面推进，深化改革'],
  ])('shrinks at a clause’s end: %s', (_, chance, ofClause, is) => {
    const rest = ['全面推进，深化改革', chance] as const;
    const others = [
      ['全面推进，', ofClause],
      ['全面', 0.95],
    ] as const;
    expect(kept('坚持统筹，', rest, others)).toBe(is);
  });

  it('grows into nothing that may not be offered', () => {
    const rest = way('全面推进', 0.5);
    const longer = way('全面推进第3批', 0.9);
    const fits = (one: Continuation): boolean => one !== longer;
    expect(keepGrey(rest, [longer], '坚持统筹，', LEAST, fits).continuation).toBe(rest);
  });
});
