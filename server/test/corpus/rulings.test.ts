import { describe, expect, it } from 'vitest';
import { ofdRulings } from '../../src/corpus/formats/ofdRulings.ts';
import { joinPieces, type Point, RulingPieces, StraightShapes } from '../../src/corpus/formats/rulings.ts';

/** Lines of shapes with these corners. */
function linesOf(shapes: readonly (readonly Point[])[], isStroke = true) {
  const pieces = new RulingPieces();
  for (const shape of shapes) pieces.add(shape, isStroke);
  return pieces.joined();
}

describe('shapes with straight sides', () => {
  it('are those of a path that bends nowhere, closed where it says so', () => {
    const path = new StraightShapes();
    path.move([0, 0]);
    path.line([9, 0]);
    path.line([9, 9]);
    path.close();
    path.move([1, 1]);
    path.bend();
    path.line([5, 1]);
    path.move([2, 2]);
    path.move([3, 3]);
    path.line([8, 3]);
    expect(path.finish()).toEqual([
      [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 0],
      ],
      [
        [3, 3],
        [8, 3],
      ],
    ]);
  });

  it('have nothing to close before they begin', () => {
    const path = new StraightShapes();
    path.close();
    path.move([0, 0]);
    path.line([9, 0]);
    expect(path.finish()).toHaveLength(1);
  });
});

describe('a line', () => {
  const stroke = (to: Point) => linesOf([[[0, 0], to]]);

  it('is level or upright, give or take half a point', () => {
    expect(stroke([10, 0.5])).toEqual([{ isLevel: true, at: 0.25, from: 0, to: 10 }]);
    expect(stroke([0.5, 10])).toEqual([{ isLevel: false, at: 0.25, from: 0, to: 10 }]);
    expect(stroke([10, 0.6])).toEqual([]);
    expect(stroke([0.6, 10])).toEqual([]);
  });

  it('is five points long at least', () => {
    expect(stroke([5, 0])).toHaveLength(1);
    expect(stroke([4.9, 0])).toEqual([]);
  });

  it('is a filled shape no thicker than three points', () => {
    const box = (width: number, height: number): Point[] => [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ];
    expect(linesOf([box(10, 3)], false)).toEqual([{ isLevel: true, at: 1.5, from: 0, to: 10 }]);
    expect(linesOf([box(3, 10)], false)).toEqual([{ isLevel: false, at: 1.5, from: 0, to: 10 }]);
    expect(linesOf([box(10, 3.1)], false)).toEqual([]);
  });

  it('goes on in the next piece over a gap of three points, at the middle of what is within three points', () => {
    const piece = (from: number, to: number, at = 0) => ({ isLevel: true, at, from, to });
    expect(joinPieces([piece(0, 10), piece(13, 20)])).toEqual([piece(0, 20)]);
    expect(joinPieces([piece(0, 10), piece(13.1, 20)])).toEqual([piece(0, 10), piece(13.1, 20)]);
    expect(joinPieces([piece(0, 10), piece(2, 8), piece(5, 12, 3)])).toEqual([piece(0, 12, 1)]);
    expect(joinPieces([piece(0, 10), piece(5, 12, 3.1)])).toEqual([piece(0, 10), piece(5, 12, 3.1)]);
    expect(joinPieces([piece(0, 10, Number.NaN)])).toEqual([]);
  });
});

describe('a page with very many lines', () => {
  const page = (lines: number) =>
    Array.from({ length: lines }, (_, i): Point[] => [
      [0, i * 9],
      [10, i * 9],
    ]);

  it('is a drawing beyond 60,000 pieces', () => {
    expect(linesOf(page(60_000))).toHaveLength(60_000);
    expect(linesOf(page(60_001))).toEqual([]);
  });

  it('may draw them in one path', () => {
    const path = `M 0 0 ${'L 10 0 L 10 10 '.repeat(200_000)}`;
    const xml = `<Page><PathObject Boundary="0 0 9 9"><AbbreviatedData>${path}</AbbreviatedData></PathObject></Page>`;
    expect(ofdRulings(xml)).toEqual([]);
  });
});
