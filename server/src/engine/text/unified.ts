import { PAIRS } from './unifiedPairs.ts';

/**
 * `[form, character]` UTF-16 code units of radicals, strokes and compatibility ideographs and the characters that they
 * look like (⼯ for 工, ⻓ for 长): what PDF files and old fonts leave in text.
 */
export const UNIFIED: ReadonlyMap<number, number> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, pair) => [
    PAIRS.charCodeAt(2 * pair),
    PAIRS.charCodeAt(2 * pair + 1),
  ]),
);

/** Follows a character that replaced two units, so that offsets stay the same: folding and display drop it. */
const PLACEHOLDER = '\u206F';

/**
 * {@link text}, of the same length, with the characters themselves in place of forms that only look like them. One
 * beyond the basic plane whose character takes one unit leaves a second one that folding drops. Linear.
 */
export function unified(text: string): string {
  return text.replaceAll(FORMS, (form) => characterOf(form).padEnd(form.length, PLACEHOLDER));
}

/** The character that {@link form}, whole and of one of the blocks of {@link FORMS}, looks like; itself for any other. */
export function characterOf(form: string): string {
  if (form.length > 1) return form.normalize('NFC');
  return String.fromCharCode(UNIFIED.get(form.charCodeAt(0)) ?? form.charCodeAt(0));
}

/** First unit of the compatibility ideographs beyond the basic plane, U+2F800 to U+2FA1F. */
const COMPATIBILITY_PLANE = 0xd87e;

/** The compatibility ideograph beyond the basic plane at {@link at}, both its units; undefined where there is none. */
export function compatibilityAt(text: string, at: number): string | undefined {
  if (text.charCodeAt(at) !== COMPATIBILITY_PLANE) return undefined;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xde1f ? text.slice(at, at + 2) : undefined;
}

/** Units of {@link text} at {@link at} that fold to one: both of a form beyond the basic plane whose character has one. */
export function foldedTogether(text: string, at: number): 1 | 2 {
  const form = compatibilityAt(text, at);
  return form !== undefined && characterOf(form).length === 1 ? 2 : 1;
}

/** The blocks that hold such forms. */
const FORMS = /[\u2E80-\u2FDF\u31C0-\u31E3\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;
