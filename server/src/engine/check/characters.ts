/** Which folded units are characters that count and which are only punctuation. */

const CHARACTER = buildTable();

/** True for a letter, a digit or a Han character; false for punctuation, symbols and white space. */
export function isCharacter(unit: number): boolean {
  return CHARACTER[unit] === 1;
}

/** True for a Han character of the basic block, or 〇. */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || unit === 0x3007;
}

/** True for a folded digit. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Characters of {@link text} from {@link start} up to {@link end}, punctuation not counted. */
export function countCharacters(text: string, start = 0, end = text.length): number {
  let count = 0;
  for (let i = start; i < end; i++) count += CHARACTER[text.charCodeAt(i)];
  return count;
}

/** {@link text} without its punctuation. */
export function withoutPunctuation(text: string): string {
  let kept = '';
  for (let i = 0; i < text.length; i++) if (CHARACTER[text.charCodeAt(i)] === 1) kept += text[i];
  return kept;
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const character = /[\p{L}\p{N}]/u;
  for (let unit = 0; unit < 0xd800; unit++) {
    if ((unit >= 0x4e00 && unit <= 0x9fff) || character.test(String.fromCharCode(unit))) table[unit] = 1;
  }
  // Of a surrogate pair, the first half counts for both.
  table.fill(1, 0xd800, 0xdc00);
  table.fill(1, 0xf900, 0xfb00);
  return table;
}
