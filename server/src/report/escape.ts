/** {@link text} as HTML text or the value of a quoted attribute. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => ESCAPES[character]);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
