import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import type { Edit } from '../../../../src/engine/check/typo/edit.ts';
import { evidenceFor } from '../../../../src/engine/check/typo/evidence.ts';
import { fileOf, indexOf, unitSegmenter } from '../../../support/corpora.ts';

const SAID = '推动构建人类命运共同体走深走实';
const index = indexOf(
  [fileOf('one.txt', `题目\n${SAID}。`), fileOf('two.txt', `又一篇\n推动构建人类命运共同体落地。`)],
  2,
  unitSegmenter,
);

/** The evidence for an edit, and, by a number for each, which runs its counts are of. */
function look(text: string, change: Partial<Edit>) {
  const edit: Edit = { kind: 'exchanged', at: 7, wrong: '', right: '', sound: 0, shape: 0, ...change };
  const runs: string[] = [''];
  const likelihood = {
    of: () => -1,
    ofDraft: () => -20,
    share: (run: string) => (run === '' ? -1 : 0.5),
    count: (run: string) => (runs.includes(run) ? runs.indexOf(run) : runs.push(run) - 1),
  };
  const rates: string[] = [];
  const exchanges = { nearRate: (right: string, wrong: string) => rates.push(`${right} ${wrong}`) };
  const evidence = evidenceFor(text, edit, likelihood, new CorpusMatcher(index, 'draft:'), exchanges);
  expect(evidence).toBeDefined();
  const { pairBefore, pairAfter, three, twoBefore, twoAfter, own, corrected, heart, wideHeart } = evidence!;
  const counted = { pairBefore, pairAfter, three, twoBefore, twoAfter, own, corrected, heart, wideHeart };
  return {
    evidence: evidence!,
    counts: Object.fromEntries(Object.entries(counted).map(([name, number]) => [name, runs[number]])),
    closer: evidence!.closer(),
    rates,
  };
}

describe('what is counted of an exchange', () => {
  it.each([
    [
      '推动构建人类命韵共同体',
      { wrong: '韵', right: '运' },
      {
        pairBefore: '命韵',
        pairAfter: '韵共',
        three: '命韵共',
        twoBefore: '类命韵',
        twoAfter: '韵共同',
        own: '韵',
        corrected: '运',
        heart: '命运共',
        wideHeart: '类命运共同',
      },
    ],
    [
      '推动构建人类命共同体',
      { kind: 'dropped', wrong: '', right: '运' },
      {
        pairBefore: '命共',
        pairAfter: '命共',
        three: '命共',
        twoBefore: '类命共',
        twoAfter: '命共同',
        own: '',
        corrected: '运',
        heart: '命运共',
        wideHeart: '类命运共同',
      },
    ],
    [
      '推动构建人类命的运共同体',
      { kind: 'added', wrong: '的', right: '' },
      {
        pairBefore: '命的',
        pairAfter: '的运',
        three: '命的运',
        twoBefore: '类命的',
        twoAfter: '的运共',
        own: '的',
        corrected: '',
        heart: '命运',
        wideHeart: '类命运共',
      },
    ],
    [
      '退动构建人类',
      { at: 0, wrong: '退', right: '推' },
      { pairBefore: '', three: '', twoBefore: '退', pairAfter: '退动', heart: '推动', wideHeart: '推动构' },
    ],
    [
      '构建人类命孕',
      { at: 5, wrong: '孕', right: '运' },
      { pairAfter: '', three: '', twoAfter: '孕', pairBefore: '命孕', heart: '命运', wideHeart: '类命运' },
    ],
  ] as const)('in %s', (text, change, counts) => {
    expect(look(text, change).counts).toMatchObject(counts);
  });

  it('is the share of what is written, if anything is', () => {
    expect(look('推动构建人类命韵共同体', { wrong: '韵', right: '运' }).evidence.share).toBe(0.5);
    expect(look('推动构建人类命共同体', { kind: 'dropped', right: '运' }).evidence.share).toBe(0);
  });

  it('is how far the corpus holds it, and the articles that have what is shown of that', () => {
    const { evidence } = look('推动构建人类命韵共同体走深走实', { wrong: '韵', right: '运' });
    expect(evidence).toMatchObject({ reachBefore: 6, reachAfter: 6, start: 3, end: 12, articles: 1 });
    const near = look('命韵共同体和', { at: 1, wrong: '韵', right: '运' }).evidence;
    expect(near).toMatchObject({ reachBefore: 1, reachAfter: 3, start: 0, end: 5, articles: 2 });
  });
});

describe('a closer look', () => {
  it('counts what the corpus has between the same neighbours', () => {
    const { closer } = look('推动构建人类命韵共同体', { wrong: '韵', right: '运' });
    expect(closer).toMatchObject({ chances: 2, fixed: 2, heldBefore: 0, heldAfter: 0, freeBefore: 0 });
  });

  it('says nothing at the edge of what the corpus holds', () => {
    expect(look('退动构建人类', { at: 0, wrong: '退', right: '推' }).closer).toMatchObject({ chances: 0 });
    expect(look('构建人类命孕', { at: 5, wrong: '孕', right: '运' }).closer).toMatchObject({ chances: 0 });
  });

  it.each([
    ['dropped', '推动构建人类命共同体', '', '运', ['命运 命', '运共 共']],
    ['added', '推动构建人类命的运共同体', '的', '', ['命 命的', '运 的运']],
    ['swapped', '推动构建人类命共运同体', '共运', '运共', ['命运共 命共运', '运共同 共运同']],
  ] as const)(
    'asks how freely what is moved is exchanged beside a neighbour: %s',
    (kind, text, wrong, right, asked) => {
      const { closer, rates } = look(text, { kind, wrong, right });
      expect(rates).toEqual(asked);
      expect([closer.freeBefore, closer.freeAfter]).toEqual([1, 2]);
    },
  );

  it('says how long the runs up to what is moved are, and from there on', () => {
    const dropped = look('推动构建人类命共同体', { kind: 'dropped', right: '运' });
    // Up to six units, where the text has them.
    expect(dropped.closer).toMatchObject({ heldBefore: 6, heldAfter: 4 });
    const short = look('甲类命共同乙', { kind: 'dropped', at: 3, right: '运' });
    expect(short.closer).toMatchObject({ heldBefore: 3, heldAfter: 3 });
    const first = look('类命共同乙', { kind: 'dropped', at: 2, right: '运' });
    expect(first.closer).toMatchObject({ heldBefore: 3, heldAfter: 3 });
    const last = look('甲类命共同', { kind: 'dropped', at: 3, right: '运' });
    expect(last.closer).toMatchObject({ heldBefore: 3, heldAfter: 3 });
    const added = look('甲类命的运共乙', { kind: 'added', at: 3, wrong: '的' });
    expect(added.closer).toMatchObject({ heldBefore: 3, heldAfter: 3 });
  });

  it('asks for no neighbour beyond the text', () => {
    const { rates, closer } = look('动推构建人类', { kind: 'swapped', at: 0, wrong: '动推', right: '推动' });
    expect(rates).toEqual(['推动构 动推构']);
    expect(closer).toMatchObject({ freeBefore: 0, freeAfter: 1 });
  });
});
