import { describe, expect, it } from 'vitest';
import { cite, citeAt } from '../../../src/engine/cite/citer.ts';
import { locate } from '../../../src/engine/cite/locations.ts';
import { fileOf, indexOf, unitSegmenter } from '../../support/corpora.ts';
import type { SourceFile } from '../../../src/engine/model.ts';

describe('a source', () => {
  it.each([
    [0, '', ''],
    [59, '', ''],
    [60, '', ''],
    [61, '…', '…'],
  ])('is shown with 60 units of its passage on either side: of %i', (units, left, right) => {
    const text = `题\n${'甲'.repeat(units)}统筹${'乙'.repeat(units)}`;
    const [source] = cite(indexOf([fileOf('a.txt', text)], 1, unitSegmenter), '统筹', 1).sources;
    const shown = Math.min(units, 60);
    expect([source.before, source.match, source.after]).toEqual([
      left + '甲'.repeat(shown),
      '统筹',
      '乙'.repeat(shown) + right,
    ]);
  });

  it('says where it is and what is known of its article, and nothing of what is not', () => {
    const paragraph = { kind: 'paragraph', column: 3, line: 7, parent: 1 } as const;
    const file: SourceFile = {
      uri: 'file:///corpus/a.docx',
      format: 'docx',
      weight: 1,
      articles: [
        {
          title: '江州市高质量发展情况',
          date: '2023-05',
          body: '江州市人民政府',
          number: '江政发〔2023〕1号',
          passages: [
            {
              text: '一、总体要求',
              kind: 'heading',
              column: 0,
              line: 1,
              parent: -1,
              heading: { level: 1, length: 6 },
            },
            {
              text: '（一）目标',
              kind: 'heading',
              column: 0,
              line: 2,
              parent: 0,
              heading: { level: 2, length: 5 },
            },
            { ...paragraph, text: '坚持统筹发展' },
          ],
        },
      ],
    };
    const { sources } = cite(indexOf([file], 1, unitSegmenter), '统筹', 1);
    expect(sources).toEqual([
      {
        uri: 'file:///corpus/a.docx',
        format: 'docx',
        range: { start: { line: 7, character: 5 }, end: { line: 7, character: 7 } },
        title: '江州市高质量发展情况',
        cited: '江州市高质量发展情况',
        date: '2023-05',
        body: '江州市人民政府',
        paperNumber: '江政发〔2023〕1号',
        headings: ['一、总体要求', '（一）目标'],
        before: '坚持',
        match: '统筹',
        after: '发展',
      },
    ]);
    const plain = indexOf([fileOf('b.txt', '江州市高质量发展情况\n统筹')], 1, unitSegmenter);
    const [bare] = cite(plain, '统筹', 1).sources;
    expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['body']));
    expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['paperNumber']));
  });
});

describe('the citation at a cursor', () => {
  const index = indexOf([fileOf('a.txt', '题\n统筹发展'), fileOf('b.txt', '又\n统筹发展')], 1, unitSegmenter);
  const at = (text: string, offset: number) =>
    citeAt(index, { uri: 'file:///d.md', text, languageId: 'markdown' }, offset, 1);

  it('is of the phrase there, as the draft writes it', () => {
    expect(at('要统 筹发展', 3)).toMatchObject({
      phrase: '统 筹发展',
      span: { start: 1, end: 6 },
      places: 2,
      articles: 2,
      sources: [{ match: '统筹发展' }],
    });
    expect(at('毫不相干', 2)).toBeUndefined();
  });
});

describe('the places of a phrase', () => {
  const files = ['a', 'b', 'c', 'd'].map((name) => ({
    ...fileOf(`${name}.txt`, `题\n${name}统筹`),
    format: name,
  }));

  it.each([1, 2, 3, 4])('are said file by file, %i files to a shard', (perShard) => {
    const places = locate(indexOf(files, perShard, unitSegmenter), '统筹', 9);
    expect(places).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => ({
        uri: `file:///corpus/${name}.txt`,
        format: name,
        range: { start: { line: 1, character: 1 }, end: { line: 1, character: 3 } },
      })),
    );
  });

  it('are none of a phrase that nothing holds', () => {
    expect(locate(indexOf(files, 2, unitSegmenter), '无', 9)).toEqual([]);
  });
});
