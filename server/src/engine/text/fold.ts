/**
 * Folded text: text as it is compared. Width, quotes, dashes and case are made one; white space goes, except
 * between two Latin letters, where one space stays. Every unit folds on its own to one unit or to none, so a
 * folded text plus its exceptions gives the original back, and a substring of a folded text is itself folded.
 */
import { SIMPLIFIED } from './simplified.ts';

const DROPPED = 0;
const SPACE = 0x20;

const FOLD = buildFoldTable();

/** The unit that {@link unit} (a UTF-16 code unit) is compared as; 0 when it is dropped, 0x20 for white space. */
export function foldUnit(unit: number): number {
  return FOLD[unit];
}

/** A text folded, with the way back. */
export interface Folded {
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
    const unit = FOLD[original.charCodeAt(i)];
    if (unit === DROPPED) continue;
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
  // Most runs are short, and spreading an array costs several times what eight arguments do.
  if (last - start > LONG_RUN) {
    for (; at < last; at += 8192) text += fromUnits(...units.subarray(at, Math.min(last, at + 8192)));
    return text;
  }
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
const LONG_RUN = 512;

function isLatinLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;

  for (const [traditional, simplified] of SIMPLIFIED) table[traditional] = simplified;

  for (let unit = 0; unit < 0x20; unit++) table[unit] = DROPPED;
  for (let unit = 0x7f; unit < 0xa0; unit++) table[unit] = DROPPED;
  const invisible = [0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff, 0xfffe, 0xffff];
  for (const unit of invisible) table[unit] = DROPPED;
  for (let unit = 0x202a; unit <= 0x202e; unit++) table[unit] = DROPPED;
  for (let unit = 0xfe00; unit <= 0xfe0f; unit++) table[unit] = DROPPED;

  const spaces = [
    0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
  ];
  for (const unit of spaces) table[unit] = SPACE;
  for (let unit = 0x2000; unit <= 0x200a; unit++) table[unit] = SPACE;

  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xff01 + 0x21;
  for (let unit = 0x41; unit <= 0x5a; unit++) table[unit] = unit + 0x20;
  for (let unit = 0xff21; unit <= 0xff3a; unit++) table[unit] = unit - 0xff21 + 0x61;

  // Chinese forms are the canonical ones, so that most text folds to itself and exceptions stay rare.
  const families: [canonical: string, others: string][] = [
    ['，', ',﹐'],
    ['：', ':﹕'],
    ['；', ';﹔'],
    ['？', '?﹖'],
    ['！', '!﹗'],
    ['（', '(﹙'],
    ['）', ')﹚'],
    ['。', '｡'],
    ['、', '､'],
    ['“', '”"＂「」『』〝〞„‟'],
    ['‘', "’'＇‚‛`"],
    ['—', '-－–―─‐‑‒﹣−'],
    ['·', '•・‧∙⋅･'],
    ['…', '⋯'],
    ['~', '～〜∼'],
    ['%', '％﹪'],
    ['〔', '【［[﹝'],
    ['〕', '】］]﹞'],
    ['《', '〈<＜'],
    ['》', '〉>＞'],
  ];
  for (const [canonical, others] of families) {
    for (const other of others) {
      table[other.charCodeAt(0)] = canonical.charCodeAt(0);
      const wide = other.charCodeAt(0) + 0xfee0;
      if (wide >= 0xff01 && wide <= 0xff5e) table[wide] = canonical.charCodeAt(0);
    }
  }
  return table;
}
