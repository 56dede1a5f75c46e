import { type GreyEffort, totalGrey } from './greyWriters.ts';

/** What grey text did for one writer in one folder. */
export interface GreyRow {
  readonly folder: string;
  readonly writer: string;
  readonly saved: number;
  /** Of the carets at which grey text stood, those at which it was taken. */
  readonly takenByShown: number;
  /** Of the texts that appeared, those that were taken. */
  readonly takenByAppeared: number;
  /** Of right texts typed along, those that were gone at the next caret. */
  readonly dropped: number;
}

export function greyRowOf(folder: string, writer: string, efforts: readonly GreyEffort[]): GreyRow {
  const { characters, keystrokes, shown, appeared, taken, typedAlong, dropped } = totalGrey(efforts);
  return {
    folder,
    writer,
    saved: 1 - keystrokes / Math.max(1, characters),
    takenByShown: taken / Math.max(1, shown),
    takenByAppeared: taken / Math.max(1, appeared),
    dropped: dropped / Math.max(1, typedAlong),
  };
}

/** The table of grey text, taken whole when all of it is right: at once, and by a reader who is late. */
export function printGrey(rows: readonly GreyRow[]): void {
  console.log('\nfolder    grey text  saved  taken/shown  taken/appeared  right ones dropped');
  for (const row of rows) {
    console.log(
      [
        row.folder.padEnd(9),
        row.writer.padEnd(9),
        row.saved.toFixed(3).padStart(6),
        row.takenByShown.toFixed(3).padStart(12),
        row.takenByAppeared.toFixed(3).padStart(15),
        row.dropped.toFixed(4).padStart(19),
      ].join(' '),
    );
  }
}
