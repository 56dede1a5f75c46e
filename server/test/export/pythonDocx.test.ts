import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPaper } from '../../src/export/readDraft.ts';
import { wordFile } from '../../src/export/wordFile.ts';
import { wordSegmenter } from '../support/corpora.ts';
import { temporaryFolder } from '../support/services.ts';

/** Debian's python3-docx belongs to the system's Python, which need not be the first of the path. */
const PYTHON = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', 'import docx']).status === 0,
);
const SKIPPED = PYTHON === undefined ? ' (skipped: python3-docx is not installed)' : '';

/** What python-docx reads: paragraphs with their styles, cells of tables, the page in millimetres, footers. */
const SCRIPT = `
import docx, json, sys
document = docx.Document(sys.argv[1])
section = document.sections[0]
print(json.dumps({
  'paragraphs': [[p.style.name, p.text] for p in document.paragraphs],
  'tables': [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
  'page': [getattr(section, name).mm for name in
    ('page_width', 'page_height', 'top_margin', 'bottom_margin', 'left_margin', 'right_margin')],
  'sizes': {name: document.styles[name].font.size.pt for name in ('Title', 'Heading 1', 'Heading 2')},
}))
`;

interface WordReading {
  readonly paragraphs: readonly (readonly [style: string, text: string])[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly page: readonly number[];
  readonly sizes: Readonly<Record<string, number>>;
}

async function readByPython(text: string, languageId = 'gongwen'): Promise<WordReading> {
  const file = join(await temporaryFolder(), 'paper.docx');
  writeFileSync(file, await wordFile(readPaper({ text, languageId }), wordSegmenter));
  const { stdout, stderr } = spawnSync(PYTHON ?? '', ['-c', SCRIPT, file], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as WordReading;
}

const ink = (text: string) => text.replaceAll(/\s/gu, '');

describe.skipIf(PYTHON === undefined)(`a paper as python-docx reads it${SKIPPED}`, () => {
  it('says what the sample draft says, word for word', async () => {
    const sample = readFileSync(new URL('../../../samples/draft.gw', import.meta.url), 'utf8');
    const { paragraphs } = await readByPython(sample);
    expect(ink(paragraphs.map(([, text]) => text).join(''))).toBe(ink(sample));
    expect(paragraphs[0][0]).toBe('Title');
  });

  it('has the page of GB/T 9704 to the millimetre, and type of 二号 and 三号', async () => {
    const { page, sizes } = await readByPython('报告\n\n正文。');
    const [width, height, top, bottom, left, right] = page;
    expect([width, height, top, left].map(Math.round)).toEqual([210, 297, 37, 28]);
    expect([width - left - right, height - top - bottom].map(Math.round)).toEqual([156, 225]);
    expect(sizes).toEqual({ Title: 22, 'Heading 1': 16, 'Heading 2': 16 });
  });

  it('has the styles by which Word navigates, in articles and tables of contents too', async () => {
    const body = '各级要坚持以人民为中心的发展思想，把矛盾纠纷化解在基层。'.repeat(9);
    const article = (title: string) => `${title}\n　　${body}\n一、总体要求\n（一）加强领导\n${body}\n`;
    const text = `发言材料汇编\n（2篇）\n目录\n1.在平安建设会议上的发言\t3\n2.在基层治理会议上的发言\t12\n\n${article('在平安建设会议上的发言')}\n${article('在基层治理会议上的发言')}`;
    const { paragraphs } = await readByPython(text);
    const ofArticle = ['Title', 'Normal', 'Heading 1', 'Heading 2', 'Normal'];
    expect(paragraphs.map(([style]) => style)).toEqual([
      'Title',
      'Subtitle',
      'TOC Heading',
      'toc 1',
      'toc 1',
      ...ofArticle,
      ...ofArticle,
    ]);
    expect(ink(paragraphs.map(([, line]) => line).join(''))).toBe(ink(text));
  });

  it('has the tables of a Markdown draft', async () => {
    const { tables } = await readByPython('# 意见\n\n| 甲 | 乙 |\n|-|-|\n| 1 | **2** |\n', 'markdown');
    expect(tables).toEqual([
      [
        ['甲', '乙'],
        ['1', '2'],
      ],
    ]);
  });
});
