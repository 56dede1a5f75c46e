/**
 * Corpus text is untrusted: put into Markdown it must stay text. Escapes every character that Markdown or HTML
 * gives a meaning to, and keeps it on one line.
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ').replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&$:@]/g, '\\$&');
}
