import { describe, expect, it } from 'vitest';
import { cardAt } from '../../../src/engine/cite/card.ts';
import { relatedTo } from '../../../src/engine/cite/related.ts';
import { fileOf, indexOf } from '../../support/corpora.ts';

const index = indexOf([
  fileOf('a.txt', '教育报告\n切实减轻中小学生过重的课业负担，办好人民满意的教育。\n学校食堂管理得到加强。'),
  fileOf('b.txt', '卫生报告\n切实解决群众看病的困难。\n中小学生定期体检。'),
  fileOf('c.txt', '农业报告\n加强水利建设，推动农民增收。'),
]);

describe('relatedTo', () => {
  it('finds passages that share the rarer words, one an article', () => {
    const found = relatedTo(index, '推动中小学生减轻课业负担', 3);
    expect(found.map(({ title }) => title)).toEqual(['教育报告']);
  });

  it('finds nothing for one word in common', () => {
    expect(relatedTo(index, '中小学生研学旅行活动丰富多彩', 3)).toEqual([]);
    expect(relatedTo(index, '', 3)).toEqual([]);
  });
});

describe('cardAt', () => {
  it('offers related passages where the corpus holds no more than a word, never as sources', () => {
    const text = '推动中小学生减轻课业负担';
    const card = cardAt(
      index,
      { uri: 'file:///d.md', text, languageId: 'markdown' },
      text.indexOf('减轻') + 1,
    );
    expect(card?.phrase).toBe('减轻');
    expect(card?.related.map(({ title }) => title)).toEqual(['教育报告']);
    const attested = cardAt(
      index,
      { uri: 'file:///d.md', text: '切实减轻中小学生过重的课业负担', languageId: '' },
      5,
    );
    expect(attested?.related).toEqual([]);
  });
});
