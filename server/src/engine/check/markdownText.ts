import type { Draft } from '../draft.ts';

/**
 * Stands for what a reader sees but no check looks into: code, pictures, addresses. No character of any text, no white
 * space, and kept by folding, so that nothing is found across it and no bracket around it is empty.
 */
export const OPAQUE = '\uFDD0';

/** Stands for a reference to a footnote, and goes in folding: text is found across it. No character of any text. */
export const REFERENCE = '\uFDD1';

/** Fenced code (also unclosed), comments, front matter: read by nobody. */
const UNSEEN =
  /^(?:[ ]{0,3})(`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?^[ ]{0,3}\1[^\n]*$|[\s\S]*)|<!--[\s\S]*?(?:-->|$(?![\s\S]))|(?<![\s\S])---\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)(?=\r?\n|$)/gmu;
/** Whole lines: rules of tables and pages, underlines of headings, definitions of links, indented code. */
const LINES =
  /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$|^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|=+)[ \t]*$|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S.*$|^(?: {4}|\t)[ \t]*(?![-*+\d])[\x21-\x7e].*$/gmu;
/** What opens a line: quotes, bullets, numbers of items with a box to tick. */
const OPENERS =
  /^[ \t]*(?:>[ \t]?)+|^[ \t]*[-*+][ \t]+(?:\[[ xX]\](?=[ \t]))?|^([ \t]*\d{1,3}[.)][ \t]+)\[[ xX]\](?=[ \t])/gmu;
/** Code, pictures, addresses in brackets, line breaks. */
const THINGS =
  /(?<!`)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)|!\[[^\]\n]*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])?|<https?:[^>\s]*>|<br\s*\/?>/gu;
/** What frames text: links around it, references behind it, tags, emphasis, backslashes. */
const FRAMES =
  /\[\^[^\]\s]+\]:?|\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])|\[(?=[^\]\n]+\](?:\(|\[))|<\/?[a-zA-Z][^<>\n]*>|\*{1,3}|~~|\\(?=[\x21-\x7e])/gu;

const BARE_ADDRESS = /\bhttps?:\/\/[\x21-\x7e]+/gu;

/**
 * The text of a draft as the checks read it: of Markdown what is no text is masked, unit by unit, so that every
 * offset stays. Marks around text go as white space does, and a passage is found across them. Linear.
 */
export function checkedText({ languageId, text }: Draft): string {
  if (languageId !== 'markdown') return text;
  return text
    .replaceAll(UNSEEN, blank)
    .replaceAll(LINES, blank)
    .replaceAll(
      OPENERS,
      (all, number: string | undefined) => (number ?? '') + blank(all.slice(number?.length)),
    )
    .replaceAll(THINGS, opaque)
    .replaceAll(FRAMES, (frame) => (/^\[\^.*\]$/u.test(frame) ? reference(frame) : blank(frame)))
    .replaceAll(BARE_ADDRESS, opaque);
}

function reference(text: string): string {
  return REFERENCE + blank(text.slice(1));
}

function opaque(text: string): string {
  return OPAQUE.repeat(text.length);
}

function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/gu, (character) => ' '.repeat(character.length));
}
