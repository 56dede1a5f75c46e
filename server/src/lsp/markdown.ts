/**
 * Corpus text is untrusted: put into Markdown it must stay text. Escapes every character that Markdown or HTML
 * gives a meaning to, and keeps it on one line.
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ').replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&$:@]/g, '\\$&');
}

/**
 * {@link text} as bold, escaped. Markdown takes no `**` for emphasis between a letter and a punctuation mark, and
 * a Chinese character counts as a letter: a zero-width space keeps the two apart.
 */
export function boldMarkdown(text: string): string {
  const guard = (unit: string | undefined): string => (/[\p{L}\p{N}]/u.test(unit ?? '') ? '' : '\u200b');
  return `**${guard(text[0])}${escapeMarkdown(text)}${guard(text.at(-1))}**`;
}
