import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { soundLikeness } from '../../../../src/engine/check/typo/confusables.ts';
import type { Edit } from '../../../../src/engine/check/typo/edit.ts';
import { type Evidence, evidenceFor } from '../../../../src/engine/check/typo/evidence.ts';
import { fileOf, indexOf, unitSegmenter } from '../../../support/corpora.ts';

const index = indexOf([fileOf('one.txt', '题目\n推动构建人类命运共同体走深走实。')], 1, unitSegmenter);
const matcher = new CorpusMatcher(index, 'draft:');
const edit: Edit = { kind: 'exchanged', at: 7, wrong: '韵', right: '运', sound: 1, shape: 0 };

/** What is known of {@link edit} where the corpus finds the corrected text so much likelier, and holds what {@link count} says. */
function evidence(
  gain: number,
  count: (run: string) => number,
  change: Partial<Edit> = {},
): Evidence | undefined {
  const likelihood = { of: () => gain - 20, ofDraft: () => -20, share: () => 0, count };
  return evidenceFor('推动构建人类命韵共同体', { ...edit, ...change }, likelihood, matcher, {
    nearRate: () => 0,
  });
}

describe('what the corpus says of an exchange', () => {
  it('is nothing where it does not gain enough by it', () => {
    expect(evidence(6, () => 1)?.gain).toBe(6);
    expect(evidence(5.9, () => 1)).toBeUndefined();
  });

  it('is nothing where it has what is corrected on no side', () => {
    expect(evidence(9, () => 0)).toBeUndefined();
    expect(evidence(9, (run) => (run === '命运共' ? 3 : 0))).toMatchObject({ heart: 3, isBeside: false });
  });

  it('is less where it has it on one side alone', () => {
    const sides = (run: string): number => ({ 类命运: 5, 运共同: 2 })[run] ?? 0;
    expect(evidence(9, sides)).toMatchObject({ heart: 5, isBeside: true, lesserSide: 2 });
    expect(evidence(9, sides, { kind: 'added', right: '' })).toBeUndefined();
  });

  it('is what it has inside of a set phrase that begins or ends there', () => {
    const sides = (run: string): number => ({ 类命运: 5, 运共同: 2 })[run] ?? 0;
    const within = (start: number, length: number) =>
      evidence(9, sides, { phrase: { articles: 9, start, length } })?.heart;
    expect(within(7, 4)).toBe(2);
    expect(within(4, 4)).toBe(5);
    expect(within(4, 5)).toBeUndefined();
    expect(evidence(9, sides, { phrase: { articles: 9, start: 7, length: 4 } })?.isBeside).toBe(false);
  });
});

describe('how alike two characters sound', () => {
  it.each([
    ['体', '替', 1],
    ['行', '航', 0.6],
    ['命', '民', 0.4],
    ['命', '国', 0],
  ])('%s and %s', (one, other, likeness) => {
    expect(soundLikeness(one.charCodeAt(0), other.charCodeAt(0))).toBe(likeness);
  });
});
