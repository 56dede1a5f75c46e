import { describe, expect, it } from 'vitest';
import { closingQuotes, isBalanced, openBrackets } from '../../../src/engine/text/balance.ts';
import type { Completion } from '../../../src/engine/complete/completion.ts';
import { Predictor } from '../../../src/engine/complete/predictor.ts';
import { EMPTY_LEXICON } from '../../../src/engine/phrases/lexicon.ts';
import { foldText } from '../../../src/engine/text/fold.ts';
import { draftOf } from '../../support/checks.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const TEXTS = [
  '我们要坚持和发展新时代“枫桥经验”，维护社会稳定。',
  '全市坚持和发展新时代“枫桥经验”，维护国家安全。',
  '持续推动《安全生产法》（修订版）落地见效，守牢安全底线。',
  '要持续推动《安全生产法》（修订版）落地见效。',
  '各级坚持和发展新时代“枫桥经验”，筑牢平安根基。',
];
const index = indexOf(TEXTS.map((text, number) => fileOf(`${number}.txt`, `第${number}号报告\n${text}`)));
const predictor = new Predictor({ index, lexicon: EMPTY_LEXICON });

/** The list at `|`, and what accepting its first item gives. */
function at(marked: string, languageId = 'plaintext') {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
  const draft = { ...draftOf(text, languageId), uri: `untitled:${marked}` };
  const { items } = predictor.completeNow({ draft, offset, options });
  const accept = ({ replace, text: item }: Completion): string =>
    text.slice(0, replace.start) + item + text.slice(replace.end);
  return { items, accepted: items.map(accept) };
}

describe('what stands right of the caret', () => {
  it.each([
    ['坚持和发展新时代|”', '坚持和发展新时代“枫桥经验”'],
    ['坚持和发展新时代“|”', '坚持和发展新时代“枫桥经验”'],
    ['坚持和发展新时代“枫桥|经验”，', '坚持和发展新时代“枫桥经验”，'],
    ['推动《安全|》', '推动《安全生产法》'],
    ['坚持和发展新时代|，维护', '坚持和发展新时代“枫桥经验”，维护'],
  ])('%s is not said twice', (marked, start) => {
    expect(at(marked).accepted[0]).toSatisfy((text: string) => text.startsWith(start));
  });

  it('is no reason to offer it once more', () => {
    expect(at('坚持和发展新时代“枫桥|经验”，维护').items.map(({ text }) => text)).not.toContain('经验”，');
  });
});

describe('quotes and brackets', () => {
  it.each([
    ['坚持和发展新时代|', '“枫桥经验”'],
    ['讲"求实",坚持和发展新时代|', '"枫桥经验"'],
    ['講「求實」，坚持和发展新时代|', '「枫桥经验」'],
    ['坚持和发展新时代“|', '枫桥经验”'],
    ['持续推动|', '《安全生产法》'],
  ])('%s goes on with %s', (marked, start) => {
    expect(at(marked).items[0].text.startsWith(start)).toBe(true);
  });

  it('are balanced in every item', () => {
    for (const text of TEXTS) {
      for (let offset = 1; offset < text.length; offset++) {
        const before = text.slice(0, offset);
        const open = openBrackets(foldText(before));
        for (const item of at(`${before}|`).items) expect(isBalanced(foldText(item.text), open)).toBe(true);
      }
    }
  });

  it('differ by what is open', () => {
    expect(openBrackets('甲“乙《丙》')).toBe('“');
    expect(isBalanced('》', '')).toBe(false);
    expect(isBalanced('“甲', '')).toBe(false);
    expect(closingQuotes('甲“乙“', '“')).toEqual([false, true, false, false]);
  });
});

describe('the width of punctuation', () => {
  const texts = (draft: string): string =>
    at(draft)
      .items.map(({ text }) => text)
      .join(' ');

  it('is the draft’s', () => {
    expect(texts('一要学习,二要落实,坚持和发展新时代|')).toContain(',');
    expect(texts('一要学习，二要落实，坚持和发展新时代|')).toContain('，');
  });
});

describe('figures', () => {
  const figures = indexOf([
    fileOf('a.txt', '收支\n全年财政收入增长１０．５％左右。全年财政收入增长１０．５％左右。'),
    fileOf('b.txt', '决算\n去年财政收入增长10.5%左右。'),
  ]);
  const first = (draft: string): string | undefined => {
    const options = { maxItems: 5, threshold: 0, slots: false, pinyin: false };
    const request = { draft: draftOf(draft), offset: draft.length, options };
    return new Predictor({ index: figures, lexicon: EMPTY_LEXICON }).completeNow(request).items[0]?.text;
  };

  it.each([
    ['ASCII where the draft has none', '财政收入增长', '10.5%左右'],
    ['ASCII as in the draft', '2024年，财政收入增长', '10.5%左右'],
    ['full-width as in the draft', '２０２４年，财政收入增长', '１０．５％左右'],
  ])('are %s', (_width, draft, text) => {
    expect(first(draft)).toContain(text);
  });
});

describe('places where nothing is offered', () => {
  it.each([
    ['a code block', '```\n坚持和发展新时代|\n```'],
    ['code in a line', '`坚持和发展|`'],
    ['a link', '[题](坚持和发展新时代|)'],
    ['the text of a link', '[坚持和发展新时代|](http://example.org)'],
    ['front matter', '---\ntitle: 坚持和发展新时代|\n---\n'],
  ])('%s', (_where, marked) => {
    expect(at(marked, 'markdown').items).toEqual([]);
  });

  it('a new line knows nothing of the one above', () => {
    expect(at('坚持和发展新时代\n|').items).toEqual([]);
  });
});

describe('the draft as a source', () => {
  it('offers what was coined in it', () => {
    const { items } = at('实施“五聚五强”工程，成效明显。\n全力实施“五聚|');
    expect(items[0].text.startsWith('五强”')).toBe(true);
    expect(items[0]).toMatchObject({ places: 0, inDraft: 1 });
  });
});

describe('every item', () => {
  it('is attested, written as its proof has it, and ends where a word ends', () => {
    for (const text of TEXTS) {
      for (let offset = 1; offset < text.length; offset++) {
        for (const { text: item, attested, places } of at(`${text.slice(0, offset)}|`).items) {
          expect(attested.endsWith(foldText(item))).toBe(true);
          expect(places).toBe(index.count(attested));
          expect(places).toBeGreaterThan(0);
          const ends = [...index.places(attested)].map(
            ({ shard, end }) => shard.columns.text[end] === 0 || shard.isWordStart(end),
          );
          expect(ends).toContain(true);
        }
      }
    }
  });
});
