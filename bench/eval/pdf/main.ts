import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Document, Packer } from 'docx';
import { readSource } from '../../../server/src/corpus/readSource.ts';
import { readPaper } from '../../../server/src/export/readDraft.ts';
import { wordFile } from '../../../server/src/export/wordFile.ts';
import { convertAllToPdf, LibreOfficeError } from '../../../server/src/host/libreOffice.ts';
import { loadWordTables, segmenterOf } from '../../../server/src/host/segmenter.ts';
import { TINY, TINY_FOLDER } from '../tiny.ts';
import { LAYOUTS } from './layouts.ts';
import { type Score, score } from './score.ts';

const SHARED = resolve('..', 'shared');
/** Where the texts are, and which of their files are taken: there are many laws. */
const TEXTS: readonly { readonly folder: string; readonly stride: number }[] = [
  { folder: join(SHARED, 'corpus', 'national'), stride: 1 },
  { folder: join(SHARED, 'corpus', 'reports'), stride: 1 },
  { folder: join(SHARED, 'field', 'laws'), stride: 60 },
];
const OFFICIAL = 'official';
/** Most paragraphs in 100 that may be cut. */
const MOST_CUT = 2;

/**
 * PDFs that LibreOffice makes of texts of the field in layouts of offices: how many paragraphs are cut, how many are joined
 * with the next. Files of each folder in the order of their names: constants were tuned on the first, third, fifth …, the
 * others are reported. Needs LibreOffice.
 *
 *   --files 6          files in each layout
 *   --characters 5000  of each
 *   --layout NAME      one layout only
 *   --tuning           the files that were tuned on instead
 *   --show             paragraphs that are cut or joined
 */
export async function evaluatePdf(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== TINY),
    options: {
      files: { type: 'string', default: '6' },
      characters: { type: 'string', default: '5000' },
      layout: { type: 'string' },
      tuning: { type: 'boolean', default: false },
      show: { type: 'boolean', default: false },
    },
  });
  const tiny = args.includes(TINY);
  const texts = tiny ? textsIn(resolve(TINY_FOLDER), 1).slice(0, 2) : halfOf(values.tuning);
  if (texts.length === 0) {
    console.log(`pdf: not measured, the texts in ${SHARED} are not there.`);
    return 0;
  }
  const names = [OFFICIAL, ...Object.keys(LAYOUTS)].filter((name) => (values.layout ?? name) === name);
  const size = Number(values.characters);
  const chosen = names.map((name, number) => ({
    name,
    // Each layout begins with another file.
    texts: Array.from(
      { length: Math.min(texts.length, tiny ? 1 : Number(values.files)) },
      (_, i) => texts[(number * 5 + i * 7) % texts.length],
    ).map((path) => paragraphsOf(readFileSync(path, 'utf8'), size)),
  }));
  let total: Score = { paragraphs: 0, cut: [], joined: [], altered: [] };
  const rows: Record<string, Record<string, number>> = {};
  for (const { name, texts: files } of chosen) {
    const pdfs = await pdfsOf(await Promise.all(files.map((paragraphs) => wordOf(name, paragraphs))));
    if (pdfs === undefined) return 0;
    let sum: Score = { paragraphs: 0, cut: [], joined: [], altered: [] };
    for (const [i, pdf] of pdfs.entries()) {
      const { articles } = await readSource(pdf, 'a.pdf');
      const passages = articles.flatMap(({ passages: all }) => all.map(({ text }) => text));
      sum = add(sum, score(files[i], passages));
    }
    rows[name] = rowOf(sum);
    total = add(total, sum);
    if (values.show) show(name, sum);
  }
  rows.all = rowOf(total);
  console.table(rows);
  return !tiny && total.cut.length * 100 > total.paragraphs * MOST_CUT ? 1 : 0;
}

/** The PDFs of Word files; undefined where LibreOffice is not there, which is said. */
async function pdfsOf(files: readonly Uint8Array[]): Promise<Uint8Array[] | undefined> {
  try {
    return await convertAllToPdf(files);
  } catch (error) {
    // A conversion that failed has a cause; where LibreOffice is not there, there is none.
    if (!(error instanceof LibreOfficeError) || error.cause !== undefined) throw error;
    console.log(`pdf: not measured, ${error.message}`);
    return undefined;
  }
}

function halfOf(tuning: boolean): string[] {
  return TEXTS.flatMap(({ folder, stride }) =>
    textsIn(folder, stride).filter((_, i) => i % 2 === (tuning ? 0 : 1)),
  );
}

function textsIn(folder: string, stride: number): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.txt'),
  );
  return names
    .sort()
    .filter((_, i) => i % stride === 0)
    .map((name) => join(folder, name));
}

/** The first {@link size} characters of a text, a line a paragraph. */
function paragraphsOf(text: string, size: number): string[] {
  const paragraphs: string[] = [];
  let length = 0;
  for (const line of text.split(/\r?\n/u)) {
    const paragraph = line.replace(/^[#\s]+/u, '').trimEnd();
    if (paragraph === '') continue;
    if (length > size) break;
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  return paragraphs;
}

async function wordOf(layout: string, paragraphs: readonly string[]): Promise<Uint8Array> {
  if (layout === OFFICIAL) {
    const draft = {
      text: paragraphs.join('\n'),
      hints: new Map(),
      wrapped: new Set<number>(),
      languageId: 'plaintext',
    };
    return wordFile(readPaper(draft), segmenterOf(loadWordTables()));
  }
  return Packer.toBuffer(new Document({ sections: LAYOUTS[layout](paragraphs) }));
}

function add(a: Score, b: Score): Score {
  return {
    paragraphs: a.paragraphs + b.paragraphs,
    cut: [...a.cut, ...b.cut],
    joined: [...a.joined, ...b.joined],
    altered: [...a.altered, ...b.altered],
  };
}

function rowOf({ paragraphs, cut, joined, altered }: Score): Record<string, number> {
  const percent = (part: number) => Math.round((part / Math.max(1, paragraphs)) * 1000) / 10;
  return {
    paragraphs,
    cut: cut.length,
    '% cut': percent(cut.length),
    joined: joined.length,
    '% joined': percent(joined.length),
    altered: altered.length,
  };
}

function show(name: string, { cut, joined, altered }: Score): void {
  for (const [what, texts] of Object.entries({ cut, joined, altered })) {
    for (const text of texts) console.log(`${name}\t${what}\t${text.slice(0, 24)} … ${text.slice(-24)}`);
  }
}
