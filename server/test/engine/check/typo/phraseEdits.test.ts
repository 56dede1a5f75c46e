import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FoundRuns } from '../../../../src/engine/check/foundRuns.ts';
import { CorpusMatcher } from '../../../../src/engine/check/corpusMatcher.ts';
import { type NearPhrase, nearPhrases } from '../../../../src/engine/check/nearPhrases.ts';
import { isOneWord } from '../../../../src/engine/check/wordBorders.ts';
import { PhraseIndex } from '../../../../src/engine/check/phraseIndex.ts';
import type { Edit } from '../../../../src/engine/check/typo/edit.ts';
import { ARTICLES_FOR_A_SLIP, phraseEdits } from '../../../../src/engine/check/typo/phraseEdits.ts';
import { CorpusIndex } from '../../../../src/engine/index/corpusIndex.ts';
import { Lexicon } from '../../../../src/engine/phrases/lexicon.ts';
import { fileOf, indexOf } from '../../../support/corpora.ts';

const UNITS = ['发', '展', '和', '的'];
const phrase = fc.string({ unit: fc.constantFrom(...UNITS), minLength: 6, maxLength: 12 });
const keyOf = (length: number): number => Math.max(3, Math.ceil((length - 2) / 2));

function editsOf(text: string, phrases: readonly string[], index = CorpusIndex.empty, articles = 9): Edit[] {
  const lexicon = Lexicon.of(phrases.map((of) => ({ text: of, original: of, places: articles, articles })));
  const matcher = new CorpusMatcher(index, 'draft:');
  const near = nearPhrases(text, new PhraseIndex(lexicon, 3), new FoundRuns([], text.length));
  return phraseEdits(text, near, matcher);
}

function corrected(text: string, { at, wrong, right }: Pick<Edit, 'at' | 'wrong' | 'right'>): string {
  return text.slice(0, at) + right + text.slice(at + wrong.length);
}

/** Every slip that may be in {@link text}, the slow way. */
function* everySlip(text: string): Generator<{ at: number; wrong: string; right: string }> {
  for (let at = 0; at <= text.length; at++) {
    for (const right of UNITS) {
      // Of equal units the last one is missing, or too many.
      if (text[at] !== right) yield { at, wrong: '', right };
      if (at < text.length && right !== text[at]) yield { at, wrong: text[at], right };
    }
    if (at < text.length && text[at] !== text[at + 1]) yield { at, wrong: text[at], right: '' };
    if (at + 1 < text.length && text[at] !== text[at + 1])
      yield { at, wrong: text.slice(at, at + 2), right: text[at + 1] + text[at] };
  }
}

describe('phraseEdits', () => {
  it('makes of a text what any slip makes a set phrase of it, and nothing else', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(phrase, { minLength: 1, maxLength: 4 }),
        fc.array(fc.oneof(fc.nat({ max: 9999 }), fc.constantFrom(...UNITS)), { minLength: 1, maxLength: 5 }),
        (phrases, parts) => {
          const text = parts
            .map((part) => (typeof part === 'string' ? part : slipped(phrases[part % phrases.length], part)))
            .join('');
          const edits = editsOf(text, phrases);
          for (const edit of edits) {
            const now = corrected(text, edit);
            const { at, right } = edit;
            const isMade = phrases.some(
              (of) =>
                of.length === edit.phrase?.length &&
                Array.from(now, (_, start) => start).some(
                  (start) =>
                    start <= at && at + right.length <= start + of.length && now.startsWith(of, start),
                ),
            );
            expect(isMade).toBe(true);
          }
          const results = new Set(edits.map((edit) => corrected(text, edit)));
          for (const slip of everySlip(text)) {
            const now = corrected(text, slip);
            for (const of of phrases) {
              const key = keyOf(of.length);
              for (let start = 0; start + of.length <= now.length; start++) {
                const end = start + of.length;
                const isDropped = slip.wrong === '';
                const inside = isDropped ? 1 : slip.right === '' ? 1 : 0;
                if (!now.startsWith(of, start) || slip.at < start + inside) continue;
                if (slip.at + slip.right.length > end - inside) continue;
                const draftEnd = end - slip.right.length + slip.wrong.length;
                // A whole phrase from one of its ends on is not a slip from there.
                if (text.startsWith(of, start) || text.slice(0, draftEnd).endsWith(of)) continue;
                const head = text.startsWith(of.slice(0, key), start);
                const tail = text.slice(0, draftEnd).endsWith(of.slice(-key));
                if (!head && !tail) continue;
                // Of two slips that make the phrase at the same place one is enough.
                const isFound = [...results].some(
                  (result) =>
                    result.startsWith(of, start) ||
                    result.slice(0, result.length - (now.length - end)).endsWith(of),
                );
                expect(isFound).toBe(true);
                found++;
              }
            }
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it.each([
    ['exchanged', '统筹发站和安全', '统筹发展和安全'],
    // Beside the same one, but in place of another.
    ['exchanged', '统筹发发和安全', '统筹发展和安全'],
    ['swapped', '统筹展发和安全', '统筹发展和安全'],
    ['swapped', '推进项三改革工作', '推进三项改革工作'],
    ['dropped', '统筹发和安全', '统筹发展和安全'],
    ['added', '统筹发展和的安全', '统筹发展和安全'],
    ['doubled', '统筹发展和和安全', '统筹发展和安全'],
  ])('names the kind: %s', (kind, wrong, right) => {
    const edits = editsOf(`又${wrong}，`, [right]);
    expect(edits.map((edit) => [edit.kind, corrected(`又${wrong}，`, edit)])).toEqual([
      [kind, `又${right}，`],
    ]);
  });

  it.each([
    ['its first unit', '也对广|广大发展中国家开放', '广大发展中国家'],
    ['its last unit', '对广大发展中国家|家开放', '广大发展中国家'],
  ])('finds %s twice where the phrase is whole', (_what, marked, phrase_) => {
    const [before, after] = marked.split('|');
    const [edit, ...more] = editsOf(before + after, [phrase_]);
    expect(more).toEqual([]);
    expect(edit).toMatchObject({ kind: 'doubled', at: before.length, right: '', phrase: { length: 7 } });
    expect(corrected(before + after, edit)).toBe(before + after.slice(1));
  });

  it('asks for the border of a word where the slip is near, and not at the far end', () => {
    const index = indexOf([
      fileOf('a.txt', '甲\n要召开会议。人民要当家。'),
      fileOf('b.txt', '乙\n都参加会议。人民说了算。'),
    ]);
    expect([isOneWord('会议', index), isOneWord('人民', index)]).toEqual([true, true]);
    expect(editsOf('中共的中央政治局常委会议', ['中共中央政治局常委会'], index)).toHaveLength(1);
    expect(editsOf('中共中央政治局的常委会议', ['中共中央政治局常委会'], index)).toEqual([]);
    expect(editsOf('人民民主专政制度', ['民主专政制度'], index)).toEqual([]);
    expect(editsOf('民民主专政制度', ['民主专政制度'], index)).toHaveLength(1);
  });

  it('passes over what a source has, unless the phrase is in so many articles for each place of it', () => {
    const index = indexOf([fileOf('a.txt', '甲\n统筹发站和安全')]);
    expect(editsOf('统筹发站和安全', ['统筹发展和安全'], index, ARTICLES_FOR_A_SLIP - 1)).toEqual([]);
    expect(editsOf('统筹发站和安全', ['统筹发展和安全'], index, ARTICLES_FOR_A_SLIP)).toHaveLength(1);
  });

  it.each([
    ['坚持全面从严治|，推进', '全面从严治党', '党'],
    ['坚持全面从严治|、推进', '全面从严治党', '党'],
    ['始终，|面从严治党', '全面从严治党', '全'],
  ])('puts in what is missing at an end beside a mark: %s', (marked, phrase_, right) => {
    const [edit, ...more] = editsOf(marked.replace('|', ''), [phrase_]);
    expect(more).toEqual([]);
    expect(edit).toMatchObject({
      kind: 'dropped',
      at: marked.indexOf('|'),
      right,
      phrase: { isCutOff: true },
    });
  });

  it.each([
    ['more may come at the end of a text', '坚持全面从严治', '全面从严治党'],
    ['what goes on may be another phrase', '坚持全面从严治理', '全面从严治党'],
    ['members of a list may share their beginning', '中、日两国人民友好', '中日两国人民'],
    ['the text begins', '面从严治党', '全面从严治党'],
  ])('puts in nothing at an end where %s', (_, text, phrase_) => {
    expect(editsOf(text, [phrase_]).filter(({ kind }) => kind === 'dropped')).toEqual([]);
  });

  it('puts in what is missing at an end only where the corpus, but for its own slips, has no such end elsewhere', () => {
    const cut = (times: number, articles: number): Edit[] => {
      const more = Array.from({ length: times }, (_, n) =>
        fileOf(`b${n}.txt`, `乙${n}\n全面从严治警第${n}次`),
      );
      const index = indexOf([fileOf('a.txt', '甲\n全面从严治党'), ...more]);
      return editsOf('坚持全面从严治，', ['全面从严治党'], index, articles);
    };
    expect(cut(0, 3)).toHaveLength(1);
    expect(cut(1, ARTICLES_FOR_A_SLIP - 1)).toEqual([]);
    expect(cut(1, ARTICLES_FOR_A_SLIP)).toHaveLength(1);
    expect(cut(2, ARTICLES_FOR_A_SLIP)).toEqual([]);
  });

  it('puts in nothing at an end that the corpus has beside the same mark', () => {
    const beside = (mark: string): Edit[] => {
      const index = indexOf([fileOf('a.txt', `甲\n全面从严治党\n全面从严治${mark}推进`)]);
      return editsOf('坚持全面从严治，', ['全面从严治党'], index, 9 * ARTICLES_FOR_A_SLIP);
    };
    expect(beside('，')).toEqual([]);
    expect(beside('。')).toHaveLength(1);
  });

  it.each([
    ['乙', '甲', 1],
    ['a', 'b', 0],
    ['甲', 'b', 0],
    ['a', '甲', 0],
    ['', 'b', 0],
    ['a', '', 0],
  ])('takes %j for a slip of %j in a phrase so often: %i', (wrong, right, count) => {
    const text = `大力推进${right}级景区建设`;
    const near: NearPhrase[] = [
      { phrase: { text, original: text, places: 9, articles: 9 }, at: 0, side: 'begins' },
    ];
    const matcher = new CorpusMatcher(CorpusIndex.empty, 'draft:');
    expect(phraseEdits(`大力推进${wrong}级景区建设`, near, matcher)).toHaveLength(count);
  });

  it('leaves numbers and punctuation alone', () => {
    expect(editsOf('推进第三项改革工作', ['推进第四项改革工作'])).toEqual([]);
    expect(editsOf('推进第三十项改革工作', ['推进第十三项改革工作'])).toEqual([]);
    expect(editsOf('推进改革，开放工作', ['推进改革开放工作'])).toEqual([]);
  });
});

/** {@link of} with a slip, by {@link seed}. */
function slipped(of: string, seed: number): string {
  const at = seed % of.length;
  const [before, here, after] = [of.slice(0, at), of[at], of.slice(at + 1)];
  return [
    of,
    before + after,
    before + here + here + after,
    before + UNITS[(seed >> 4) % UNITS.length] + after,
    before + after.slice(0, 1) + here + after.slice(1),
  ][(seed >> 7) % 5];
}
