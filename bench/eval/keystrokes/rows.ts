import { type ClauseScores, EXACT_LENGTHS } from './clauseStarts.ts';
import { type Effort, KEEN, type Writer } from './simulate.ts';

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
    writer: writer === KEEN ? 'keen' : 'cautious',
    saved,
    keysSaved: 1 - keys / (characters * KEYS_PER_CHARACTER),
    acceptedByShown: accepted / Math.max(1, shown),
    charactersAnItem: acceptedCharacters / Math.max(1, accepted),
    profit: saved - (DISTRACTION * shown) / characters,
    ...(clauses && { clauses }),
    milliseconds: {
      p50: times[Math.floor(times.length * 0.5)],
      p99: times[Math.floor(times.length * 0.99)],
    },
  };
}

/** Two tables: what is saved, and what is guessed at clause starts. */
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
    (!shipped || (shipped.saved >= 0.18 && shipped.acceptedByShown >= 0.3)) &&
    (!national || !base || national.saved >= 1.5 * base.saved) &&
    (!seeds || seeds.saved >= 0.12);
  return reached ? 0 : 1;
}
