import { inert } from './inert.ts';

declare const SAFE: unique symbol;

/**
 * Markdown in which nothing that a reader, a corpus or a draft holds can act as Markdown. Only this file makes it:
 * from text by escaping it, and from such parts by the words of the program around them.
 */
export type SafeMarkdown = string & { readonly [SAFE]: true };

/** Permitted targets of our links. */
const SCHEMES = /^(?:file|yinju-source|command):/u;

/** Marks that act wherever they are. */
const ACTING = /[!#$&()*:<>@[\\\]^_`{|}~]/gu;
/** What makes a list, a rule or a heading of a line, and the dot of an address without a scheme. */
const OPENING = /^(\s*(?:\d{1,9}(?=\.))?)([-+=.])|(\bwww)\./giu;

/**
 * Corpus text is untrusted: put into Markdown it must stay text. Every mark to which CommonMark, its common extensions
 * or HTML give a meaning is escaped where it could have one; the text stays on one line, and opens with no blanks that
 * would make it code.
 */
export function escapeMarkdown(text: string): SafeMarkdown {
  const line = inert(text.replaceAll(/[\s\u0085]+/gu, (blank) => (/[^\u3000]/u.test(blank) ? ' ' : blank)));
  return line
    .replaceAll(ACTING, String.raw`\$&`)
    .replaceAll(OPENING, (_, lead?: string, mark?: string, www?: string) =>
      www === undefined ? `${lead}\\${mark}` : `${www}\\.`,
    ) as SafeMarkdown;
}

/**
 * {@link text} as bold, escaped. Markdown takes no `**` for emphasis between a letter and a punctuation mark, and
 * a Chinese character counts as a letter: a zero-width space keeps the two apart.
 */
export function boldMarkdown(text: string): SafeMarkdown {
  if (text.trim() === '') return escapeMarkdown(text);
  const units = [...text];
  const guard = (character: string | undefined): string =>
    /[\p{L}\p{N}]/u.test(character ?? '') ? '' : '\u200B';
  return `**${guard(units[0])}${escapeMarkdown(text)}${guard(units.at(-1))}**` as SafeMarkdown;
}

/**
 * A link over {@link text} to {@link target}, a URI; the text alone where the target is none that Yinju makes.
 */
export function linkMarkdown(text: string, target: string): SafeMarkdown {
  const label = escapeMarkdown(text);
  if (!SCHEMES.test(target) || label.trim() === '') return label;
  const address = target.replaceAll(/[^\w\-.~:/?#@!$&*+,;=%]/gu, percentEncoded);
  return `[${label}](${address})` as SafeMarkdown;
}

/** Markdown of the program's own around parts that are safe: a tag for template literals. */
export function markdown(
  words: TemplateStringsArray,
  ...parts: readonly (SafeMarkdown | number)[]
): SafeMarkdown {
  return String.raw({ raw: words }, ...parts) as SafeMarkdown;
}

/** {@link parts} that are not empty, with {@link between} from one to the next. */
export function joinMarkdown(
  parts: readonly SafeMarkdown[],
  between: '\n\n' | '\n' | '  \n  ' | '',
): SafeMarkdown {
  return parts.filter((part) => part !== '').join(between) as SafeMarkdown;
}

/** By UTF-8, as URIs have it; half a character goes. */
function percentEncoded(character: string): string {
  if (/\p{Cs}/u.test(character)) return '';
  // What `encodeURIComponent` leaves alone: a bracket would end the link.
  return encodeURIComponent(character).replaceAll('(', '%28').replaceAll(')', '%29').replaceAll("'", '%27');
}
