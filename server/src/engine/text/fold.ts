/**
 * Folded text: text as it is compared. Width, quotes, dashes and case are made one, forms that only look like a
 * character are that character; what is invisible goes, and so does white space, except between two Latin letters,
 * where one space stays. Every unit folds on its own to one unit or to none (of an invisible character beyond the
 * basic plane both units go), so a folded text plus its exceptions gives the original back, and a substring of a
 * folded text is itself folded. A character beyond the basic plane keeps both its units, or folds to the one that it only
 * looks like; half of one is dropped.
 */
import { isHigh, isLow } from './units.ts';
import { DROPPED, FOLD, INVISIBLE_PLANE, SPACE } from './foldTable.ts';
import { characterOf, compatibilityAt } from './unified.ts';

/** The unit that {@link unit} (a UTF-16 code unit) is compared as; 0 when it is dropped, 0x20 for white space. */
export function foldUnit(unit: number): number {
  return FOLD[unit];
}

/** A text folded, with the way back. */
interface Folded {
  readonly text: string;
  /**
   * For each folded unit the offset of its original unit, and at `text.length` the offset just past the last
   * one that was kept. Ascending.
   */
  readonly offsets: Uint32Array;
}

/**
 * Folds {@link original}; ranges in {@link drops} (ascending, UTF-16 code units) are left out as if they were
 * not there. Linear in the length of the text.
 */
export function fold(original: string, drops: readonly (readonly [number, number])[] = []): Folded {
  const units = new Uint16Array(original.length);
  const offsets = new Uint32Array(original.length + 1);
  const length = foldInto(original, drops, units, offsets);
  return { text: decodeUnits(units, 0, length), offsets: offsets.slice(0, length + 1) };
}

/** The folded form of a query, without offsets. */
export function foldText(original: string): string {
  return fold(original).text;
}

/**
 * Folds into arrays given by the caller (each with room for `original.length` units, {@link offsets} for one
 * more) and returns the folded length.
 */
export function foldInto(
  original: string,
  drops: readonly (readonly [number, number])[],
  units: Uint16Array,
  offsets: Uint32Array,
): number {
  let length = 0;
  let spaceAt = -1;
  let drop = 0;
  let end = 0;
  for (let i = 0; i < original.length; i++) {
    if (drop < drops.length && i >= drops[drop][0]) {
      i = drops[drop][1] - 1;
      drop++;
      continue;
    }
    let unit = FOLD[original.charCodeAt(i)];
    if (unit === DROPPED) {
      if (original.charCodeAt(i) === INVISIBLE_PLANE && isLow(original.charCodeAt(i + 1))) i++;
      continue;
    }
    // How many more units of the original belong to this one.
    let more = 0;
    if (isHalf(unit)) {
      if (!isWhole(original, i)) continue;
      const form = compatibilityAt(original, i) ?? compatibilityAt(original, i - 1);
      if (form !== undefined) {
        const character = characterOf(form);
        const half = isLow(unit) ? 1 : 0;
        if (character.length === 1) {
          unit = FOLD[character.charCodeAt(0)];
          more = 1;
        } else unit = character.charCodeAt(half);
      }
    }
    if (unit === SPACE) {
      if (spaceAt < 0) spaceAt = i;
      continue;
    }
    if (spaceAt >= 0) {
      if (length > 0 && isLatinLetter(units[length - 1]) && isLatinLetter(unit)) {
        units[length] = SPACE;
        offsets[length++] = spaceAt;
      }
      spaceAt = -1;
    }
    units[length] = unit;
    offsets[length++] = i;
    i += more;
    end = i + 1;
  }
  offsets[length] = end;
  return length;
}

/** Folded units of {@link units} from {@link start} up to {@link end} as a string. */
export function decodeUnits(units: Uint16Array, start: number, end: number): string {
  const last = Math.min(end, units.length);
  let text = '';
  let at = start;
  // Spreading an array costs seven times what eight arguments at a time do, however long the run.
  for (; at + 8 <= last; at += 8) {
    text += fromUnits(
      units[at],
      units[at + 1],
      units[at + 2],
      units[at + 3],
      units[at + 4],
      units[at + 5],
      units[at + 6],
      units[at + 7],
    );
  }
  for (; at < last; at++) text += fromUnits(units[at]);
  return text;
}

const fromUnits = String.fromCharCode;

function isHalf(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

/** Whether the half of a character at {@link at} has the other half beside it. */
function isWhole(text: string, at: number): boolean {
  if (!isLow(text.charCodeAt(at))) return isLow(text.charCodeAt(at + 1));
  return isHigh(text.charCodeAt(at - 1));
}

function isLatinLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
