/** Rows of a list as text: pure, so that they are tested without an editor. */

/** Replaces characters that typing must not match; a private-use character, which no keyboard and no input method writes. */
const NEVER_TYPED = '\ue000';
const DIGIT = /\p{Nd}/u;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
/** How many marks before a figure are hidden with it: at them an editor may take the number for a separate word. Guess. */
const MARKS_BEFORE = 8;

/**
 * The filter text of a row that writes {@link text}: the text itself, except that nothing typed matches its
 * figures. So an open list closes at the first digit, at once, and no row can replace a number
 * that is being typed.
 */
export function filterTextOf(text: string): string {
  const shown: string[] = [];
  let marksToHide = 0;
  for (const character of [...text].toReversed()) {
    if (DIGIT.test(character)) marksToHide = MARKS_BEFORE;
    else if (marksToHide > 0 && !LETTER_OR_NUMBER.test(character)) marksToHide--;
    else {
      marksToHide = 0;
      shown.push(character);
      continue;
    }
    shown.push(NEVER_TYPED.repeat(character.length));
  }
  return shown.toReversed().join('');
}

/** Whether {@link text} has a figure, which must not go on with a number that is typed. */
export function holdsFigure(text: string): boolean {
  return DIGIT.test(text);
}

/** Whether a row that writes {@link text} still has something to write once {@link typed} is there. */
export function goesOn(text: string, typed: string): boolean {
  const filter = filterTextOf(text);
  return filter.length > typed.length && filter.startsWith(typed);
}

/**
 * Whether a list of {@link rows} is still of use once {@link typed} is there: some row goes on, and none is there in full,
 * which the editor would leave chosen though it has nothing to write.
 */
export function standsAlong(rows: readonly string[], typed: string): boolean {
  return rows.some((row) => goesOn(row, typed)) && !rows.some((row) => filterTextOf(row) === typed);
}

const LETTER = /[A-Za-z']/u;
/** Most letters of one composition. Guess. */
const LONGEST_COMPOSITION = 64;

/** {@link typed} without the letters at its end, which an input method may still turn into characters. */
export function withoutLetters(typed: string): string {
  const shortest = Math.max(0, typed.length - LONGEST_COMPOSITION);
  let end = typed.length;
  while (end > shortest && endsInLetters(typed.slice(0, end))) end--;
  return typed.slice(0, end);
}

/** Whether letters are at the end of {@link before}: an input method's composition, an English word, or pinyin. */
export function endsInLetters(before: string): boolean {
  return LETTER.test(before.at(-1) ?? '');
}
