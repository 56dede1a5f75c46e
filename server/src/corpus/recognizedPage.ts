/** What a program recognised in the picture of a page; `recognized.ts` reads it. */

/** A line of writing on a page, in points from the page's lower left corner. */
interface RecognizedLine {
  readonly text: string;
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type RecognizedPage = readonly RecognizedLine[];

/** Stands where the encoding of a text file does: see `RECOGNIZED`. */
export const OCR = 'ocr';
