import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt, gridsOf } from '../../src/corpus/formats/pdfGrid.ts';
import { joinPieces, type Ruling } from '../../src/corpus/formats/rulings.ts';

const WIDTH = 40;
const HEIGHT = 20;

/** A table of {@link rows} and {@link columns} without the borders inside that {@link isLeftOut} names. */
function bordersOf(
  rows: number,
  columns: number,
  isLeftOut: (isLevel: boolean, row: number, column: number) => boolean,
): Ruling[] {
  const borders: Ruling[] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const isOuterRow = row === 0 || row === rows;
      const isOuterColumn = column === 0 || column === columns;
      if (column < columns && (isOuterRow || !isLeftOut(true, row, column)))
        borders.push({ isLevel: true, at: -row * HEIGHT, from: column * WIDTH, to: (column + 1) * WIDTH });
      if (row < rows && (isOuterColumn || !isLeftOut(false, row, column)))
        borders.push({ isLevel: false, at: column * WIDTH, from: -(row + 1) * HEIGHT, to: -row * HEIGHT });
    }
  }
  return joinPieces(borders);
}

const centre = (row: number, column: number) => [(column + 0.5) * WIDTH, -(row + 0.5) * HEIGHT] as const;

describe('the grid of a table', () => {
  it('has the cells that were drawn, whatever places they span', () => {
    const place = fc.nat(5);
    const span = fc.record({ row: place, column: place, height: fc.constantFrom(1, 2, 3), width: place });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 2, max: 6 }),
        fc.array(span),
        (rows, columns, spans) => {
          const labels = Array.from({ length: rows }, (_, row) =>
            Array.from({ length: columns }, (__, column) => row * columns + column),
          );
          const isSpanned = labels.map((row) => row.map(() => false));
          for (const { row, column, height, width } of spans) {
            const held = Array.from({ length: height * (width + 1) }, (_, i) => [
              row + (i % height),
              column + Math.floor(i / height),
            ]);
            if (held.some(([r, c]) => r >= rows || c >= columns || isSpanned[r][c])) continue;
            for (const [r, c] of held) {
              labels[r][c] = labels[row][column];
              isSpanned[r][c] = true;
            }
          }
          const isOne = (isLevel: boolean, row: number, column: number) =>
            labels[row][column] === (isLevel ? labels[row - 1][column] : labels[row][column - 1]);
          const [grid] = gridsOf(bordersOf(rows, columns, isOne));
          // One column of cells is a frame.
          const isFrame = labels.every((row) => row.every((label) => label === row[0]));
          expect(grid === undefined).toBe(isFrame);
          if (grid === undefined) return;
          const cells = labels.map((row, r) => row.map((_, c) => cellAt(grid, ...centre(r, c))));
          const all = labels.flatMap((row, r) => row.map((label, c) => [label, cells[r][c]] as const));
          for (const [label, cell] of all)
            for (const [other, otherCell] of all) expect(cell === otherCell).toBe(label === other);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is not beside itself, nor a frame of one column', () => {
    const [grid] = gridsOf(bordersOf(2, 2, () => false));
    expect(cellAt(grid, ...centre(0, 2))).toBeUndefined();
    expect(cellAt(grid, ...centre(-1, 0))).toBeUndefined();
    expect(gridsOf(bordersOf(3, 1, () => false))).toEqual([]);
  });

  it.each([
    [100, 1],
    [101, 0],
  ])('has up to a hundred columns: %d', (columns, tables) => {
    expect(gridsOf(bordersOf(2, columns, () => false))).toHaveLength(tables);
  });
});
