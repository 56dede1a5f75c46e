import { type ClauseScores, EXACT_LENGTHS } from './clauseStarts.ts';
import type { RowShares } from './rowShares.ts';
import type { Effort, Writer } from './simulate.ts';

/** Keys that an input method takes for a character, on average. */
const KEYS_PER_CHARACTER = 3.55;
/** What a list costs by being there, in characters: the d of {@link Row.profit}. */
const DISTRACTION = 0.05;

/** What one predictor did for one writer in one folder. */
export interface Row {
  readonly folder: string;
  readonly predictor: string;
  readonly writer: string;
  readonly saved: number;
  readonly keysSaved: number;
  readonly acceptedByShown: number;
  readonly charactersAnItem: number;
  /**
   * TPM(0.05), the Total Profit Metric of Nandi and Jagadish (Effective Phrase Prediction, VLDB 2007): what is
   * saved when each list shown costs its reader 0.05 characters more, taken or not; TPM(0) is {@link saved}.
   */
  readonly profit: number;
  /**
   * Shares of all rows: that lengthen or shorten one above, whose proof is one place, that go on over the end of a
   * sentence, and over that of a clause on one article's word.
   */
  readonly alike: number;
  readonly single: number;
  readonly overSentence: number;
  readonly overClauseAlone: number;
  /** At clause starts; asked for the keen writer only, since it is the same list for both. */
  readonly clauses?: ClauseScores;
  readonly milliseconds: { readonly p50: number; readonly p99: number };
}

export function rowOf(
  folder: string,
  predictor: string,
  writer: Writer,
  effort: Effort,
  clauses?: ClauseScores,
): Row {
  const times = Float64Array.from(effort.times).sort();
  const { characters, keystrokes, accepted, shown, acceptedCharacters } = effort;
  const typed = characters - acceptedCharacters;
  const keys = typed * KEYS_PER_CHARACTER + (keystrokes - typed);
  const saved = 1 - keystrokes / characters;
  return {
    folder,
    predictor,
    writer: writer.name,
    saved,
    keysSaved: 1 - keys / (characters * KEYS_PER_CHARACTER),
    acceptedByShown: accepted / Math.max(1, shown),
    charactersAnItem: acceptedCharacters / Math.max(1, accepted),
    profit: saved - (DISTRACTION * shown) / characters,
    ...sharesOf(effort.rows),
    ...(clauses && { clauses }),
    milliseconds: {
      p50: times[Math.floor(times.length * 0.5)],
      p99: times[Math.floor(times.length * 0.99)],
    },
  };
}

function sharesOf({ rows, alike, single, overSentence, overClauseAlone }: RowShares) {
  const share = (count: number): number => count / Math.max(1, rows);
  return {
    alike: share(alike),
    single: share(single),
    overSentence: share(overSentence),
    overClauseAlone: share(overClauseAlone),
  };
}

/** Three tables: what is saved, what the rows are like, and what is guessed at clause starts. */
export function print(rows: readonly Row[]): void {
  console.log(
    'folder    writer    saved  keys   TPM(.05)  taken/shown  chars/item  p50 ms  p99 ms  predictor',
  );
  for (const row of rows) {
    console.log(
      [
        row.folder.padEnd(9),
        row.writer.padEnd(9),
        row.saved.toFixed(3),
        ` ${row.keysSaved.toFixed(3)}`,
        row.profit.toFixed(3).padStart(9),
        row.acceptedByShown.toFixed(3).padStart(12),
        row.charactersAnItem.toFixed(1).padStart(11),
        row.milliseconds.p50.toFixed(2).padStart(7),
        row.milliseconds.p99.toFixed(2).padStart(7),
        ` ${row.predictor}`,
      ].join(' '),
    );
  }
  console.log('\nfolder    writer    alike  1 place  over .  over , alone  predictor');
  for (const row of rows) {
    console.log(
      [
        row.folder.padEnd(9),
        row.writer.padEnd(9),
        row.alike.toFixed(3),
        row.single.toFixed(3).padStart(8),
        row.overSentence.toFixed(3).padStart(7),
        row.overClauseAlone.toFixed(3).padStart(13),
        ` ${row.predictor}`,
      ].join(' '),
    );
  }
  const exact = EXACT_LENGTHS.map((length) => `EM@${length}`.padEnd(6)).join(' ');
  console.log(`\nfolder    clauses  ${exact} MRR@5  predictor`);
  for (const { folder, predictor, clauses } of rows) {
    if (!clauses) continue;
    const matches = EXACT_LENGTHS.map((length) => clauses.exactMatch[length].toFixed(3)).join('  ');
    console.log(
      `${folder.padEnd(9)} ${String(clauses.starts).padEnd(8)} ${matches}  ${clauses.mrr.toFixed(3)}  ${predictor}`,
    );
  }
}

/** 1 where a figure of the design's table is not reached. */
export function misses(rows: readonly Row[]): number {
  const find = (folder: string, predictor: string): Row | undefined =>
    rows.find((row) => row.folder === folder && row.predictor === predictor && row.writer === 'keen');
  const open = find('reports', 'yinju, threshold 0');
  const shipped = find('reports', 'yinju, shipped threshold');
  const national = find('national', 'yinju, threshold 0');
  const base = find('national', 'longest-match back-off');
  const seeds = find('seeds', 'yinju, threshold 0');
  const reached =
    (!open || open.saved >= 0.22) &&
    (!shipped || (shipped.saved >= 0.17 && shipped.acceptedByShown >= 0.34 && shipped.alike <= 0.3)) &&
    (!national || !base || national.saved >= 1.5 * base.saved) &&
    (!seeds || seeds.saved >= 0.12);
  return reached ? 0 : 1;
}
