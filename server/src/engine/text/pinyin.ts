import type { pinyin as Pinyin } from 'pinyin-pro';
import { UNIT_CLASS, unitClass } from './charClass.ts';

const NO_READINGS: readonly string[] = [];
/** Readings by unit, filled as they are needed. */
const known = Array.from<readonly string[] | undefined>({ length: 0x10000 });

let pinyin: typeof Pinyin | undefined;

/**
 * Loads the tables of readings, a megabyte and a half of script, which the other functions here need: by those that
 * read by sound, so that nobody who only continues sentences waits for them. At once when they are loaded.
 */
export async function loadReadings(): Promise<void> {
  pinyin ??= (await import('pinyin-pro')).pinyin;
}

/**
 * All readings of a character (UTF-16 unit) without tones, the most usual first; `lü` as `lv` and `lu`. Empty
 * for what is not a character.
 */
export function readings(unit: number): readonly string[] {
  let found = known[unit];
  if (!found) {
    const isCharacter = unitClass(unit) === UNIT_CLASS.han;
    found = isCharacter
      ? withU(loaded()(String.fromCharCode(unit), { ...PLAIN, multiple: true }))
      : NO_READINGS;
    known[unit] = found;
  }
  return found;
}

/**
 * The readings of each unit of {@link text} where it is (重庆 `chong`, 重点 `zhong`); none for a character beyond the
 * basic plane, whose units have none by themselves either.
 */
export function readingsInContext(text: string): (readonly string[])[] {
  const characters = Array.from(text);
  return loaded()(text, PLAIN).flatMap((reading, at) => {
    const character = characters[at];
    if (character.length > 1) return [NO_READINGS, NO_READINGS];
    return [unitClass(character.charCodeAt(0)) === UNIT_CLASS.han ? withU([reading]) : NO_READINGS];
  });
}

function loaded(): typeof Pinyin {
  if (!pinyin) throw new Error('the tables of readings are not loaded');
  return pinyin;
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
