import { eastAsianWidth } from 'get-east-asian-width';
import type { CitedSource } from '../engine/cite/source.ts';
import { inertLine } from '../engine/text/inert.ts';
import type { Part } from './output.ts';

/** Cells that a text takes on a terminal: two for a Chinese character, none for a mark that combines. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/**
 * Places as lines of at most {@link columns} cells, the matches one below the other: context, match, context, and
 * after them where it is. Contexts are cut to fit; a match never is.
 */
export function kwicLines(sources: readonly CitedSource[], columns: number): (readonly Part[])[] {
  const widest = sources.reduce((most, { match }) => Math.max(most, displayWidth(inertLine(match))), 0);
  const side = Math.max(10, Math.floor((columns - widest - 2) / 2));
  return sources.flatMap(({ before, match, after, title, range }) => {
    const left = fitEnd(inertLine(before), side);
    const right = fitStart(inertLine(after), side);
    const padding = ' '.repeat(side - displayWidth(left));
    return [
      [`${padding}${left} `, { text: inertLine(match), style: 'bold' }, ` ${right}`.trimEnd()],
      [' '.repeat(side + 1), { text: `${inertLine(title)}:${range.start.line + 1}`, style: 'dim' }],
    ];
  });
}

function characterWidth(character: string): number {
  const point = character.codePointAt(0)!;
  if (point < 0x20 || (point >= 0x7f && point < 0xa0)) return 0;
  if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) return 0;
  return eastAsianWidth(point);
}

/** The end of {@link text} that fits into {@link width} cells. */
function fitEnd(text: string, width: number): string {
  const kept: string[] = [];
  let room = width;
  for (const character of [...text].toReversed()) {
    room -= characterWidth(character);
    if (room < 0) break;
    kept.unshift(character);
  }
  return kept.join('');
}

/** The start of {@link text} that fits into {@link width} cells. */
function fitStart(text: string, width: number): string {
  let kept = '';
  let room = width;
  for (const character of text) {
    room -= characterWidth(character);
    if (room < 0) break;
    kept += character;
  }
  return kept;
}
