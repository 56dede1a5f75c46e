import { foldText } from '../../../server/src/engine/text/fold.ts';
import type { Offered } from './simulate.ts';

/** Counts of rows, of all lists that were shown. */
export interface RowShares {
  rows: number;
  /** Rows that lengthen or shorten one above them. */
  alike: number;
  /** Rows whose proof is one place. */
  single: number;
  /** Rows that continue after the end of a sentence. */
  overSentence: number;
  /** Rows that continue after the end of a clause, on the word of one article. */
  overClauseAlone: number;
}

export const NO_ROWS: Readonly<RowShares> = {
  rows: 0,
  alike: 0,
  single: 0,
  overSentence: 0,
  overClauseAlone: 0,
};

const OVER_CLAUSE = /[，。；：！？]./u;
const OVER_SENTENCE = /[。；！？]./u;

/** Counts the rows of one list. */
export function addRows(counts: RowShares, items: readonly Offered[]): void {
  const texts = items.map(({ text }) => foldText(text));
  for (const [row, { places, articles, inDraft = 0 }] of items.entries()) {
    const text = texts[row];
    counts.rows++;
    if (texts.slice(0, row).some((above) => above.startsWith(text) || text.startsWith(above))) counts.alike++;
    if (places !== undefined && places + inDraft <= 1) counts.single++;
    if (OVER_SENTENCE.test(text)) counts.overSentence++;
    if (articles !== undefined && articles <= 1 && inDraft === 0 && OVER_CLAUSE.test(text)) {
      counts.overClauseAlone++;
    }
  }
}

export function sumRows(all: readonly RowShares[]): RowShares {
  const sum = { ...NO_ROWS };
  for (const one of all) {
    for (const key of Object.keys(sum) as (keyof RowShares)[]) sum[key] += one[key];
  }
  return sum;
}
