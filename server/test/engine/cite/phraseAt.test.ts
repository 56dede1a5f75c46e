import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseAround } from '../../../src/engine/cite/clause.ts';
import { longestPhraseAt, phraseAt } from '../../../src/engine/cite/phraseAt.ts';
import type { CorpusIndex } from '../../../src/engine/index/corpusIndex.ts';
import type { Segmenter } from '../../../src/engine/text/segmenter.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';

/** The part of a draft that `find` gives for the `|` in it, between `[` and `]`. */
function shownBy(find: typeof phraseAt, index: CorpusIndex, marked: string): string | undefined {
  const text = marked.replace('|', '');
  const found = find(index, { uri: 'file:///d.md', text, languageId: 'markdown' }, marked.indexOf('|'));
  if (!found) return undefined;
  const { start, end } = found.span;
  expect(found.text).toBe(text.slice(start, end));
  return `${text.slice(0, start)}[${found.text}]${text.slice(end)}`;
}

/** {@link count} units in which none of two units comes again. */
function distinct(count: number): string {
  const digits = '甲乙丙丁戊己庚辛壬癸';
  const heavens = Array.from({ length: 100 }, (_, n) => `${digits[Math.floor(n / 10)]}${digits[n % 10]}`);
  return heavens.join('').slice(0, count);
}

describe('a phrase around the cursor', () => {
  const index = indexOf([fileOf('a.txt', '题\n统筹发展，安全\n甲、守住、乙')], 1, unitSegmenter);

  it.each([
    ['前|统筹发展后', '前[统筹发展]后'],
    ['前统筹发展|后', '前[统筹发展]后'],
    ['前|甲统筹发展', undefined],
    ['前统筹发展后|', undefined],
    // A line ends a phrase on both sides.
    ['统筹\n发展|\n安全', '统筹\n[发展]\n安全'],
    ['统筹\n|发展\n安全', '统筹\n[发展]\n安全'],
    ['统筹|\n发展', '[统筹]\n发展'],
    ['\n|统筹', '\n[统筹]'],
    ['|\n统筹', undefined],
    // However it ends.
    ['统筹\r发展|\r安全', '统筹\r[发展]\r安全'],
    ['统筹\r|发展\r安全', '统筹\r[发展]\r安全'],
    ['统筹|\r发展', '[统筹]\r发展'],
    ['|\r统筹', undefined],
    ['统筹\r\n发展|\r\n安全', '统筹\r\n[发展]\r\n安全'],
    // So does the end of a clause, and the cursor at it belongs to the clause before.
    ['统筹发展|，安全', '[统筹发展]，安全'],
    ['统筹发展，|安全', '统筹发展，[安全]'],
    // Marks at the ends are left out, on whichever side of one the cursor is.
    ['乙、守住|、甲', '乙、[守住]、甲'],
    ['乙|、守住、甲', '乙、[守住]、甲'],
    ['乙、守住、|甲', '乙、[守住]、甲'],
    ['丙丁|、戊己', undefined],
  ])('of %j is %j', (marked, shown) => {
    expect(shownBy(phraseAt, index, marked)).toBe(shown);
  });

  it.each([
    ['无“统筹|发展”无', '无[“统筹发展”]无'],
    ['无《统筹|安全》无', '无[《统筹安全》]无'],
    // Half of a pair goes, on whichever side it is.
    ['“无统筹|发展”无', '“无[统筹发展]”无'],
    ['无》统筹|安全》无', '无》[统筹安全]》无'],
    ['无甲|乙“无', '无[甲乙]“无'],
    ['“无”甲|乙', '“无”[甲乙]'],
    ['无丙|丁《无', '无[丙丁]《无'],
  ])('keeps the marks of a pair that it holds: %j is %j', (marked, shown) => {
    const own = indexOf(
      [fileOf('a.txt', '题\n“统筹发展”\n《统筹安全》\n”甲乙”、丙丁《戊')],
      1,
      unitSegmenter,
    );
    expect(shownBy(phraseAt, own, marked)).toBe(shown);
  });

  it('has two units at least', () => {
    expect(shownBy(phraseAt, index, '无统|无')).toBeUndefined();
    expect(shownBy(phraseAt, index, '无统筹|无')).toBe('无[统筹]无');
  });

  it.each([79, 80, 81])('has 80 units at most: of %i', (units) => {
    const own = indexOf([fileOf('a.txt', `题\n${distinct(200)}`)], 1, unitSegmenter);
    const text = distinct(units);
    const kept = Math.min(units, 80);
    expect(shownBy(phraseAt, own, `|${text}`)).toBe(`[${text.slice(0, kept)}]${text.slice(kept)}`);
    // The first of several that have as many.
    expect(shownBy(phraseAt, own, `${text}|`)).toBe(`${text.slice(0, -kept)}[${text.slice(-kept)}]`);
  });

  it('ends where words end, if it holds the cursor and two units then', () => {
    const pairs: Segmenter = {
      name: 'Intl.Segmenter',
      tag: (text) => (text.match(/丙丁|../gu) ?? [text]).map((word) => ({ word, tag: '' })),
    };
    const own = indexOf([fileOf('a.txt', '标题\n甲乙丙丁戊己')], 1, pairs);
    expect(shownBy(phraseAt, own, '无乙丙|丁戊无')).toBe('无乙[丙丁]戊无');
    expect(shownBy(phraseAt, own, '无乙|丙丁戊无')).toBe('无乙[丙丁]戊无');
    expect(shownBy(phraseAt, own, '无乙丙丁|戊无')).toBe('无乙[丙丁]戊无');
    expect(shownBy(phraseAt, own, '无|乙丙丁戊无')).toBe('无[乙丙丁戊]无');
    expect(shownBy(phraseAt, own, '无乙丙丁戊|无')).toBe('无[乙丙丁戊]无');
    expect(shownBy(phraseAt, own, '无乙|丙无')).toBe('无[乙丙]无');
    // The end of a passage is one of a word.
    expect(shownBy(phraseAt, own, '无戊|己无')).toBe('无[戊己]无');
    expect(shownBy(phraseAt, own, '无丁戊|己无')).toBe('无丁[戊己]无');
  });

  const letters = (...of: readonly string[]) =>
    fc.array(fc.constantFrom(...of), { maxLength: 14 }).map((parts) => parts.join(''));

  it('is what trying all gives, within a clause and over its borders', () => {
    fc.assert(
      fc.property(
        letters('甲', '乙', '，'),
        letters('甲', '乙', '，', '\n'),
        fc.nat(14),
        (source, text, at) => {
          const cursor = Math.min(at, text.length);
          const marked = `${text.slice(0, cursor)}|${text.slice(cursor)}`;
          const own = indexOf([fileOf('a.txt', `题\n${source}`)], 1, unitSegmenter);
          const line = {
            start: text.slice(0, cursor).lastIndexOf('\n') + 1,
            end: cursor + text.slice(cursor).split('\n', 1)[0].length,
          };
          expect(shownBy(longestPhraseAt, own, marked)).toBe(tryAll(source, text, cursor, line));
          const clause = {
            start: cursor - /[^，\n]*$/u.exec(text.slice(0, cursor))![0].length,
            end: cursor + /^[^，\n]*/u.exec(text.slice(cursor))![0].length,
          };
          expect(shownBy(phraseAt, own, marked)).toBe(tryAll(source, text, cursor, clause));
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** The first of the longest parts between `from.start` and `from.end` over the cursor, without marks at its ends. */
function tryAll(
  source: string,
  text: string,
  cursor: number,
  from: { start: number; end: number },
): string | undefined {
  let best = { start: 0, end: 0 };
  for (let { start } = from; start <= cursor; start++) {
    for (let end = Math.max(cursor, start + 1); end <= from.end; end++) {
      if (end - start > best.end - best.start && source.includes(text.slice(start, end)))
        best = { start, end };
    }
  }
  let { start, end } = best;
  while (start < end && text[start] === '，') start++;
  while (start < end && text[end - 1] === '，') end--;
  return end - start < 2 ? undefined : `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

describe('the clause around the cursor', () => {
  it.each([
    ['甲，乙|丙。丁', '甲，[乙丙]。丁'],
    ['甲，|乙丙。丁', '甲，[乙丙]。丁'],
    ['甲，乙丙|。丁', '甲，[乙丙]。丁'],
    ['甲|', '[甲]'],
    ['|甲', '[甲]'],
    ['|', '[]'],
    ['甲|；乙', '[甲]；乙'],
    ['甲：|乙！', '甲：[乙]！'],
    ['甲？乙、|丙\n丁', '甲？[乙、丙]\n丁'],
    ['甲\n|乙', '甲\n[乙]'],
    // As typed, before it is folded.
    ['甲,乙|丙?丁', '甲,[乙丙]?丁'],
    ['甲､乙｡|丙\r\n丁', '甲､乙｡[丙]\r\n丁'],
  ])('of %j is %j', (marked, shown) => {
    const text = marked.replace('|', '');
    const { start, end } = clauseAround(text, marked.indexOf('|'));
    expect(`${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`).toBe(shown);
  });
});
