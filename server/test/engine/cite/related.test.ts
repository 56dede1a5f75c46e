import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { cardAt } from '../../../src/engine/cite/card.ts';
import { PassageSearch } from '../../../src/engine/cite/passageSearch.ts';
import { RelatedPassages } from '../../../src/engine/cite/related.ts';
import { CancelledError } from '../../../src/engine/signal.ts';
import type { Segmenter } from '../../../src/engine/text/segmenter.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const index = indexOf([
  fileOf('a.txt', '教育报告\n切实减轻中小学生过重的课业负担，办好人民满意的教育。\n学校食堂管理得到加强。'),
  fileOf('b.txt', '卫生报告\n切实解决群众看病的困难。\n中小学生定期体检。'),
  fileOf('c.txt', '农业报告\n加强水利建设，推动农民增收。'),
]);

const unprepared = new RelatedPassages(index);
const prepared = new RelatedPassages(index);
await prepared.prepare();

describe.each([
  ['gathered by their rarest words', unprepared],
  ['indexed', prepared],
])('RelatedPassages, %s', (_, passages) => {
  it('finds passages that share the rarer words, one an article', () => {
    const found = passages.find('推动中小学生减轻课业负担', 3);
    expect(found.map(({ title }) => title)).toEqual(['教育报告']);
    expect(found[0].match.length).toBeLessThan(5);
  });

  it('finds nothing for one word in common', () => {
    expect(passages.find('中小学生研学旅行活动丰富多彩', 3)).toEqual([]);
    expect(passages.find('', 3)).toEqual([]);
  });

  it('shows a passage once, however many files hold it', async () => {
    const text = '着力整治校园周边交通拥堵问题，保障学生出行安全。';
    const copies = indexOf(['a', 'b'].map((name) => fileOf(`${name}.txt`, `${name}报告\n${text}`)));
    const again = new RelatedPassages(copies);
    if (passages === prepared) await again.prepare();
    expect(again.find('校园周边交通整治', 3)).toHaveLength(1);
  });
});

/** Words of two units, a third for what is left; one unit a mark. */
const PAIRS: Segmenter = {
  name: 'Intl.Segmenter',
  tag: (text) => (text.match(/[，。]|[^，。]{1,2}/gu) ?? []).map((word) => ({ word, tag: '' })),
};

/** Words that no other begins or ends, so that a text of them is cut in one way. */
const WORDS = ['甲乙', '丙丁', '戊己', '庚辛', '壬癸', '子丑', '寅卯'] as const;

describe('passages gathered by their rarest words', () => {
  const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 });

  it('are those of a slow search that follows the definition', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 8 }),
        words,
        fc.nat(3),
        (texts, asked, limit) => {
          const files = texts.map((text, number) => fileOf(`${number}.txt`, `${number}\n${text.join('')}`));
          const related = new RelatedPassages(indexOf(files, 3, PAIRS));
          const joined = texts.map((text) => text.join(''));
          const expected = slowly(joined, asked);
          fc.pre(expected !== undefined);
          const found = related.find(asked.join(''), limit).map(({ title }) => joined[Number(title)]);
          expect(new Set(found).size).toBe(found.length);
          // Which of several that weigh the same come first is not said.
          expect(found.map((text) => expected?.get(text))).toEqual(
            [...(expected?.values() ?? [])].sort((a, b) => b - a).slice(0, limit),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('prefer the shorter of two that hold the same, where the longer is above 250 units', () => {
    const long = `甲乙丙丁${'，'.repeat(300)}`;
    const files = [fileOf('a.txt', `长\n${long}`), fileOf('b.txt', '短\n甲乙丙丁，，')];
    const related = new RelatedPassages(indexOf(files, 2, PAIRS));
    expect(related.find('甲乙丙丁', 2).map(({ title }) => title)).toEqual(['短', '长']);
  });

  it.each([
    [249, '大'],
    [251, '小'],
  ])('lose nothing by a length of up to 250 units: %i', (length, first) => {
    // Where both hold the same, the one comes first whose text sorts first.
    const files = [
      fileOf('a.txt', '小\n甲乙丙丁，，'),
      fileOf('b.txt', `大\n甲乙丙丁${'一'.repeat(length - 4)}`),
    ];
    const related = new RelatedPassages(indexOf(files, 2, PAIRS));
    expect(related.find('甲乙丙丁', 1).map(({ title }) => title)).toEqual([first]);
  });

  it('show the rarest word that they share', () => {
    const files = [fileOf('a.txt', '题\n甲乙甲乙丙丁'), fileOf('b.txt', '又\n甲乙')];
    const [source] = new RelatedPassages(indexOf(files, 2, PAIRS)).find('甲乙丙丁', 1);
    expect([source.before, source.match, source.after]).toEqual(['甲乙甲乙', '丙丁', '']);
  });
});

/**
 * The texts that hold one of the four rarest words, two words and two fifths of their weight, with the weight that they
 * hold; undefined where it is not said which four are the rarest.
 */
function slowly(texts: readonly string[], asked: readonly string[]): Map<string, number> | undefined {
  const distinct = [...new Set(texts)];
  // Titles of one unit, and a 0 unit after each passage.
  const units = texts.reduce((sum, text) => sum + text.length + 3, 0);
  const known = [...new Set(asked)]
    .map((text) => ({ text, places: distinct.reduce((sum, one) => sum + one.split(text).length - 1, 0) }))
    .filter(({ places }) => places > 0)
    .map(({ text, places }) => ({ text, weight: Math.log2(units / places) }))
    .sort((a, b) => b.weight - a.weight);
  if (known.length > 4 && known[3].weight === known[4].weight) return undefined;
  const total = weightOf(known);
  const found = new Map<string, number>();
  for (const text of distinct) {
    const held = known.filter((word) => text.includes(word.text));
    const isGathered = known.slice(0, 4).some((word) => text.includes(word.text));
    if (isGathered && held.length >= 2 && weightOf(held) >= 0.4 * total) found.set(text, weightOf(held));
  }
  return found;
}

function weightOf(words: readonly { readonly weight: number }[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

describe('RelatedPassages.prepare', () => {
  it('makes an index once, where the corpus is small enough for one', async () => {
    const of = vi.spyOn(PassageSearch, 'of');
    const serves = vi.spyOn(PassageSearch, 'serves');
    const small = new RelatedPassages(index);
    const preparation = small.prepare();
    expect(small.prepare()).toBe(preparation);
    await preparation;
    expect(of).toHaveBeenCalledTimes(1);
    serves.mockReturnValue(false);
    await new RelatedPassages(index).prepare();
    expect(of).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });

  it('answers from that index then', async () => {
    const find = vi.spyOn(PassageSearch.prototype, 'find');
    const passages = new RelatedPassages(index);
    passages.find('推动中小学生减轻课业负担', 1);
    expect(find).not.toHaveBeenCalled();
    await passages.prepare();
    passages.find('推动中小学生减轻课业负担', 1);
    expect(find).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });

  it('ends without one where it was disposed of, and fails where that failed', async () => {
    const find = vi.spyOn(PassageSearch.prototype, 'find');
    const ended = new RelatedPassages(index);
    ended.dispose();
    await ended.prepare();
    ended.find('推动中小学生减轻课业负担', 1);
    expect(find).not.toHaveBeenCalled();
    vi.spyOn(PassageSearch, 'of').mockRejectedValue(new Error('out of memory'));
    await expect(new RelatedPassages(index).prepare()).rejects.toThrow('out of memory');
    vi.restoreAllMocks();
  });
});

describe('PassageSearch', () => {
  it('is not built for a corpus that is no longer used, and passages are found without it', async () => {
    await expect(PassageSearch.of(index, { aborted: true })).rejects.toBeInstanceOf(CancelledError);
    const passages = new RelatedPassages(index);
    passages.dispose();
    await passages.prepare();
    expect(passages.find('推动中小学生减轻课业负担', 3)).toHaveLength(1);
  });
});

describe('cardAt', () => {
  it('offers related passages where the corpus holds no more than a word, never as sources', () => {
    const text = '推动中小学生减轻课业负担';
    const card = cardAt(
      index,
      prepared,
      { uri: 'file:///d.md', text, languageId: 'markdown' },
      text.indexOf('推动') + 1,
    );
    expect(card?.phrase).toBe('推动');
    expect(card?.related.map(({ title }) => title)).toEqual(['教育报告']);
    const attested = cardAt(
      index,
      prepared,
      { uri: 'file:///d.md', text: '切实减轻中小学生过重的课业负担', languageId: '' },
      5,
    );
    expect(attested?.related).toEqual([]);
  });
});
