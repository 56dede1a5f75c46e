/** A piece of one of two texts: the same in both, or in this one alone. */
export interface Piece {
  readonly text: string;
  readonly same: boolean;
}

/** Longest text compared unit by unit; of longer ones only what begins and ends alike is told. */
const LONGEST = 2000;

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
  const whole = (text: string, middle: string, same: Uint8Array): Piece[] => {
    const flags = new Uint8Array(text.length).fill(1);
    for (let i = 0; i < middle.length; i++) flags[head + i] = same[i];
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

function pieces(text: string, same: Uint8Array): Piece[] {
  const found: Piece[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    while (end < text.length && same[end] === same[start]) end++;
    found.push({ text: text.slice(start, end), same: same[start] === 1 });
  }
  return found;
}
