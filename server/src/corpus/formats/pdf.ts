/** PDF files with a text layer, read by pdf.js; `pdfLayout.ts` makes paragraphs of the lines. */
import type { PDFPageProxy } from 'pdfjs-dist';
import { characterMapFolder, ignoreRejections } from '../platform.ts';
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { hasNegativeSize, type OperatorNames, textOf } from './pdfGlyphs.ts';
import { layOut } from './pdfLayout.ts';
import { hasGaps, linesOf } from './pdfLines.ts';
import { matrixOf } from './pdfMatrix.ts';
import { type PathOperators, rulingsOf } from './pdfRulings.ts';
import { mayUseNegativeSize } from './pdfScan.ts';
import { type PagePieces, upright } from './pdfUpright.ts';
import type { PdfLine } from './pdfPage.ts';

/** Pages read; what has more is not a report. Guess. */
const MOST_PAGES = 3000;
/** Units of text of one file: a page can draw the same text without end. Guess. */
const MOST_UNITS = 20_000_000;
/** Characters of the private use area are glyphs without a meaning: a font that does not say which characters it has. */
const PRIVATE = /[\ue000-\uf8ff\ufffd]/gu;

/** Reads a PDF. Throws {@link SkippedSourceError} for scans, for protected and for broken files. */
export async function readPdf(bytes: Uint8Array): Promise<ExtractedText> {
  const { getDocument, OPS } = await loadLibrary();
  // pdf.js leaves promises of broken pages to nobody, which would end the thread.
  const heedAgain = ignoreRejections();
  const task = getDocument({
    // pdf.js takes the bytes for itself.
    data: new Uint8Array(bytes),
    cMapUrl: characterMapFolder(),
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are not looked at.
    maxImageSize: 0,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: PdfLine[][] = [];
    const pieces = new Pieces(OPS, mayUseNegativeSize(bytes));
    let units = 0;
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const { items, rulings } = upright(await pieces.of(page), page.view);
      const lines = linesOf(items, rulings);
      units += lines.reduce((sum, { text }) => sum + text.length, 0);
      if (units > MOST_UNITS) throw new SkippedSourceError('too-large', 'The PDF contains too much text.');
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
    heedAgain();
  }
}

/** Reads the pieces of text of one file's pages. */
class Pieces {
  readonly #ops: OperatorNames & PathOperators;
  /** Fonts of pages whose operators were looked at. */
  readonly #fonts = new Set<string>();
  readonly #mayBeMirrored: boolean;
  #isMirrored = false;

  constructor(ops: OperatorNames & PathOperators, mayBeMirrored: boolean) {
    this.#ops = ops;
    this.#mayBeMirrored = mayBeMirrored;
  }

  /**
   * Pieces of a page, and its lines where it may hold a table. Operators, which cost as much as the text, are only
   * looked at for these, and where new fonts may be of negative size.
   */
  async of(page: PDFPageProxy): Promise<PagePieces> {
    const content = await page.getTextContent();
    const drawn = content.items.filter((item) => 'str' in item);
    const text = drawn.map((item) => ({ ...item, transform: matrixOf([item.transform]) }));
    const fonts = new Set(drawn.map(({ fontName }) => fontName));
    const isNew = this.#isMirrored || [...fonts].some((font) => !this.#fonts.has(font));
    const mayHaveTable = hasGaps(upright({ items: text, rulings: [] }, page.view).items);
    for (const font of fonts) this.#fonts.add(font);
    if (!mayHaveTable && !(this.#mayBeMirrored && isNew)) return { items: text, rulings: [] };
    const operators = await page.getOperatorList().catch(() => undefined);
    if (operators === undefined) return { items: text, rulings: [] };
    this.#isMirrored ||= this.#mayBeMirrored && hasNegativeSize(operators, this.#ops);
    const items = this.#isMirrored ? textOf(operators, this.#ops) : text;
    return { items, rulings: mayHaveTable ? rulingsOf(operators, this.#ops) : [] };
  }
}

/** What pdf.js wants to draw with; only text is read here. */
function Undrawn(): void {}

/** pdf.js with its worker in this thread: readers run in a worker already. */
export async function loadLibrary() {
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
