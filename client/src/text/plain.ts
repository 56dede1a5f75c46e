/**
 * {@link text} for a label in which the editor makes icons of `$(…)`: what a corpus or the name of a file holds stays
 * text.
 */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', String.raw`\$(`);
}

/**
 * {@link text} for a message, in which the editor makes links of `[…](…)`, also such as run commands: a zero-width
 * space between the brackets keeps it text.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200B(');
}
