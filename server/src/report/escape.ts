import { inert } from '../engine/text/inert.ts';

/** {@link text} as HTML text or the value of a quoted attribute, without what would turn its direction of writing. */
export function escape(text: string): string {
  return inert(text).replaceAll(/[&<>"']/gu, (character) => ESCAPES[character]);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
