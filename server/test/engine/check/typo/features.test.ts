import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../../src/engine/check/typo/edit.ts';
import { type Closer, type Evidence, NO_CLOSER } from '../../../../src/engine/check/typo/evidence.ts';
import { FEATURES, type FeatureName, featuresOf } from '../../../../src/engine/check/typo/features.ts';
import { dictionaryOf } from '../../../support/dictionary.ts';

const EVIDENCE: Evidence = {
  share: 0.001,
  gain: 12,
  written: -8,
  reachBefore: 4,
  reachAfter: 2,
  start: 0,
  end: 8,
  articles: 9,
  pairBefore: 3,
  pairAfter: 1,
  three: 2,
  ownLess: 1,
  spanned: 3,
  heart: 7,
  wideHeart: 5,
  wideArticles: 4,
  isBeside: false,
  lesserSide: 6,
  own: 30,
  corrected: 100,
  twoBefore: 2,
  twoAfter: 1,
  closer: () => NO_CLOSER,
};
const CLOSER: Closer = {
  chances: 9,
  fixed: 8,
  heldBefore: 3,
  heldAfter: 6,
  freeBefore: 0.01,
  freeAfter: 0.02,
};
const TEXT = '抓好工作机智落实';
const EXCHANGED: Edit = { kind: 'exchanged', at: 5, wrong: '智', right: '制', sound: 1, shape: 0.25 };

function features(
  change: Partial<Edit> = {},
  { evidence = {}, closer = {}, rival = 0, text = TEXT, known = undefined as string[] | undefined } = {},
): Record<FeatureName, number> {
  const values = featuresOf(
    text,
    { ...EXCHANGED, ...change },
    { ...EVIDENCE, ...evidence },
    { ...CLOSER, ...closer },
    rival,
    known && dictionaryOf(known),
  );
  return Object.fromEntries(FEATURES.map((name, i) => [name, values[i]])) as Record<FeatureName, number>;
}

/** The weights were fitted to features of this size. */
describe('the features of an exchange', () => {
  const log = (places: number, by: number): number => expect.closeTo(Math.log1p(places) / by, 10) as number;

  it('are the evidence, in the size that its weights were fitted to', () => {
    expect(features()).toMatchObject({
      bias: 1,
      gain: 1.2,
      lead: 2,
      reach: 1,
      articles: log(9, 1),
      attested: log(3, 4),
      attestedLess: log(1, 4),
      attestedOver: log(2, 4),
      spanned: 0.5,
      ownLess: log(1, 4),
      heart: log(7, 4),
      wideHeart: log(5, 4),
      wideArticles: log(4, 3),
      rare: 0.4,
      own: log(30, 8),
      corrected: log(100, 8),
      twoBefore: log(2, 4),
      twoAfter: log(1, 4),
      written: -2,
      beside: 0,
      lesserSide: log(6, 4),
    });
    expect(features({}, { evidence: { isBeside: true } }).beside).toBe(1);
  });

  it('are what a closer look says', () => {
    expect(features()).toMatchObject({
      share: 0.8,
      chances: expect.closeTo(Math.log1p(9) * 0.8, 10) as number,
      others: log(1, 1),
      freeBefore: log(2, 3),
      freeAfter: log(4, 3),
      free: log(4, 3),
      isFree: 1,
      heldBefore: 1,
      heldAfter: 2,
      heldLess: 1.5,
    });
    expect(features({}, { closer: { heldBefore: 6 } }).heldLess).toBe(2);
    expect(features({}, { closer: { freeBefore: 0, freeAfter: 0 } })).toMatchObject({ free: 0, isFree: 0 });
    expect(features({}, { closer: { freeBefore: 0.03 } }).free).toEqual(log(6, 3));
  });

  it('have bounds where more says no more', () => {
    expect(features({}, { evidence: { gain: 40 } }).gain).toBe(4);
    expect(features({}, { evidence: { gain: 41 } }).gain).toBe(4);
    expect(features({}, { rival: 3 }).lead).toBe(1.8);
    expect(features({}, { rival: 22 }).lead).toBe(-2);
    expect(features({}, { rival: 23 }).lead).toBe(-2);
  });

  it('are those of its set phrase', () => {
    expect(features()).toMatchObject({ phrase: 0, phraseLength: 0 });
    const phrase = { articles: 20, start: 0, length: 8 };
    expect(features({ phrase })).toMatchObject({ phrase: log(20, 4), phraseLength: 1 });
    expect(features({ phrase: { ...phrase, length: 12 } }).phraseLength).toBe(1.5);
    expect(features({ phrase: { ...phrase, length: 13 } }).phraseLength).toBe(1.5);
  });

  it('say how alike the two are', () => {
    expect(features()).toMatchObject({ sound: 1, shape: 0.25, unlike: 0, wordSound: 0 });
    expect(features({ sound: 0 }).unlike).toBe(0);
    expect(features({ shape: 0 }).unlike).toBe(0);
    expect(features({ sound: 0, shape: 0 }).unlike).toBe(1);
    const word = {
      kind: 'word exchanged',
      at: 4,
      wrong: '机智',
      right: '机制',
      sound: 0.6,
      shape: 0,
    } as const;
    expect(features(word)).toMatchObject({ sound: 0, unlike: 0, wordSound: 0.6 });
    expect(features({ ...word, sound: 0 }).unlike).toBe(0);
  });

  it.each(['swapped', 'doubled', 'added', 'dropped'] as const)('say what is moved: %s', (kind) => {
    const none = { swapped: 0, doubled: 0, added: 0, dropped: 0 };
    expect(features()).toMatchObject({ ...none, movedReach: 0, movedShortReach: 0, movedShare: 0 });
    const moved = features({ kind });
    expect(moved).toMatchObject({ ...none, [kind]: 1, movedReach: 1, movedShare: 0.8 });
    expect(moved.movedShortReach).toBeCloseTo(2 / 3);
    expect(features({ kind }, { evidence: { reachAfter: 6 } }).movedShortReach).toBe(1);
  });

  it('say whether words of grammar alone differ', () => {
    expect(features()).toMatchObject({ particle: 0, particleChances: 0 });
    expect(features({ kind: 'added', wrong: '的', right: '' })).toMatchObject({
      particle: 1,
      particleChances: expect.closeTo(Math.log1p(9) * 0.8, 10) as number,
    });
    expect(features({ wrong: '的', right: '制' }).particle).toBe(0);
  });

  it('say how rare what is written is, where something is', () => {
    expect(features({}, { evidence: { own: 0 } }).rare).toBe(1);
    expect(features({ kind: 'dropped', wrong: '' }, { evidence: { own: 0 } }).rare).toBe(0);
  });
});

describe('the words of an exchange', () => {
  it('are none without a dictionary', () => {
    expect(features()).toMatchObject({
      strays: 0,
      straysLeft: 0,
      inWord: 0,
      familiarity: 0,
      correctedInWord: 0,
      correctedFamiliarity: 0,
      joinedFamiliarity: 0,
      partedFamiliarity: 0,
    });
  });

  it('hold what is corrected, or leave characters alone', () => {
    expect(features({}, { known: ['机制', '落实'] })).toMatchObject({
      strays: 2,
      straysLeft: 0,
      inWord: 0,
      correctedInWord: 1,
    });
    expect(features({}, { known: ['机智', '机制'] })).toMatchObject({ strays: 0, straysLeft: 1, inWord: 1 });
    const { familiarity, correctedFamiliarity } = features({}, { known: ['机智', '落实'] });
    expect(familiarity).toBeGreaterThan(0);
    expect(correctedFamiliarity).toBe(0);
    // At the ends of the text there is nothing beside; a mark is no character that is alone.
    expect(features({ at: 0, wrong: '抓' }, { text: '抓，', known: ['机制'] }).straysLeft).toBe(1);
    expect(features({ at: 1, wrong: '好' }, { text: '，好', known: ['机制'] }).straysLeft).toBe(1);
  });

  it('are over the place where something is too much, or missing', () => {
    const known = ['机制', '落实'];
    const added = { kind: 'added', at: 3, wrong: '的', right: '' } as const;
    expect(features(added, { text: '工作机的制', known }).joinedFamiliarity).toBeGreaterThan(0);
    expect(features(added, { text: '工作机的智', known }).joinedFamiliarity).toBe(0);
    const dropped = { kind: 'dropped', at: 3, wrong: '', right: '会' } as const;
    expect(features(dropped, { text: '工作机制', known }).partedFamiliarity).toBeGreaterThan(0);
    expect(features(dropped, { text: '工作机智', known }).partedFamiliarity).toBe(0);
    expect(features({}, { known })).toMatchObject({ joinedFamiliarity: 0, partedFamiliarity: 0 });
  });
});
