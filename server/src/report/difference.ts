import { splitsCharacter } from '../engine/text/characters.ts';

/** A piece of one of two texts: the same in both; in both, but at another place; or in this one alone. */
export interface Piece {
  readonly text: string;
  readonly kind: 'same' | 'moved' | 'own';
}

const [OWN, SAME, MOVED] = [0, 1, 2];
const KINDS = ['own', 'same', 'moved'] as const;

/** Longest text compared unit by unit; of longer ones only equal beginnings and ends are shown. Guess. */
const LONGEST = 2000;
/** Shortest piece, in units, that is said to have moved, and how many of them are looked for. Guesses. */
const SHORTEST_MOVED = 3;
const MOST_MOVED = 12;

/** What two texts have in common and where they differ, unit by unit. Quadratic up to {@link LONGEST} units. */
export function difference(
  a: string,
  b: string,
): { readonly a: readonly Piece[]; readonly b: readonly Piece[] } {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  const [inA, inB] = common(middleA, middleB);
  markMoved(middleA, inA, middleB, inB);
  const whole = (text: string, middle: string, kinds: Uint8Array): Piece[] => {
    const flags = new Uint8Array(text.length).fill(SAME);
    for (let i = 0; i < middle.length; i++) flags[head + i] = kinds[i];
    return pieces(text, flags);
  };
  return { a: whole(a, middleA, inA), b: whole(b, middleB, inB) };
}

/** Which units of each text belong to a longest common subsequence. */
function common(a: string, b: string): [Uint8Array, Uint8Array] {
  const inA = new Uint8Array(a.length);
  const inB = new Uint8Array(b.length);
  if (a.length > LONGEST || b.length > LONGEST) return [inA, inB];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      inA[i++] = 1;
      inB[j++] = 1;
    } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++;
    else j++;
  }
  return [inA, inB];
}

/** Marks what is left in both texts alike, the longest pieces first. */
function markMoved(a: string, inA: Uint8Array, b: string, inB: Uint8Array): void {
  if (a.length > LONGEST || b.length > LONGEST) return;
  for (let found = 0; found < MOST_MOVED; found++) {
    const { length, endA, endB } = longestLeft(a, inA, b, inB);
    if (length < SHORTEST_MOVED) return;
    inA.fill(MOVED, endA - length, endA);
    inB.fill(MOVED, endB - length, endB);
  }
}

/** The longest run that both texts have among what is their own. */
function longestLeft(a: string, inA: Uint8Array, b: string, inB: Uint8Array) {
  let best = { length: 0, endA: 0, endB: 0 };
  let before = new Uint16Array(b.length + 1);
  let row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const isBoth = inA[i] === OWN && inB[j] === OWN && a[i] === b[j];
      row[j + 1] = isBoth ? before[j] + 1 : 0;
      if (row[j + 1] > best.length) best = { length: row[j + 1], endA: i + 1, endB: j + 1 };
    }
    [before, row] = [row, before];
  }
  return best;
}

function pieces(text: string, kinds: Uint8Array): Piece[] {
  const found: Piece[] = [];
  // A character beyond the basic plane that is the same by half is another.
  for (let at = 1; at < text.length; at++) {
    if (splitsCharacter(text, at) && kinds[at - 1] !== kinds[at]) kinds.fill(OWN, at - 1, at + 1);
  }
  for (let start = 0, end = 0; start < text.length; start = end) {
    while (end < text.length && kinds[end] === kinds[start]) end++;
    found.push({ text: text.slice(start, end), kind: KINDS[kinds[start]] });
  }
  return found;
}
