import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfOfJpeg } from '../../../src/host/ocr/jpeg.ts';
import { PdfPages } from '../../../src/host/ocr/pdfPages.ts';
import { decodePng } from '../../../src/host/ocr/png.ts';
import { blankPage, draw, LONGER_SIDE, pageOf, type Picture } from '../../../src/host/ocr/raster.ts';
import { pngOf, scanOf } from '../../support/scans.ts';

const greyOf = ({ width, height, grey }: Picture) =>
  Array.from({ length: width * height }, (_, i) => Math.round(grey(i % width, Math.floor(i / width))));

/** {@link values} as rows of {@link stride} bytes, each written with one of the five filters. */
function filtered(
  values: readonly number[],
  stride: number,
  step: number,
  filters: readonly number[],
): Uint8Array {
  const rows: number[] = [];
  for (let y = 0; y * stride < values.length; y++) {
    const filter = filters[y % filters.length] ?? 0;
    rows.push(filter);
    const at = (x: number, row: number) => (x < 0 || row < 0 ? 0 : values[row * stride + x]);
    for (let x = 0; x < stride; x++) {
      const [left, up, corner] = [at(x - step, y), at(x, y - 1), at(x - step, y - 1)];
      const guess = left + up - corner;
      const near = [left, up, corner].toSorted((a, b) => Math.abs(guess - a) - Math.abs(guess - b));
      const nearest =
        [left, up, corner].find((value) => Math.abs(guess - value) === Math.abs(guess - near[0])) ?? 0;
      const predicted = [0, left, up, (left + up) >> 1, nearest][filter];
      rows.push((at(x, y) - predicted) & 255);
    }
  }
  return Uint8Array.from(rows);
}

describe('png', () => {
  it('comes out as it went in, by any filters', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
        (width, height, filters, stream) => {
          const values = Array.from({ length: width * height }, () => stream.next().value as number);
          expect(greyOf(decodePng(pngOf({ width, height }, filtered(values, width, 1, filters))))).toEqual(
            values,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each<[string, Uint8Array, number[]]>([
    [
      'colours',
      pngOf({ width: 2, height: 1, colour: 2 }, Uint8Array.of(0, 255, 255, 255, 0, 0, 0)),
      [255, 0],
    ],
    [
      'transparent paper',
      pngOf({ width: 2, height: 1, colour: 6 }, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 255)),
      [255, 0],
    ],
    ['grey with alpha', pngOf({ width: 2, height: 1, colour: 4 }, Uint8Array.of(0, 9, 0, 9, 255)), [255, 9]],
    ['one bit', pngOf({ width: 3, height: 1, depth: 1 }, Uint8Array.of(0, 0b10100000)), [255, 0, 255]],
    ['sixteen bits', pngOf({ width: 1, height: 1, depth: 16 }, Uint8Array.of(0, 77, 5)), [77]],
    [
      'a palette',
      pngOf(
        { width: 2, height: 1, depth: 4, colour: 3, palette: Uint8Array.of(0, 0, 0, 255, 255, 255) },
        Uint8Array.of(0, 0x10),
      ),
      [255, 0],
    ],
  ])('in %s', (_, bytes, grey) => {
    expect(greyOf(decodePng(bytes))).toEqual(grey);
  });

  it('that is broken, or too large, is refused', () => {
    expect(() => decodePng(Uint8Array.of(0x89, 0x50))).toThrow('damaged');
    expect(() => decodePng(pngOf({ width: 60_000, height: 60_000 }, Uint8Array.of(0)))).toThrow('too large');
    expect(() => decodePng(pngOf({ width: 4, height: 1, colour: 7 }, Uint8Array.of(0)))).toThrow('not read');
  });
});

describe('pages as pixels', () => {
  const chess = (size: number): Picture => ({
    width: size,
    height: size,
    grey: (x, y) => ((x + y) % 2) * 255,
  });

  it('shrink large pictures, their pixels averaged, and leave small ones as they are', () => {
    const large = pageOf(chess(LONGER_SIDE * 2));
    expect([large.width, large.height]).toEqual([LONGER_SIDE, LONGER_SIDE]);
    expect(large.data.every((value) => Math.abs(value - 127) < 2)).toBe(true);
    const small = pageOf(chess(4));
    expect([...small.data.subarray(0, 5)]).toEqual([0, 255, 0, 255, 255]);
  });

  it('take pictures turned and out of the page', () => {
    const page = blankPage(4, 4, 1);
    // A quarter turn: the first column becomes the first row.
    draw(page, { width: 2, height: 2, grey: (x) => x * 255 }, [0, 4, 4, 0, 0, 0]);
    expect([...page.data]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]);
    draw(page, chess(2), [1e9, 0, 0, 1e9, -5e8, 0]);
    draw(page, chess(2), [Number.NaN, 0, 0, 1, 0, 0]);
    expect(page.data).toHaveLength(16);
  });

  it.each([
    [0, 'upper'],
    [180, 'lower'],
  ])('of a PDF stand upright when it says %d degrees', async (rotate, dark) => {
    const grey = new Uint8Array(100 * 140).fill(255);
    grey.fill(0, 0, 100 * 70);
    const pages = await PdfPages.open(scanOf([{ width: 100, height: 140, grey }], rotate));
    expect(pages.count).toBe(1);
    const { width, height, data, scale } = await pages.page(1);
    await pages.close();
    expect(height).toBe(LONGER_SIDE);
    expect(height * scale).toBeCloseTo(842, 0);
    const at = (part: number) => data[Math.floor(height * part) * width + (width >> 1)];
    expect([at(0.25), at(0.75)]).toEqual(dark === 'upper' ? [0, 255] : [255, 0]);
  });

  it('of a JPEG are decoded as those of a PDF', async () => {
    expect(() => pdfOfJpeg(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))).toThrow('damaged');
    // The smallest grey JPEG: eight by eight pixels of black.
    const jpeg = Buffer.from(
      'ffd8ffdb004300' +
        '01'.repeat(64) +
        'ffc0000b080008000801011100ffc40014000100000000000000000000000000000003ffc40014100100000000000000000000000000000000ffda0008010100003f0037ffd9',
      'hex',
    );
    const pages = await PdfPages.open(pdfOfJpeg(jpeg));
    const { width, height } = await pages.page(1);
    await pages.close();
    expect([width, height]).toEqual([LONGER_SIDE, LONGER_SIDE]);
  });
});
