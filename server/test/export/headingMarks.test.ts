import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/corpus/readSource.ts';
import { readPaper } from '../../src/export/readDraft.ts';
import { wordFile } from '../../src/export/wordFile.ts';
import { wordSegmenter } from '../support/corpora.ts';
import { exported } from '../support/exportedHeadings.ts';

const TEXT = '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化。';
const TITLE = '云溪县水利工作报告';

describe('marks of headings in a draft', () => {
  it('make headings of the paper, and are not printed', async () => {
    const text = `${TITLE}\n# 总体情况\n${TEXT}\n## （一）供水\n${TEXT}\n#标签不是标题，是正文。\n`;
    expect(exported(text)).toEqual([
      [0, TITLE],
      [1, '总体情况'],
      [2, '（一）供水'],
    ]);
    const word = Buffer.from(await wordFile(readPaper({ text, languageId: 'gongwen' }), wordSegmenter));
    const { text: shown } = await readSource(word, 'a.docx');
    expect(shown).not.toMatch(/^#+ /mu);
    expect(shown).toContain('#标签不是标题');
  });

  it('say which heading is the title where it is the only one of its rank', () => {
    expect(exported(`# ${TITLE}\n## 总体情况\n${TEXT}\n## 下步打算\n${TEXT}`)).toEqual([
      [0, TITLE],
      [1, '总体情况'],
      [1, '下步打算'],
    ]);
    expect(exported(`# ${TITLE}\n# 总体情况\n${TEXT}\n## 供水\n${TEXT}`)).toEqual([
      [0, TITLE],
      [1, '总体情况'],
      [2, '供水'],
    ]);
  });
});
