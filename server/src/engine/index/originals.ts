/**
 * The way back from folded text to what the file has: units that folding exchanged (patches), and what it left out (gaps).
 */
import { wholeCharacters } from '../text/characters.ts';
import { decodeUnits } from '../text/fold.ts';
import { firstAtOrAfter } from '../text/sorted.ts';
import { characterOf, compatibilityAt, UNIFIED } from '../text/unified.ts';
import type { Columns } from './layout.ts';
import type { Numbers } from './numbers.ts';

/** A place in a source file. Lines and columns count from 0, columns in UTF-16 code units. */
interface SourcePosition {
  readonly line: number;
  readonly character: number;
}

/** A run of a source file. */
export interface SourceRange {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

type ChangeColumn = 'patchAt' | 'patchUnit' | 'gapAt' | 'gapUnits' | 'gapLines' | 'gapColumn';

/**
 * Records how the passage {@link original} was folded: unit {@link start} + i of {@link text} is what its unit
 * {@link offsets}[i] became, up to {@link length} units. Passages come in the order of the text. Linear.
 */
export function recordChanges(
  columns: Readonly<Record<ChangeColumn, Numbers>>,
  original: string,
  offsets: Uint32Array,
  text: Uint16Array,
  start: number,
  length: number,
): void {
  let expected = 0;
  for (let i = 0; i < length; i++) {
    const unit = original.charCodeAt(offsets[i]);
    if (unit !== text[start + i] && !isSpace(unit)) {
      // What only looks like a character is that character to every reader: it is never shown or offered.
      const shown = UNIFIED.get(unit) ?? shownUnit(original, offsets[i], text[start + i]);
      if (shown !== text[start + i]) {
        columns.patchAt.push(start + i);
        columns.patchUnit.push(shown);
      }
    }
    if (offsets[i] !== expected) recordGap(columns, original.slice(expected, offsets[i]), start + i);
    expected = offsets[i] + 1;
  }
}

function recordGap(columns: Readonly<Record<ChangeColumn, Numbers>>, dropped: string, at: number): void {
  const lastBreak = dropped.lastIndexOf('\n');
  columns.gapAt.push(at);
  columns.gapUnits.push(dropped.length);
  columns.gapLines.push(lastBreak < 0 ? 0 : dropped.split('\n').length - 1);
  columns.gapColumn.push(lastBreak < 0 ? 0 : dropped.length - lastBreak - 1);
}

/** What a reader is shown for the unit of {@link original} at {@link at}, which is not the one it is {@link folded} to. */
function shownUnit(original: string, at: number, folded: number): number {
  const form = compatibilityAt(original, at) ?? compatibilityAt(original, at - 1);
  if (form === undefined) return original.charCodeAt(at);
  const character = characterOf(form);
  return character.length === 1 ? character.charCodeAt(0) : folded;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d || unit === 0xa0 || unit === 0x3000;
}

/** The text as the source has it, from one folded position up to another of the same passage; whole characters alone. */
export function originalText(columns: Columns, start: number, end: number): string {
  const [from, to] = wholeCharacters(columns.text, start, end);
  const units = columns.text.slice(from, to);
  const { patchAt, patchUnit } = columns;
  for (let i = firstAtOrAfter(patchAt, from); i < patchAt.length && patchAt[i] < to; i++) {
    units[patchAt[i] - from] = patchUnit[i];
  }
  return decodeUnits(units, 0, units.length);
}

/** The same with a space wherever folding left something out. */
export function spacedText(columns: Columns, start: number, end: number): string {
  const { gapAt } = columns;
  let text = '';
  let from = start;
  for (let gap = firstAtOrAfter(gapAt, start + 1); gap < gapAt.length && gapAt[gap] < end; gap++) {
    text += `${originalText(columns, from, gapAt[gap])} `;
    from = gapAt[gap];
  }
  return text + originalText(columns, from, end);
}

/** Where in the source file the characters of {@link passage} are that lie whole in the folded run [{@link start}, {@link end}). */
export function originalRange(columns: Columns, passage: number, start: number, end: number): SourceRange {
  const [from, to] = wholeCharacters(columns.text, start, end);
  const first = positionOf(columns, passage, from);
  const last = positionOf(columns, passage, Math.max(from, to - 1));
  return { start: first, end: { line: last.line, character: last.character + (to > from ? 1 : 0) } };
}

function positionOf(columns: Columns, passage: number, position: number): SourcePosition {
  const { gapAt, gapUnits, gapLines, gapColumn, passageLine, passageColumn } = columns;
  const start = columns.passageStart[passage];
  let line = passageLine[passage];
  let character = passageColumn[passage];
  let from = start;
  for (let i = firstAtOrAfter(gapAt, start); i < gapAt.length && gapAt[i] <= position; i++) {
    if (gapLines[i] > 0) {
      line += gapLines[i];
      character = gapColumn[i];
      from = gapAt[i];
    } else {
      character += gapUnits[i];
    }
  }
  return { line, character: character + position - from };
}
