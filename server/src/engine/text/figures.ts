/** Rows of tables that are not prose: names, numbers, units. */

/** Between the cells of a row. */
const CELL = '\t';
/** A cell with so many Chinese characters and a sign that parts clauses is prose; without one, with twice as many. Guess. */
const PROSE = 10;
const CLAUSE = /[，。；：！？]/u;
const HAN = /\p{Script=Han}/gu;

/**
 * True for a table's row none of whose cells says anything in clauses. Such a row can be found and cited, but nobody
 * goes on writing from it. Linear.
 */
export function isRowOfFigures(row: string): boolean {
  return !row.split(CELL).some((cell) => {
    const characters = cell.match(HAN)?.length ?? 0;
    return characters >= (CLAUSE.test(cell) ? PROSE : 2 * PROSE);
  });
}
