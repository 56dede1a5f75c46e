import { describe, expect, it } from 'vitest';
import { cardAt } from '../../../src/engine/cite/card.ts';
import { PassageSearch } from '../../../src/engine/cite/passageSearch.ts';
import { RelatedPassages } from '../../../src/engine/cite/related.ts';
import { CancelledError } from '../../../src/engine/signal.ts';
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

describe('PassageSearch', () => {
  it('is not made for a corpus that is used no more, and passages are found without it', async () => {
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
