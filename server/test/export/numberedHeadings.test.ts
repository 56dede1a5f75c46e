import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { numberedHeadings } from '../../src/export/numberedHeadings.ts';
import { readPaper } from '../../src/export/readDraft.ts';
import { wordText } from '../../src/export/wordDraft.ts';
import { wordFile } from '../../src/export/wordFile.ts';
import { wordSegmenter } from '../support/corpora.ts';

const TEXT = '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化。';
const HEADINGS: readonly (readonly [level: number, text: string])[] = [
  [0, '总体情况'],
  [1, '主要做法'],
  [1, '工作成效'],
  [2, '供水保障'],
  [0, '下步打算'],
  [1, '加强领导'],
];
const SHOWN = ['1 总体情况', '1.1 主要做法', '1.2 工作成效', '1.2.1 供水保障', '2 下步打算', '2.1 加强领导'];

describe('headings that a list of Word numbers', () => {
  it.each([
    ['in styles of headings', true],
    ['in plain paragraphs', false],
  ])('stay headings, opened as a draft and exported: %s', async (_, isStyled) => {
    const levels = ['%1', '%1.%2', '%1.%2.%3'].map((text, level) => ({
      level,
      text,
      format: LevelFormat.DECIMAL,
    }));
    const styles = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
    const paragraph = (text: string, options = {}) =>
      new Paragraph({ ...options, children: [new TextRun(text)] });
    const children = [
      paragraph('云溪县水利工作报告', { heading: HeadingLevel.TITLE }),
      ...HEADINGS.flatMap(([level, text]) => [
        paragraph(text, {
          numbering: { reference: 'list', level },
          ...(isStyled && { heading: styles[level] }),
        }),
        paragraph(TEXT),
      ]),
    ];
    const numbering = { config: [{ reference: 'list', levels }] };
    const word = await Packer.toBuffer(new Document({ numbering, sections: [{ children }] }));
    const paper = readPaper({ text: await wordText(word), languageId: 'gongwen' });
    const found = paper.blocks.flatMap((block) =>
      block.kind === 'heading' ? [[block.level, block.runs.map(({ text }) => text).join('')]] : [],
    );
    expect(found).toEqual(HEADINGS.map(([level], i) => [level + 1, SHOWN[i]]));

    const { articles } = await readSource(await wordFile(paper, wordSegmenter), 'a.docx');
    const again = articles[0].passages.filter(({ kind }) => kind === 'heading');
    expect(again.map(({ text }) => text)).toEqual(SHOWN);
  });

  it.each([
    ['one before', ['2.1 甲乙', '2.2 丙丁'], [0, 1]],
    ['one over it', ['2 甲乙', '2.3 丙丁'], [1]],
    ['none', ['2.2 丙丁', '3.5 亿元'], []],
    ['a number of one part with one below', ['1 总体', '1.1 做法', '3 其他'], [0, 1]],
    ['items that are sentences', ['1.1 稳步推进各项改革。', '1.2 发生了新的变化；'], []],
    ['up to 40 units', [`1.1 ${'字'.repeat(36)}`, `1.2 ${'字'.repeat(37)}`], [0]],
    ['figures', ['1.1', '2.5%', '2.1.'], []],
  ])('are known by the others of their list: %s', (_, texts, lines) => {
    expect([...numberedHeadings(texts).keys()]).toEqual(lines);
  });
});
