/** Rows of a list as text: pure, so that they are tested without an editor. */

/** Stands for what must not be typed along; a private-use character, which no keyboard and no input method writes. */
const NEVER_TYPED = '\ue000';
/** Figures, with the marks before them at which an editor may take a number for a word of its own. */
const FIGURES = /[^\p{L}\p{N}]{0,8}\p{Nd}/gu;

/**
 * What the editor filters a row by that writes {@link text}: the text itself, but nothing that is typed matches its
 * figures. So an open list closes at the first digit, in the same instant, and no row can take the place of a number
 * that is being typed.
 */
export function filterTextOf(text: string): string {
  return text.replaceAll(FIGURES, (figures) => NEVER_TYPED.repeat(figures.length));
}

/** Whether a row that writes {@link text} still has something to write once {@link typed} stands there. */
export function goesOn(text: string, typed: string): boolean {
  const filter = filterTextOf(text);
  return filter.length > typed.length && filter.startsWith(typed);
}

/** {@link typed} without the letters at its end, of which an input method may yet make characters. */
export function withoutLetters(typed: string): string {
  return typed.replace(/[A-Za-z'][A-Za-z']{0,63}$/u, '');
}

/** Whether letters stand at the end of {@link before}: an input method's composition, an English word, or pinyin. */
export function endsInLetters(before: string): boolean {
  return /[A-Za-z']$/u.test(before);
}
