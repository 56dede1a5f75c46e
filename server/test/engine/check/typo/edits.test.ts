import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import type { Edit } from '../../../../src/engine/check/typo/edit.ts';
import type { Sources } from '../../../../src/engine/check/typo/edits.ts';
import { fileOf, indexOf, unitSegmenter } from '../../../support/corpora.ts';
import { editsIn, everyEdit } from '../../../support/edits.ts';

const text = fc.string({ unit: fc.constantFrom(...'发展和安〇，a'), minLength: 1, maxLength: 30 });

describe('Edits', () => {
  it('are the same whether what follows a context is looked up or sifted', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        text,
        fc.boolean(),
        (texts, draft, isOwn) => {
          const index = indexOf(
            texts.map((one, i) => fileOf(`${i}.txt`, one)),
            2,
            unitSegmenter,
          );
          const matcher = new CorpusMatcher(index, isOwn ? 'file:///corpus/0.txt' : 'draft:');
          const editsWith = (following: Sources['following']): Edit[] => {
            const sources = {
              holds: (run: string) => matcher.holds(run),
              following,
              haveDraft: matcher.excludesDraft,
            };
            return everyEdit(
              editsIn(draft, index, { sources, isInWord: () => false, isKnown: () => true }),
              draft,
            );
          };
          const sifted = editsWith(() => undefined);
          expect(editsWith((context) => matcher.following(context, Infinity))).toEqual(sifted);
          expect(editsWith((context) => matcher.following(context, 2))).toEqual(sifted);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('an edit', () => {
  const RIGHT = '推动构建人类命运共同体走深走实';
  const index = indexOf([fileOf('one.txt', `题目\n${RIGHT}。`)], 1, unitSegmenter);

  /** What makes {@link RIGHT} of {@link draft} where everything is doubted; characters stand in no word where {@link isStray} says so. */
  function correcting(draft: string, isStray = false, knownWords: readonly string[] = []): Edit[] {
    const edits = editsIn(draft, index, {
      isInWord: () => (isStray ? false : undefined),
      isKnown: (word) => knownWords.includes(word),
    });
    return everyEdit(edits, draft).filter(
      ({ at, wrong, right }) => draft.slice(0, at) + right + draft.slice(at + wrong.length) === RIGHT,
    );
  }

  it.each([
    ['sounds so', '运', '韵', { sound: 1, shape: 0 }],
    ['sounds so in another reading', '体', '替', { sound: 1 }],
    ['sounds so where n and ng are one', '命', '民', { sound: 0.4 }],
    ['sounds so where z and zh are one', '走', '肘', { sound: 0.4 }],
    ['sounds so where l and n are one', '类', '内', { sound: 0.4 }],
    ['looks so', '体', '休', { sound: 0 }],
    ['looks so, too', '人', '入', { sound: 0 }],
  ])('puts in a character that %s: %s for %s', (_, right, wrong, likeness) => {
    const [edit, ...more] = correcting(RIGHT.replace(right, wrong));
    expect(edit).toMatchObject({ kind: 'exchanged', right, ...likeness });
    expect(more).toEqual([]);
  });

  it('has a shape where it only looks so', () => {
    expect(correcting(RIGHT.replace('体', '休'))[0].shape).toBeGreaterThan(0);
    expect(correcting(RIGHT.replace('运', '韵'))[0].shape).toBe(0);
  });

  it('puts in any character for one that is in no word, and for no other', () => {
    const wrong = RIGHT.replace('运', '们');
    expect(correcting(wrong)).toEqual([]);
    expect(correcting(wrong, true)).toMatchObject([{ kind: 'exchanged', right: '运', sound: 0, shape: 0 }]);
  });

  it('puts in any character from the second on', () => {
    expect(correcting(RIGHT.replace('动', '们'), true)).toMatchObject([{ kind: 'exchanged', right: '动' }]);
    expect(correcting(RIGHT.replace('推', '们'), true)).toEqual([]);
  });

  /** Whether it puts in 运 for 韵 in {@link draft}. */
  function puts(draft: string, knownWords: readonly string[], isStray: boolean): boolean {
    const edits = editsIn(draft, index, {
      isInWord: () => !isStray,
      isKnown: (word) => knownWords.includes(word),
    });
    return [...edits.at(draft.indexOf('韵'))].some(({ right }) => right === '运');
  }

  it.each([
    ['four units', '大类命韵共同小', [], true],
    ['three with which it makes a word', '大类命韵共小', ['命运'], true],
    ['three with which it makes another', '大类命韵共小', ['运共'], true],
    ['three with which it makes none', '大类命韵共小', [], false],
    ['two with which it makes a word', '大命韵共小', ['命运'], false],
  ] as const)('puts in a character that the corpus has with %s', (_, draft, knownWords, isPut) => {
    expect(puts(draft, knownWords, false)).toBe(isPut);
  });

  it.each([
    ['ends a word', '人类命韵大小', ['命运'], true, true],
    ['ends one of three', '人类命韵大小', ['类命运'], true, true],
    ['ends none', '人类命韵大小', ['运共'], true, false],
    ['stands for one that is in a word', '人类命韵大小', ['命运'], false, false],
    ['has too little before it', '大类命韵大小', ['命运'], true, false],
    ['begins a word', '大小韵共同体', ['运共'], true, true],
    ['begins one of three', '大小韵共同体', ['运共同'], true, true],
    ['has too little after it', '大小韵共同小', ['运共'], true, false],
  ] as const)('puts in one that on one side alone %s', (_, draft, knownWords, isStray, isPut) => {
    expect(puts(draft, knownWords, isStray)).toBe(isPut);
  });

  it('puts in a word where the corpus has it on one side alone, if it is one', () => {
    const draft = '构建人类名云，各国';
    const found = (knownWords: readonly string[]): Edit[] => {
      const edits = editsIn(draft, index, { isKnown: (word) => knownWords.includes(word) });
      return [...edits.at(4)].filter(({ right }) => right === '命运');
    };
    expect(found(['命运'])).toMatchObject([{ kind: 'word exchanged', wrong: '名云' }]);
    expect(found([])).toEqual([]);
  });

  it.each([
    ['word exchanged', RIGHT.replace('命运', '明云')],
    ['swapped', RIGHT.replace('构建', '建构')],
    ['dropped', RIGHT.replace('构建', '构')],
    ['added', RIGHT.replace('构建', '构的建')],
    ['doubled', RIGHT.replace('构建', '构构建')],
    ['doubled', RIGHT.replace('构建', '构建构建')],
  ] as const)('is of its kind: %s', (kind, draft) => {
    expect(correcting(draft).map((edit) => edit.kind)).toEqual([kind]);
  });

  it.each([
    ['dropped', 3, false],
    ['dropped', 4, true],
    ['added', 3, false],
    ['added', 4, true],
  ] as const)('%s is only where the corpus has %d units on either side: %s', (kind, units, isFound) => {
    const middle = RIGHT.length >> 1;
    const [wrong, right] = kind === 'dropped' ? ['', RIGHT[middle]] : ['的', ''];
    const next = middle + right.length;
    const isFoundIn = (draft: string): boolean =>
      everyEdit(editsIn(draft, index), draft).some((edit) => edit.wrong === wrong && edit.right === right);
    expect(isFoundIn(`大${RIGHT.slice(middle - units, middle)}${wrong}${RIGHT.slice(next)}`)).toBe(isFound);
    expect(isFoundIn(`${RIGHT.slice(0, middle)}${wrong}${RIGHT.slice(next, next + units)}大`)).toBe(isFound);
  });

  it.each([
    ['a character beside it is in no word', [2], '推动构人类命运共同体', true],
    ['the one after it is in none', [3], '推动构人类命运共同体', true],
    ['both are in words', [], '推动构人类命运共同体', false],
    ['the one that is in none is a word of grammar', [2], '推动和人类命运共同体', false],
    ['the one that is in none is a mark', [2], '推动，人类命运共同体', false],
  ] as const)('may put something in where %s', (_, strays, draft, isPut) => {
    const corpus = indexOf(
      [fileOf('one.txt', `题目\n推动和建人类命运。推动，建人类命运。${RIGHT}。`)],
      1,
      unitSegmenter,
    );
    const edits = editsIn(draft, corpus, { isInWord: (at) => !strays.some((stray) => stray === at) });
    expect([...edits.at(3)].some(({ kind }) => kind === 'dropped')).toBe(isPut);
  });

  it.each([
    ['a figure', '推动构建三类命运共同体走深走实'],
    ['a letter', '推动构建a类命运共同体走深走实'],
    ['a mark', '推动构建，类命运共同体走深走实'],
  ])('leaves %s alone', (_, draft) => {
    expect(correcting(draft, true)).toEqual([]);
  });

  it('puts in no figure', () => {
    const figures = indexOf([fileOf('one.txt', '题目\n学习贯彻二十届四中全会精神。')], 1, unitSegmenter);
    const draft = '学习贯彻二十届司中全会精神';
    const sources = { holds: () => true };
    const all = everyEdit(
      editsIn(draft, figures, { sources, isInWord: () => false, isKnown: () => true }),
      draft,
    );
    expect(all.filter(({ right }) => right.includes('四'))).toEqual([]);
  });
});
