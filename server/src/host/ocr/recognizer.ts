/** Recognises text in pictures of pages: PaddleOCR's models on ONNX Runtime, in this thread. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { RecognizedPage } from '../../corpus/recognizedPage.ts';
import { pdfOfJpeg } from './jpeg.ts';
import type { OcrPackages } from './ocrPackages.ts';
import { PdfPages } from './pdfPages.ts';
import { decodePng } from './png.ts';
import { pageOf, type Raster } from './raster.ts';

/** The part of the package `paddleocr` that is used. */
interface Service {
  recognize(image: { width: number; height: number; data: Uint8Array }): Promise<readonly Line[]>;
}

interface Line {
  readonly text: string;
  readonly confidence: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

interface Chain {
  readonly PaddleOcrService: { createInstance(options: object): Promise<Service> };
}

interface Runtime {
  readonly env: { readonly wasm: { numThreads?: number } };
  readonly InferenceSession: { create(model: ArrayBuffer, options?: object): Promise<object> };
}

/**
 * The runtime's code is compiled once and not again for speed: V8's optimizing compiler takes 230 MB for it, more than
 * all pages do. A page takes nearly twice the time so, beside other work and once for good.
 */
const COMPILED_ONCE = '--liftoff-only';
/** Nothing is kept for the next page, whose lines are of other lengths; fusing all that can be fused costs 40 MB. */
const SPARING = { enableCpuMemArena: false, enableMemPattern: false, graphOptimizationLevel: 'basic' };

/** Pages recognised of one file. Guess. */
const MOST_PAGES = 500;
/** Lines that the models are less sure of are spots. Guess. */
const LEAST_CONFIDENCE = 0.5;
/**
 * Of the height of a line's box, which is cut generously: the font's, and how far the baseline is from its bottom.
 * Guesses.
 */
const FONT = 0.7;
const BELOW = 0.22;

/** {@link ort}, whose sessions take as little memory as they can. */
function sparing(ort: Runtime): Runtime {
  const create = (model: ArrayBuffer) => ort.InferenceSession.create(model, SPARING);
  return { ...ort, InferenceSession: { create } };
}

/** Recognises files, one page after the other. */
export class Recognizer {
  readonly #service: Service;

  /** Loads the models: half a second, 140 MB; a page takes 130 MB more. */
  static async load({ runtime, chain, models }: OcrPackages): Promise<Recognizer> {
    setFlagsFromString(COMPILED_ONCE);
    const ort = (await import(runtime)) as Runtime;
    // One thread: there is other work on the machine.
    ort.env.wasm.numThreads = 1;
    const { PaddleOcrService } = (await import(chain)) as Chain;
    const model = async (name: string) => {
      const bytes = await readFile(join(models, name));
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    };
    const keys = (await readFile(join(models, 'ppocr_keys_v1.txt'), 'utf8')).trimEnd().split('\n');
    return new Recognizer(
      await PaddleOcrService.createInstance({
        ort: sparing(ort),
        modelPreset: 'PP-OCRv5_mobile',
        detection: { modelBuffer: await model('ch_PP-OCRv4_det_infer.onnx') },
        recognition: {
          modelBuffer: await model('ch_PP-OCRv4_rec_infer.onnx'),
          // The models' last sign is the space, which their list leaves out.
          charactersDictionary: [...keys, ' '],
        },
      }),
    );
  }

  private constructor(service: Service) {
    this.#service = service;
  }

  /** The lines of each page of a PDF, a PNG or a JPEG. Some seconds a page. Throws `Error` where it cannot be read. */
  async recognize(
    bytes: Uint8Array,
    onPage: (page: number, pages: number) => void,
  ): Promise<RecognizedPage[]> {
    if (bytes[0] === 0x89) {
      onPage(1, 1);
      return [await this.#page(pageOf(decodePng(bytes)))];
    }
    const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
    const pdf = await PdfPages.open(isJpeg ? pdfOfJpeg(bytes) : bytes);
    try {
      const pages: RecognizedPage[] = [];
      const count = Math.min(MOST_PAGES, pdf.count);
      for (let number = 1; number <= count; number++) {
        onPage(number, count);
        pages.push(await this.#page(await pdf.page(number)));
      }
      return pages;
    } finally {
      await pdf.close();
    }
  }

  async #page({ width, height, data, scale }: Raster): Promise<RecognizedPage> {
    const lines = await this.#service.recognize({ width, height, data });
    return lines
      .filter(({ text, confidence }) => text.trim() !== '' && confidence >= LEAST_CONFIDENCE)
      .map(({ text, box }) => ({
        text,
        x: box.x * scale,
        y: (height - box.y - box.height * (1 - BELOW)) * scale,
        width: box.width * scale,
        height: box.height * FONT * scale,
      }));
  }
}
