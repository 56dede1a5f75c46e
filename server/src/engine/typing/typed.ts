import type { Typed } from '../complete/completion.ts';
import type { Draft, Span } from '../draft.ts';
import { isProse } from '../markdown/prose.ts';
import { MOST_LETTERS } from '../text/letters.ts';
import { lineStartBefore } from '../text/lineStarts.ts';

/** Letters from which on an English word of the draft may be meant after characters too. Guess. */
const LEAST_OF_A_WORD = 3;

const RUN = /(?<![a-z'])'*([a-z][a-z']*)$/u;
/** What a line may hold before its text: a quotation mark of Markdown, a bullet, a number, hashes, blanks. */
const LINE_MARK = /^(?:[>#*+\s-]|\d+[.)]\s)*$/u;
const PUNCTUATION = /[\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’—…·]$/u;
/** ASCII marks that close a clause or open a quotation as well. Others are in code, paths and addresses. */
const ASCII_PUNCTUATION = /[\p{Script=Han}”’）》][,;:!?("]$|^[("]$/u;
const CHARACTERS = /\p{Script=Han}\d*$/u;

/**
 * The letters left of {@link offset} that a writer types for characters; undefined where there are none, or where
 * they are English: inside or after English words, in capitals, in code, or the beginning of a word that the
 * draft holds elsewhere. Linear in the draft.
 */
export function typedAt(draft: Draft, offset: number): Typed | undefined {
  const { text } = draft;
  const line = text.slice(lineStartBefore(text, offset), offset);
  const letters = RUN.exec(line)?.[1];
  if (letters === undefined || letters.replaceAll("'", '').length > MOST_LETTERS) return undefined;
  if (/^[\w'@]/u.test(text.slice(offset, offset + 1))) return undefined;
  const after = comesAfter(line.slice(0, -letters.length));
  if (!after) return undefined;
  const span = { start: offset - letters.length, end: offset };
  const mayBeWord = after !== 'characters' || letters.length >= LEAST_OF_A_WORD;
  if (mayBeWord && holdsWord(text, letters, span)) return undefined;
  return isProse(draft, span.start) && isProse(draft, offset) ? { letters, span, after } : undefined;
}

function comesAfter(before: string): Typed['after'] | undefined {
  if (CHARACTERS.test(before)) return 'characters';
  if (LINE_MARK.test(before)) return 'nothing';
  const clause = before.trimEnd();
  return PUNCTUATION.test(clause) || ASCII_PUNCTUATION.test(clause) ? 'punctuation' : undefined;
}

/** Whether {@link text} holds, outside of {@link span}, a Latin word that opens with {@link letters}. */
function holdsWord(text: string, letters: string, span: Span): boolean {
  // Letters with apostrophes come from an input method.
  if (letters.includes("'")) return false;
  for (const { index } of text.matchAll(new RegExp(`(?<![A-Za-z])${letters}`, 'giu'))) {
    if (index !== span.start) return true;
  }
  return false;
}
