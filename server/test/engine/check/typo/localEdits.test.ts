import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { exchangesOf } from '../../../../src/engine/check/exchanges.ts';
import { FoundRuns } from '../../../../src/engine/check/foundRuns.ts';
import { doubtsOf } from '../../../../src/engine/check/typo/doubts.ts';
import { EarlierTexts } from '../../../../src/engine/check/typo/earlierTexts.ts';
import { gramsOf } from '../../../../src/engine/check/typo/grams.ts';
import { Likelihood } from '../../../../src/engine/check/typo/likelihood.ts';
import { type Attested, LocalEdits } from '../../../../src/engine/check/typo/localEdits.ts';
import { phraseCountsOf } from '../../../../src/engine/check/typo/phraseCounts.ts';
import { CorpusIndex } from '../../../../src/engine/index/corpusIndex.ts';
import type { KnownWords } from '../../../../src/engine/text/knownWords.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';
import { dictionaryOf } from '../../../support/dictionary.ts';

const SENTENCES = [
  '建立健全联防联控工作机制并且抓好各项任务落实',
  '进一步加强和改善宏观调控力度，保障重要民生商品供给稳定有序',
  '各地认真做好总结评估工作，有关部门按职责分工负责推进',
];
const index = indexOf(
  Array.from({ length: 8 }, (_, n) => fileOf(`${n}.txt`, SENTENCES.join('。\n') + '。'.repeat(n))),
  2,
);
const matcher = new CorpusMatcher(index, 'draft:');
const WORDS = dictionaryOf(
  '建立 健全 联防 联控 工作 机制 并且 抓好 各项 任务 落实 进一步 加强 改善 宏观 调控 力度 保障 重要 民生 供给 各地 总结 评估'.split(
    ' ',
  ),
);
const finder = (words?: KnownWords): LocalEdits =>
  new LocalEdits(matcher, words, new Likelihood(matcher), exchangesOf(matcher));
const none = (text: string): FoundRuns => new FoundRuns([], text.length);
const plain = (found: readonly Attested[]) =>
  found.map(({ edit, evidence: { closer, ...rest } }) => ({ edit, ...rest, ...closer() }));

/** Sentences with a few characters in other places, one after the other. */
const draft = fc
  .array(fc.tuple(fc.constantFrom(...SENTENCES), fc.nat(30), fc.constantFrom('', '只', '机', '智', '工工')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.map(([text, at, slip]) => text.slice(0, at) + slip + text.slice(at + 1)).join('，'));
/** Where something is typed, how much is taken away, and what is put there. */
const typed = fc.tuple(fc.nat(100), fc.nat(4), fc.constantFrom('', '新', '工', '工工工', '机智', '推进。'));

function clauseAround(text: string, at: number) {
  const end = text.slice(at).search(/[，。]/u);
  return {
    start: Math.max(text.lastIndexOf('，', at - 1), text.lastIndexOf('。', at - 1)) + 1,
    end: end < 0 ? text.length : at + end,
  };
}

describe('exchanges around an edit', () => {
  it.each([
    ['no dictionary', undefined],
    ['a dictionary', WORDS],
  ])('are those that a look at the whole text finds, with %s', (_, words) => {
    let kept = 0;
    fc.assert(
      fc.property(draft, fc.array(typed, { maxLength: 6 }), (first, edits) => {
        const local = finder(words);
        let text = first;
        local.in(text, none(text));
        for (const [at, removed, put] of edits) {
          text = text.slice(0, at) + put + text.slice(at + removed);
          const found = plain(local.in(text, none(text)));
          expect(found).toEqual(plain(finder(words).in(text, none(text))));
          kept += found.length;
        }
      }),
      { numRuns: 60 },
    );
    // Where neither finds anything they agree on nothing.
    expect(kept).toBeGreaterThan(10);
  });

  it('are those outside the clause that is being written, and all once it is no more', () => {
    fc.assert(
      fc.property(draft, fc.array(fc.tuple(typed, fc.boolean()), { maxLength: 6 }), (first, edits) => {
        const local = finder();
        let text = first;
        local.in(text, none(text));
        for (const [[at, removed, put], isLeft] of edits) {
          const from = Math.min(at, text.length);
          text = text.slice(0, from) + put + text.slice(from + removed);
          const clause = isLeft ? undefined : clauseAround(text, Math.min(text.length, from + put.length));
          const outside = (found: readonly Attested[]) =>
            plain(found).filter(
              ({ edit: { at: start, wrong } }) =>
                !clause || start > clause.end || start + wrong.length < clause.start,
            );
          expect(outside(local.in(text, none(text), clause))).toEqual(outside(finder().in(text, none(text))));
        }
        expect(plain(local.in(text, none(text)))).toEqual(plain(finder().in(text, none(text))));
      }),
      { numRuns: 100 },
    );
  });

  it('are sought neither in the clause being written nor of the unit after it', () => {
    const text = SENTENCES[0].replace('机制', '机智');
    const at = text.indexOf('智');
    const rights = (start: number, end: number) =>
      finder()
        .in(text, none(text), { start, end })
        .filter(({ edit }) => edit.at === at && edit.wrong === '智')
        .map(({ edit }) => edit.right);
    expect(rights(0, at - 1)).toContain('制');
    expect(rights(0, at)).toEqual([]);
    expect(rights(at, text.length)).toEqual([]);
    expect(rights(at + 1, text.length)).toContain('制');
  });

  it('are sought around it alone', () => {
    let asked = 0;
    // Another index, of which nothing is remembered.
    const counting = new CorpusMatcher(new CorpusIndex(index.shards), 'draft:');
    const holds = counting.holds.bind(counting);
    counting.holds = (phrase) => {
      asked++;
      return holds(phrase);
    };
    const local = new LocalEdits(counting, undefined, new Likelihood(counting), exchangesOf(matcher));
    const text = SENTENCES.map((sentence) => sentence.replace('工作', '公作')).join('，');
    const long = Array.from({ length: 20 }, () => text).join('；');
    local.in(long, none(long));
    const whole = asked;
    asked = 0;
    const later = `${long.slice(0, 700)}新${long.slice(700)}`;
    local.in(later, none(later));
    expect(asked * 10).toBeLessThan(whole);
  });

  it('doubts are the same there whether all of the text is looked at or not', () => {
    fc.assert(
      fc.property(draft, fc.nat(80), fc.nat(80), (text, a, length) => {
        const from = Math.min(a, text.length);
        const to = Math.min(text.length, from + length);
        const grams = gramsOf(index);
        const counts = phraseCountsOf(matcher);
        const all = doubtsOf(text, none(text), grams, counts);
        const some = doubtsOf(text, none(text), grams, counts, from, to);
        expect(some.unit.slice(from, to + 1)).toEqual(all.unit.slice(from, to + 1));
        expect(some.joint.slice(from, to + 1)).toEqual(all.joint.slice(from, to + 1));
      }),
    );
  });
});

describe('the earlier text', () => {
  it('is that of those with the same beginning or end that has most in common', () => {
    const earlier = new EarlierTexts<number>();
    earlier.remember({ text: '甲乙丙丁戊己庚辛壬癸子丑寅卯', found: [1] });
    earlier.remember({ text: '辰巳午未申酉戌亥甲乙丙丁戊己庚', found: [2] });
    expect(earlier.likest('甲乙丙丁戊己庚辛壬癸子新丑寅卯')).toMatchObject({
      earlier: { found: [1] },
      prefix: 11,
      suffix: 3,
    });
    expect(earlier.likest('辰午未申酉戌亥甲乙丙丁戊己庚')).toMatchObject({
      earlier: { found: [2] },
      prefix: 1,
      suffix: 13,
    });
    expect(earlier.likest('新的一段文字与先前的全不相同')).toBeUndefined();
    expect(earlier.likest('短')).toBeUndefined();
  });
});
