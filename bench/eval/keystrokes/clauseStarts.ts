import type { Article } from '../../../server/src/engine/model.ts';
import { foldText } from '../../../server/src/engine/text/fold.ts';
import { passagesToWrite } from './passages.ts';
import type { Completer } from './simulate.ts';

/** Characters of the first item that are compared with what the article goes on with. */
export const EXACT_LENGTHS = [2, 4, 8, 15] as const;
const RANKS = 5;
const CLAUSE_END = /[，。；：！？]/u;

/** Hits at clause starts, summed up. */
export interface ClauseTally {
  readonly starts: number;
  /** By length: starts with that many characters left in the passage, and those where the first item has them. */
  readonly exact: readonly { readonly starts: number; readonly hits: number }[];
  readonly reciprocalRanks: number;
}

/** The rates that a tally gives, each 0 to 1. */
export interface ClauseScores {
  readonly starts: number;
  /** ExactMatch@n: share of starts where the first item's first n characters are the article's next n. */
  readonly exactMatch: Readonly<Record<string, number>>;
  /** MRR@5: mean of 1 ÷ rank of the first of five items that the article goes on with whole; 0 where none is. */
  readonly mrr: number;
}

/**
 * Asks at the start of each passage and after each of ，。；：！？ inside it, with the article's own words before
 * the caret whatever was offered earlier. A list not shown counts as missed.
 */
export function askAtClauses(article: Article, complete: Completer, every = 1): ClauseTally {
  const exact = EXACT_LENGTHS.map(() => ({ starts: 0, hits: 0 }));
  let starts = 0;
  let reciprocalRanks = 0;
  for (const { text, writtenTo } of passagesToWrite(article, every)) {
    for (let at = 0; at < text.length; at++) {
      if (at > 0 && !CLAUSE_END.test(text[at - 1])) continue;
      const items = complete(writtenTo(at))
        .slice(0, RANKS)
        .map((item) => foldText(item.text));
      starts++;
      for (const [index, length] of EXACT_LENGTHS.entries()) {
        if (text.length - at < length) continue;
        exact[index].starts++;
        const guess = items.at(0)?.slice(0, length) ?? '';
        if (guess.length === length && text.startsWith(guess, at)) exact[index].hits++;
      }
      const rank = items.findIndex((item) => item !== '' && text.startsWith(item, at));
      if (rank >= 0) reciprocalRanks += 1 / (rank + 1);
    }
  }
  return { starts, exact, reciprocalRanks };
}

/** The rates over several articles. */
export function scoresOf(tallies: readonly ClauseTally[]): ClauseScores {
  const sum = (value: (tally: ClauseTally) => number): number =>
    tallies.reduce((all, tally) => all + value(tally), 0);
  const starts = sum((tally) => tally.starts);
  const exactMatch = EXACT_LENGTHS.map((length, index) => [
    String(length),
    sum(({ exact }) => exact[index].hits) /
      Math.max(
        1,
        sum(({ exact }) => exact[index].starts),
      ),
  ]);
  return {
    starts,
    exactMatch: Object.fromEntries(exactMatch) as Record<string, number>,
    mrr: sum((tally) => tally.reciprocalRanks) / Math.max(1, starts),
  };
}
