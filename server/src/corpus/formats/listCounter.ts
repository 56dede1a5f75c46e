/** Counts the paragraphs of a Word file's lists, as Word does: the numbers are not in the file. */
import { writeNumber } from './numerals.ts';

/** One level of a list. */
export interface ListLevel {
  readonly start: number;
  /** As `writeNumber` takes it. */
  readonly format: string;
  /** The number with its signs, `%1` for the outermost level's: `%1、`, `（%2）`. */
  readonly text: string;
  /** The level (from 1) at or above which this one begins again, 0 for none; undefined for all above. */
  readonly restart?: number | undefined;
  /** True where the numbers of all levels are shown in Arabic digits. */
  readonly plain: boolean;
}

/** A list; several may share the counts of one {@link id}. */
export interface NumberedList {
  readonly id: string;
  /** By level, from 0. */
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Levels that begin again, and with what, at the first paragraph of that level in this list. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Levels of a list in Word: [MS-DOC], and `w:abstractNum` of ECMA-376. */
export const LIST_LEVELS = 9;

/** Where each list of one text has come to: asked in the text's order. */
export class ListCounter {
  readonly #lists: ReadonlyMap<string, NumberedList>;
  readonly #counts = new Map<string, (number | undefined)[]>();
  /** Levels of lists, by name and level, that have begun again where {@link NumberedList.starts} says so. */
  readonly #begun = new Set<string>();

  constructor(lists: ReadonlyMap<string, NumberedList>) {
    this.#lists = lists;
  }

  /** Counts one paragraph and returns its number as it is before the text; empty where it has none. */
  next(name: string, level: number): string {
    const list = this.#lists.get(name);
    const own = list?.levels.get(level);
    if (list === undefined || own === undefined) return '';
    const counts = this.#counts.get(list.id) ?? [];
    this.#counts.set(list.id, counts);
    const place = `${level} ${name}`;
    // Word names all levels where one is restarted; those above go on.
    if (list.starts.has(level) && !this.#begun.has(place)) counts[level] = undefined;
    this.#begun.add(place);
    const startOf = (at: number) => list.starts.get(at) ?? list.levels.get(at)?.start ?? 1;
    // Levels that were passed over count as begun.
    for (let above = 0; above < level; above++) counts[above] ??= startOf(above);
    const last = counts[level];
    counts[level] = last === undefined ? startOf(level) : last + 1;
    for (let deeper = level + 1; deeper < LIST_LEVELS; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || level < restart) counts[deeper] = undefined;
    }
    if (own.format === 'bullet') return '';
    return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.plain ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
      return writeNumber(counts[at] ?? startOf(at), format);
    });
  }
}
