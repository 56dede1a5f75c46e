/** PDF files with a text layer, read by pdf.js; `pdfLayout.ts` makes paragraphs of the lines. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { layOut, type PdfLine } from './pdfLayout.ts';

/** Pages read; what has more is no report. */
const MOST_PAGES = 3000;
/** Units of text of one file: a page can draw the same text without end. */
const MOST_UNITS = 20_000_000;
/** Characters of the private use area are glyphs without a meaning: a font that does not tell its characters. */
const PRIVATE = /[\ue000-\uf8ff\ufffd]/gu;

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Reads a PDF. Throws {@link SkippedSourceError} for scans, for protected and for broken files. */
export async function readPdf(bytes: Uint8Array): Promise<ExtractedText> {
  const { getDocument } = await loadLibrary();
  // pdf.js leaves promises of broken pages to nobody, which would end the thread.
  if (underWay++ === 0) process.on('unhandledRejection', ignore);
  const task = getDocument({
    // pdf.js takes the bytes for itself.
    data: new Uint8Array(bytes),
    cMapUrl: cMapFolder(),
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: PdfLine[][] = [];
    let units = 0;
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = linesOf(items.filter((item): item is typeof item & TextItem => 'str' in item));
      units += lines.reduce((sum, { text }) => sum + text.length, 0);
      if (units > MOST_UNITS)
        throw new SkippedSourceError('too-large', 'The PDF holds more text than is read.');
      pages.push(lines);
      page.cleanup();
    }
    const text = pages.flatMap((lines) => lines.map((line) => line.text)).join('');
    const ink = text.replace(/\s+/gu, '').length;
    if (ink === 0 || (text.match(PRIVATE)?.length ?? 0) * 2 > ink) {
      throw new SkippedSourceError('no-text-layer', 'The PDF has no text layer: its pages are pictures.');
    }
    return { format: 'pdf', ...layOut(pages) };
  } catch (error) {
    if (error instanceof SkippedSourceError) throw error;
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new SkippedSourceError('encrypted', 'The PDF is protected with a password.', { cause: error });
    }
    throw new SkippedSourceError('broken', 'The PDF is damaged.', { cause: error });
  } finally {
    await task.destroy();
    // Rejections are told of after the promises' own turn.
    setTimeout(() => --underWay === 0 && process.off('unhandledRejection', ignore), 100).unref();
  }
}

/** What pdf.js wants to draw with; only text is read here. */
function Undrawn(): void {}

/** pdf.js with its worker in this thread: readers run in a worker already. */
async function loadLibrary() {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= Undrawn;
  const { warn } = console;
  // It warns that it cannot draw.
  console.warn = () => {};
  try {
    const [library, worker] = await Promise.all([
      import('pdfjs-dist/legacy/build/pdf.mjs'),
      // @ts-expect-error the package has no types for it
      import('pdfjs-dist/legacy/build/pdf.worker.mjs') as Promise<object>,
    ]);
    scope.pdfjsWorker = worker;
    return library;
  } finally {
    console.warn = warn;
  }
}

/** Files being read, or read a moment ago. */
let underWay = 0;

function ignore(): void {}

/** Where the predefined character maps are: beside the bundle, or in the package when run from source. */
function cMapFolder(): string {
  const bundled = fileURLToPath(new URL('./cmaps/', import.meta.url));
  if (existsSync(bundled)) return bundled;
  const library = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  return join(dirname(library), 'cmaps') + '/';
}

/** Items on one line of writing, joined; top to bottom. */
function linesOf(items: readonly TextItem[]): PdfLine[] {
  const rows: { y: number; height: number; items: TextItem[] }[] = [];
  for (const item of items) {
    if (item.str === '') continue;
    const y = item.transform[5];
    const height = item.height || Math.abs(item.transform[3]) || 10;
    const row = rows.findLast((other) => Math.abs(other.y - y) < Math.max(other.height, height) * 0.5);
    if (row === undefined || rows.length - rows.indexOf(row) > 60) rows.push({ y, height, items: [item] });
    else {
      row.items.push(item);
      if (height > row.height) Object.assign(row, { height, y });
    }
  }
  return rows
    .map(toLine)
    .filter(({ text }) => text.trim() !== '')
    .sort((a, b) => b.y - a.y);
}

/** Glyphs that fonts give as look-alikes of the characters they stand for: radicals, the ellipsis of GB1. */
function plain(text: string): string {
  return text.replaceAll('\u22ef', '…').replace(/[\u2e80-\u2fd5]/gu, (radical) => radical.normalize('NFKC'));
}

/** Items this much smaller than their line are marks of notes, or powers. */
const SMALL = 0.75;
/** Gaps from this width on, in ems, part the columns of a table. */
const COLUMN_GAP = 2;
/** A gap up to this width, in ems, between Chinese and other characters is the program's own, and no space. */
const OWN_GAP = 0.35;
const LATIN = /[A-Za-z0-9%]/u;
const CHINESE = /[\u2e80-\u9fff\uf900-\uffef]/u;

function toLine({ y, height, items }: { y: number; height: number; items: TextItem[] }): PdfLine {
  const inked = items.filter((item) => item.str.trim() !== '');
  const left = inked.reduce((least, item) => Math.min(least, item.transform[4]), Infinity);
  const right = inked.reduce((most, item) => Math.max(most, item.transform[4] + item.width), -Infinity);
  let text = '';
  let columns = 1;
  const raised: (readonly [number, number])[] = [];
  let end = -Infinity;
  for (const item of inked.toSorted((a, b) => a.transform[4] - b.transform[4])) {
    const shown = plain(item.str);
    const gap = (item.transform[4] - end) / height;
    if (text !== '' && gap >= COLUMN_GAP) {
      text = `${text.trimEnd()}\t`;
      columns++;
    } else if (needsSpace(text, shown, gap)) text += ' ';
    const isRaised = item.height > 0 && item.height < height * SMALL && item.transform[5] > y;
    const start = text.length;
    text += text === '' ? shown.trimStart() : shown;
    if (isRaised) raised.push([start, text.length]);
    end = item.transform[4] + item.width;
  }
  return { text: text.trimEnd(), left, right, y, height, columns, raised };
}

/** True where a gap that the page shows is a space of the text. */
function needsSpace(before: string, after: string, gap: number): boolean {
  const [last, first] = [before.at(-1) ?? '', after[0]];
  if (before === '' || gap < 0.12 || /\s/u.test(last) || /\s/u.test(first)) return false;
  const isBorder = (LATIN.test(last) && CHINESE.test(first)) || (CHINESE.test(last) && LATIN.test(first));
  if (isBorder) return gap > OWN_GAP;
  return LATIN.test(last) && LATIN.test(first) ? true : gap > 0.6;
}
