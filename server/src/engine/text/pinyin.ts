import type { pinyin as Pinyin } from 'pinyin-pro';
import { UNIT_CLASS, unitClass } from './charClass.ts';

const NO_READINGS: readonly string[] = [];

let pinyin: typeof Pinyin | undefined;
let table: Table | undefined;

/** Readings that characters have, and by unit which of them. */
interface Table {
  readonly rowOf: Uint16Array;
  readonly read: readonly (readonly string[])[];
}

/**
 * Loads the readings of single characters, a hundred kilobytes in 5 ms, which {@link readings} needs: by those that read by
 * sound, so that nobody who only continues sentences waits for them. At once when they are loaded.
 */
export async function loadReadings(): Promise<void> {
  table ??= tableOf((await import('./readingTable.ts')).READING_TABLE);
}

/** Loads, beside them, what {@link readingsInContext} needs: half a megabyte of script. */
export async function loadContextReadings(): Promise<void> {
  await loadReadings();
  pinyin ??= (await import('pinyin-pro')).pinyin;
}

/**
 * All readings of a character (UTF-16 unit) without tones, the most usual first; `lü` as `lv` and `lu`. Empty
 * for what is not a character, as beyond the end of a text.
 */
export function readings(unit: number): readonly string[] {
  if (!table) throw new Error('the tables of readings are not loaded');
  return table.read[table.rowOf[unit]] ?? NO_READINGS;
}

/**
 * The readings of each unit of {@link text} where it is (重庆 `chong`, 重点 `zhong`); none for a character beyond the
 * basic plane, whose units have none by themselves either.
 */
export function readingsInContext(text: string): (readonly string[])[] {
  const characters = Array.from(text);
  if (!pinyin) throw new Error('what reads characters in their context is not loaded');
  return pinyin(text, PLAIN).flatMap((reading, at) => {
    const character = characters[at];
    if (character.length > 1) return [NO_READINGS, NO_READINGS];
    return [unitClass(character.charCodeAt(0)) === UNIT_CLASS.han ? withU([reading]) : NO_READINGS];
  });
}

const PLAIN = { toneType: 'none', type: 'array', v: true } as const;

/** A keyboard without `ü` types `v` or `u`. */
function withU(syllables: readonly string[]): readonly string[] {
  const latin = syllables.filter((syllable) => /^[a-z]+$/.test(syllable));
  const typed = latin.flatMap((syllable) =>
    syllable.includes('v') ? [syllable, syllable.replace('v', 'u')] : [syllable],
  );
  return [...new Set(typed)];
}

/** The rows of the table, and by unit which of them; row 0 is that of what is not a character. */
function tableOf(rows: readonly string[]): Table {
  const rowOf = new Uint16Array(0x10000);
  const read = [NO_READINGS];
  for (const row of rows) {
    const end = row.lastIndexOf(' ');
    const syllables = row.slice(0, end).split(' ');
    for (let at = end + 1; at < row.length; at++) rowOf[row.charCodeAt(at)] = read.length;
    read.push(row.includes('v') ? withU(syllables) : syllables);
  }
  return { rowOf, read };
}
