/** Numbers, in digits or numerals: the most common difference between near copies. */
const NUMBERS = /[0-9]+(?:[.，][0-9]+)*|[零〇一二三四五六七八九十百千万亿两]{2,}/gu;
/** Continuations that share this much of the shorter one, from the beginning, are copies except for their ends. Guess. */
const SHARE = 0.7;
/** Least units that they must share. Guess. */
const LEAST_COMMON = 4;

/**
 * Whether two continuations (folded), neither of which extends the other, differ only in their numbers, or in a word
 * at the end: one of them is enough, and the other is a few characters away.
 */
export function isNearCopy(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return false;
  const common = commonLength(a, b);
  if (common >= LEAST_COMMON && common >= SHARE * Math.min(a.length, b.length)) return true;
  const [maskedA, maskedB] = [a, b].map((text) => text.replaceAll(NUMBERS, '#'));
  return (maskedA !== a || maskedB !== b) && (maskedA.startsWith(maskedB) || maskedB.startsWith(maskedA));
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
