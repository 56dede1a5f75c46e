import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../src/corpus/formats/pdf.ts';
import { readPaper } from '../../src/export/readDraft.ts';
import { wordFile } from '../../src/export/wordFile.ts';
import { wordSegmenter } from '../support/corpora.ts';
import { randomOf } from '../support/mutations.ts';
import { convertWord, hasOffice } from '../support/office.ts';

const REPORTS = new URL('../../../../shared/corpus/reports/', import.meta.url);
const WORDS = '坚持统筹发展和安全把矛盾纠纷化解在基层着力解决群众急难愁盼问题推动高质量发展取得新成效';
const random = randomOf(7);
const below = (limit: number) => Math.floor(random() * limit);
const clause = (least: number, most: number) => {
  const start = below(10);
  return (WORDS + WORDS).slice(start, start + least + below(most - least));
};
const text = (clauses: number, of = () => clause(4, 20)) =>
  `${Array.from({ length: clauses }, () => of() + '，、。；：'[below(5)]).join('')}${clause(5, 12)}。`;
const quoted = () =>
  [`“${clause(3, 8)}”`, `《${clause(4, 9)}》`, `（${clause(3, 8)}）`, `${clause(4, 15)}！`][below(4)];
const mixed = () =>
  [
    `${below(9000)}万元`,
    `${below(100)}.${below(10)}%`,
    'GDP',
    'PM2.5',
    `${1990 + below(36)}年`,
    'AI for Science',
  ][below(6)] + clause(2, 12);
const many = <T>(count: number, of: (number: number) => T) => Array.from({ length: count }, (_, i) => of(i));
const digit = (i: number) => '一二三四五六七八九'[i % 9];
/** A heading of about two full lines, a little longer each time. */
const long = (i: number) => `${clause(20 + (i % 14), 22 + (i % 14))}，${clause(8, 26)}、${clause(3, 20)}`;

const TITLE =
  '云溪县人民政府办公室关于印发《云溪县、河口镇、南山乡关于“放管服”改革（试行）、营商环境优化的若干措施》的通知';

/** The parts of a draft in Markdown, and what of each is printed. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  text: many(20, () => text(10)),
  'text with quotations': many(10, () => text(10, quoted)),
  'text with figures and Latin': many(60, () => text(12, mixed)),
  headings: many<string[]>(12, (i) => [
    `${digit(i)}、${long(i)}`,
    `（${digit(i)}）${long(i)}`,
    `${(i % 9) + 1}.${long(i)}。${text(2)}`,
    `（${(i % 9) + 1}）${long(i)}；${text(2)}`,
  ]).flat(),
  'a table': [
    '|序号|任务|单位|\n|---|---|---|',
    ...many(14, (i) => `|${i}|${text(3)}|${clause(4, 9)}、${clause(3, 9)}|`),
  ],
  notes: many(6, (i) => `${text(5)}${clause(4, 8)}[^${i + 1}]，${text(2)}`),
  'their texts': many(6, (i) => `[^${i + 1}]: ${text(9)}`),
  'a list': many(10, (i) => `${i + 1}. ${text(5)}`),
  quotes: many(5, () => `> ${text(5)}`),
};

/** How often each character is in {@link shown}; page numbers and marks of notes are left out. */
function counted(shown: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  // Marks of notes before their text, and what Word's converters leave, are not printed.
  const own = shown.replace(/^\[\^\d+\]:|\[bookmark:[^\]]*\]/gmu, '');
  const plain = own.normalize('NFKC').replaceAll('⋯', '…');
  for (const character of plain.replace(/[\s\d—|>\-[\]^]/gu, ''))
    counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** All that the pages of {@link pdf} show, a line a line. */
async function printed(pdf: Uint8Array): Promise<string> {
  const { getDocument } = await loadLibrary();
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  try {
    const document = await task.promise;
    let shown = '';
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      shown += items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    }
    return shown;
  } finally {
    await task.destroy();
  }
}

const pdfOf = async (draft: string, languageId: string) => {
  const word = await wordFile(readPaper({ text: draft, languageId }), wordSegmenter);
  return convertWord(word, ['pdf']).get('pdf') ?? new Uint8Array();
};

describe.skipIf(!hasOffice)('what LibreOffice prints of a paper', () => {
  let shown: ReadonlyMap<string, number>;
  let pages: string;
  const lines = (parts: readonly string[]) => parts.join(parts[0].startsWith('|') ? '\n' : '\n\n');
  const draft = [`# ${TITLE}`, '各乡镇、各街道，各中心：', ...Object.values(PARTS).map(lines)].join('\n\n');

  beforeAll(async () => {
    pages = await printed(await pdfOf(draft, 'markdown'));
    shown = counted(pages);
  });

  it('is every character of title, headings, text, table, notes, lists and quotes', () => {
    const expected = counted(draft.replace(/^# /u, ''));
    // The head of a table is printed again on each page.
    const again = new Set('序号任务单位');
    const differs = [...new Set([...expected.keys(), ...shown.keys()])].filter(
      (character) =>
        !again.has(character) && character !== '.' && expected.get(character) !== shown.get(character),
    );
    expect(differs.map((character) => [character, expected.get(character), shown.get(character)])).toEqual(
      [],
    );
  });

  it('breaks no figure at the end of a line', () => {
    const figures = pages.match(/\d+(?:\.\d+)?(?=万元|%|年)/gu) ?? [];
    expect(figures.length).toBeGreaterThan(100);
    expect(pages.match(/.*\d\n\d.*/gu)).toBeNull();
  });

  it.skipIf(!existsSync(REPORTS))(
    'is every mark of the five reports (skipped where they are absent)',
    async () => {
      for (const name of readdirSync(REPORTS).filter((each) => each.endsWith('.txt'))) {
        const report = readFileSync(new URL(encodeURIComponent(name), REPORTS), 'utf8');
        const [before, after] = [counted(report), counted(await printed(await pdfOf(report, 'plaintext')))];
        for (const mark of '，。、；：！？“”《》（）') {
          const plain = mark.normalize('NFKC');
          expect([name, mark, after.get(plain)]).toEqual([name, mark, before.get(plain)]);
        }
      }
    },
    300_000,
  );
});
