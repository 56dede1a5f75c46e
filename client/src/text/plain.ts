/**
 * {@link text} for a label in which the editor makes icons of `$(…)`: text from a corpus or a file name stays
 * text.
 */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', String.raw`\$(`);
}

/**
 * {@link text} for a message, in which the editor makes links of `[…](…)`, including those that run commands: a zero-width
 * space between the brackets keeps it text.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200B(');
}
