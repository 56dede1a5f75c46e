import { decodeUnits } from '../text/fold.ts';
import { unitSet } from '../text/units.ts';
import { administrativeNames, LEVELS, LONGEST_STEM } from '../text/administrative.ts';
import { closingQuotes, isCloserOf, openBrackets } from '../text/balance.ts';
import { FIGURE_OR_DATE } from './figures.ts';
import type { Source } from './source.ts';
import { endsClause } from './trust.ts';

/** Units examined on either side of an end: no figure, name of a unit or short quotation is longer. Guess. */
const REACH = 12;

/** Words of one unit that need another word after them, so that nobody stops after one. */
const LEADS_ON = unitSet(
  '和与及或并而且但以于在对把将被从由向往为使让给跟按据因若如即既又也都就才再更最很较不第各每这那、《（〔—',
);
/** Folding makes an opening quotation mark and a closing one the same. */
const QUOTES = unitSet('“‘');
const BAR = '|'.charCodeAt(0);
/** Endings of names of units, and the most units of such a name. */
const NAME_ENDS = unitSet(LEVELS.map((level) => level.slice(-1)).join(''));
const LONGEST_NAME = LONGEST_STEM + Math.max(...LEVELS.map(({ length }) => length));
const NUMERIC = unitSet('0123456789零〇一二三四五六七八九十百千万亿两点.%');

/** Whether {@link unit} ends a passage or a table cell. */
export function endsCell(unit: number): boolean {
  return unit === 0 || unit === BAR;
}

/**
 * Whether writers who come from {@link start} would stop at {@link end} of {@link source}: at a word's end (which the caller
 * checks), but not after a word that needs another, and not inside a number with its unit, a name, or a quotation that soon
 * closes. {@link open} holds the marks open before {@link start}.
 */
export function isStop(source: Source, start: number, end: number, open: string): boolean {
  const { units } = source;
  const last = units[end - 1];
  const next = units[end];
  if (endsCell(next)) return true;
  if (LEADS_ON.has(last) && (end - 1 === start || source.isWordStart(end - 1))) return false;
  if (QUOTES.has(last) && !closesQuotation(units, start, end, open)) return false;
  if (endsClause(last)) return true;
  const from = lineFrom(units, end);
  const to = lineTo(units, end);
  const isNumeric = NUMERIC.has(next) || (from < end && NUMERIC.has(last));
  const mayBeName = mayEndName(units, end, to);
  // Most ends are neither, and need no text.
  if (!isNumeric && !mayBeName && open === '') return true;
  const left = decodeUnits(units, from, end);
  const right = decodeUnits(units, end, to);
  if (isNumeric && isInside(left + right, left.length, figures)) return false;
  if (mayBeName && isInside(left + right, left.length, names)) return false;
  return open === '' || !closesSoon(left.slice(start - end), right, open);
}

/** Whether the quotation mark before {@link end} closes one that was opened after {@link start}, or before it. */
function closesQuotation(units: Uint16Array, start: number, end: number, open: string): boolean {
  return closingQuotes(decodeUnits(units, start, end), open).at(-1) === true;
}

function* figures(text: string): Generator<readonly [number, number]> {
  for (const match of text.matchAll(FIGURE_OR_DATE)) yield [match.index, match.index + match[0].length];
}

function* names(text: string): Generator<readonly [number, number]> {
  for (const { start, end } of administrativeNames(text)) yield [start, end];
}

/** Whether a name that began before {@link end} may end before {@link to}; called for every guess, so it looks for no names. */
function mayEndName(units: Uint16Array, end: number, to: number): boolean {
  const last = Math.min(to, end + LONGEST_NAME);
  for (let at = end; at < last; at++) if (NAME_ENDS.has(units[at])) return true;
  return false;
}

function isInside(
  text: string,
  at: number,
  spansOf: (text: string) => Generator<readonly [number, number]>,
): boolean {
  for (const [start, end] of spansOf(text)) if (start < at && at < end) return true;
  return false;
}

/** Whether a mark open before {@link text} is still open after it, and is closed in {@link right} before the clause ends. */
function closesSoon(text: string, right: string, open: string): boolean {
  const innermost = openBrackets(open + text).at(-1);
  if (innermost === undefined) return false;
  for (const unit of right) {
    if (isCloserOf(unit, innermost)) return true;
    if (endsClause(unit.charCodeAt(0))) return false;
  }
  return false;
}

function lineFrom(units: Uint16Array, end: number): number {
  let from = end;
  while (from > 0 && end - from < REACH && !endsCell(units[from - 1])) from--;
  return from;
}

function lineTo(units: Uint16Array, end: number): number {
  let to = end;
  while (to < units.length && to - end < REACH && !endsCell(units[to])) to++;
  return to;
}
