/**
 * What steers where text is shown, and is not text itself: controls of terminals (C0 and C1, the tab and the line feed
 * left out), marks that turn the direction of writing, deprecated format marks, annotations, tags, byte order marks,
 * halves of characters.
 */
const STEERING =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;
const BREAKS = /[\r\n\u0085\u2028\u2029]+/gu;

/** {@link text} without anything that steers a terminal or an editor; line feeds and tabs stay. Linear. */
export function inert(text: string): string {
  return text.replaceAll(STEERING, '');
}

/** {@link text} as {@link inert} makes it, on one line, each run of white space one space. Linear. */
export function inertLine(text: string): string {
  return inert(text.replaceAll(BREAKS, ' ')).replaceAll(/\s+/gu, ' ');
}

/** {@link json}, a JSON text, with what steers written as escapes: the same value, and nothing lost. */
export function inertJson(json: string): string {
  return json.replaceAll(STEERING, (character) =>
    Array.from(
      { length: character.length },
      (_, unit) => String.raw`\u` + character.charCodeAt(unit).toString(16).padStart(4, '0'),
    ).join(''),
  );
}
