/** Pages of a PDF as they look, as far as they are pictures: what a scanner leaves. pdf.js decodes the pictures. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { loadLibrary } from '../../corpus/formats/pdf.ts';
import { luminance } from './png.ts';
import {
  blankPage,
  draw,
  LONGER_SIDE,
  type Matrix,
  MOST_PIXELS,
  type Picture,
  type Raster,
} from './raster.ts';

type Library = Awaited<ReturnType<typeof loadLibrary>>;

/** What pdf.js gives of a picture. */
interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data?: Uint8ClampedArray | Uint8Array | string | undefined;
}

/** The pages of a PDF, one after the other; {@link PdfPages.close} gives the memory back. */
export class PdfPages {
  readonly #library: Library;
  readonly #document: PDFDocumentProxy;

  static async open(bytes: Uint8Array): Promise<PdfPages> {
    const library = await loadLibrary();
    const document = await library.getDocument({
      data: new Uint8Array(bytes),
      disableFontFace: true,
      useSystemFonts: false,
      isEvalSupported: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      maxImageSize: MOST_PIXELS,
      verbosity: 0,
    }).promise;
    return new PdfPages(library, document);
  }

  private constructor(library: Library, document: PDFDocumentProxy) {
    this.#library = library;
    this.#document = document;
  }

  get count(): number {
    return this.#document.numPages;
  }

  /** Page {@link number}, from 1. */
  async page(number: number): Promise<Raster> {
    const page = await this.#document.getPage(number);
    const plain = page.getViewport({ scale: 1 });
    const scale = LONGER_SIDE / Math.max(plain.width, plain.height);
    const view = page.getViewport({ scale });
    const raster = blankPage(Math.ceil(view.width), Math.ceil(view.height), 1 / scale);
    const { fnArray, argsArray } = await page.getOperatorList();
    const { OPS } = this.#library;
    const stack: Matrix[] = [];
    let matrix: Matrix = view.transform;
    for (const [i, operator] of fnArray.entries()) {
      const args = argsArray[i] as unknown[];
      if (operator === OPS.save) stack.push(matrix);
      else if (operator === OPS.restore) matrix = stack.pop() ?? matrix;
      else if (operator === OPS.transform) matrix = times(matrix, args as number[]);
      else if (operator === OPS.paintFormXObjectBegin) {
        stack.push(matrix);
        if (Array.isArray(args?.[0])) matrix = times(matrix, args[0] as number[]);
      } else if (operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
      else if (operator === OPS.paintImageXObject) await this.#paint(raster, page, args[0], matrix);
      else if (operator === OPS.paintInlineImageXObject || operator === OPS.paintImageMaskXObject)
        await this.#paint(raster, page, args[0], matrix);
    }
    page.cleanup();
    return raster;
  }

  async close(): Promise<void> {
    await this.#document.destroy();
  }

  async #paint(raster: Raster, page: PDFPageProxy, named: unknown, matrix: Matrix): Promise<void> {
    const decoded = await resolved(page, named);
    const picture = decoded && pictureOf(decoded, this.#library.ImageKind);
    // A picture's first row is its upper one: the unit square is upside down.
    if (picture) draw(raster, picture, times(matrix, [1, 0, 0, -1, 0, 1]));
  }
}

/** The picture that an operator names, or holds; data may be named apart. */
async function resolved(page: PDFPageProxy, named: unknown): Promise<Decoded | undefined> {
  const found = typeof named === 'string' ? await objectOf(page, named) : named;
  if (typeof found !== 'object' || found === null) return undefined;
  const decoded = found as Decoded;
  if (typeof decoded.data !== 'string') return decoded;
  const data = (await objectOf(page, decoded.data)) as Decoded | undefined;
  return data && { ...decoded, data: data.data };
}

function objectOf(page: PDFPageProxy, name: string): Promise<unknown> {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    objects.get(name, (object: unknown) => resolve(object));
  });
}

function pictureOf({ width, height, kind, data }: Decoded, kinds: Library['ImageKind']): Picture | undefined {
  if (data === undefined || typeof data === 'string' || width * height === 0) return undefined;
  const pixels = width * height;
  if (kind === kinds.RGBA_32BPP || data.length === pixels * 4) return coloured(width, height, data, 4);
  if (kind === kinds.RGB_24BPP || data.length === pixels * 3) return coloured(width, height, data, 3);
  const stride = (width + 7) >> 3;
  // A mask paints where its bits are 0.
  return {
    width,
    height,
    grey: (x, y) => ((data[y * stride + (x >> 3)] >> (7 - (x & 7))) & 1) * 255,
  };
}

function coloured(width: number, height: number, data: ArrayLike<number>, step: number): Picture {
  return {
    width,
    height,
    grey: (x, y) => {
      const at = (y * width + x) * step;
      return luminance(data[at], data[at + 1], data[at + 2]);
    },
  };
}

function times([a, b, c, d, e, f]: Matrix, [a2, b2, c2, d2, e2, f2]: Matrix): Matrix {
  return [
    a * a2 + c * b2,
    b * a2 + d * b2,
    a * c2 + c * d2,
    b * c2 + d * d2,
    a * e2 + c * f2 + e,
    b * e2 + d * f2 + f,
  ];
}
