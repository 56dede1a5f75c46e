import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { exchangesOf } from '../../../../src/engine/check/exchanges.ts';
import type { Edit } from '../../../../src/engine/check/typo/edit.ts';
import type { Edits } from '../../../../src/engine/check/typo/edits.ts';
import { evidenceFor, mayGain } from '../../../../src/engine/check/typo/evidence.ts';
import { Likelihood } from '../../../../src/engine/check/typo/likelihood.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';
import { editsIn, everyEdit } from '../../../support/edits.ts';

const SENTENCES = [
  '建立健全联防联控工作机制并且个个抓好各项任务落实',
  '进一步加强和改善宏观调控力度，保障重要民生商品供给',
  '各地认真做好总结评估工作，有关部门按职责分工负责推进',
];
const index = indexOf(
  Array.from({ length: 8 }, (_, n) => fileOf(`${n}.txt`, SENTENCES.join('。\n') + '。'.repeat(n))),
  2,
);
const matcher = new CorpusMatcher(index, 'draft:');
const likelihood = new Likelihood(matcher);

/** A sentence, or its beginning, that lacks a character. */
const lacking = fc
  .tuple(fc.constantFrom(...SENTENCES), fc.nat(25), fc.nat(12))
  .map(([sentence, at, cut]) =>
    (sentence.slice(0, at) + sentence.slice(at + 1)).slice(0, sentence.length - cut),
  );

function editsOf(draft: string, mayGainAt: (place: number) => boolean): Edits {
  return editsIn(draft, index, {
    sources: { mayGain: mayGainAt },
    isInWord: () => false,
    isKnown: () => true,
  });
}

/** Edits of {@link draft} that the corpus speaks for, sought where something may be missing if {@link mayGainAt} says so. */
function attested(draft: string, mayGainAt: (place: number) => boolean): Edit[] {
  return everyEdit(editsOf(draft, mayGainAt), draft).filter(
    (edit) => evidenceFor(draft, edit, likelihood, matcher, exchangesOf(matcher)) !== undefined,
  );
}

describe('a place where something may be missing', () => {
  it('is passed over only where nothing that is put there gains', () => {
    let [missing, passed] = [0, 0];
    fc.assert(
      fc.property(lacking, (draft) => {
        const all = attested(draft, () => true);
        missing += all.filter(({ kind }) => kind === 'dropped').length;
        const found = attested(draft, (place) => {
          const may = mayGain(draft, place, likelihood);
          if (!may) passed++;
          return may;
        });
        expect(found).toEqual(all);
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(missing).toBeGreaterThan(20);
    expect(passed).toBeGreaterThan(20);
  });

  it('is looked at where what is left out of two equal characters may gain after them', () => {
    const draft = '工作机制并且个抓好各项任务落实';
    const at = draft.indexOf('个');
    const missingAt = (mayGainAt: (place: number) => boolean) =>
      [...editsOf(draft, mayGainAt).at(at)].filter(({ kind }) => kind === 'dropped');
    expect(missingAt((place) => place === at + 1)).toMatchObject([{ at: at + 1, right: '个' }]);
    expect(missingAt((place) => place !== at && place !== at + 1)).toEqual([]);
  });

  it.each([
    [-6, true],
    [-5.99, false],
  ])('may gain where the corpus finds what follows no likelier than %d nats: %s', (written, may) => {
    expect(mayGain('发展', 1, { ofDraft: () => written })).toBe(may);
  });
});
