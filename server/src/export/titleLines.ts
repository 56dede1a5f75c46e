import type { Segmenter } from '../engine/text/segmenter.ts';

/** Closing marks and particles do not open a line. */
const OPENS_NO_LINE = /^[的了和与及、，。：；！？”’）》〉】〕]/u;
/** Opening marks do not end one. */
const ENDS_NO_LINE = /[“‘（《〈【〔]$/u;

/**
 * {@link title} in as few lines of at most {@link most} characters as possible, as even in length as breaks between words
 * allow. A word longer than a line is broken where the line ends. Quadratic in the words.
 */
export function titleLines(title: string, most: number, segmenter: Segmenter): string[] {
  const pieces = unbreakable(title, most, segmenter);
  const lines = Math.ceil(widthOf(title) / most);
  if (lines <= 1) return [title];
  for (let count = lines; count <= pieces.length; count++) {
    const broken = evenly(pieces, count, most);
    if (broken) return broken;
  }
  return pieces;
}

/** Words; those that may not end or start a line are joined to their neighbour. */
function unbreakable(title: string, most: number, segmenter: Segmenter): string[] {
  const pieces: string[] = [];
  for (const { word } of segmenter.tag(title)) {
    const last = pieces.at(-1);
    const isJoined = last !== undefined && (OPENS_NO_LINE.test(word) || ENDS_NO_LINE.test(last));
    if (isJoined && widthOf(last + word) <= most) pieces[pieces.length - 1] += word;
    else pieces.push(...cut(word, most));
  }
  return pieces;
}

function cut(word: string, most: number): string[] {
  const characters = Array.from(word);
  if (characters.length <= most) return [word];
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += most) parts.push(characters.slice(at, at + most).join(''));
  return parts;
}

/** Sets {@link pieces} in {@link count} lines with the least sum of squared free space. */
function evenly(pieces: readonly string[], count: number, most: number): string[] | undefined {
  const widths = pieces.map(widthOf);
  /** For each number of pieces set so far, the least cost, and the start of its last line. */
  let cost = [0, ...Array.from(pieces, () => Infinity)];
  const from: number[][] = [];
  for (let line = 0; line < count; line++) {
    const next = Array.from(cost, () => Infinity);
    const starts = Array.from(cost, () => -1);
    for (let end = 1; end <= pieces.length; end++) {
      let width = 0;
      for (let start = end - 1; start >= 0; start--) {
        width += widths[start];
        if (width > most) break;
        const price = cost[start] + (most - width) ** 2;
        if (price < next[end]) [next[end], starts[end]] = [price, start];
      }
    }
    cost = next;
    from.push(starts);
  }
  if (cost[pieces.length] === Infinity) return undefined;
  const lines: string[] = [];
  for (let line = count - 1, end = pieces.length; line >= 0; line--) {
    const start = from[line][end];
    lines.unshift(pieces.slice(start, end).join(''));
    end = start;
  }
  return lines;
}

/** Width in characters of Han: two Latin letters or digits take one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\x20-\x7e]/u.test(character) ? 0.5 : 1;
  return width;
}
