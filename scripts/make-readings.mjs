// Writes server/src/engine/text/readingTable.ts: how each character is read, as the package pinyin-pro (MIT) has it. Asking it for
// each of the seven thousand that a check compares takes half a second of every start. Run after a new version of it, when a
// test says that they differ: node scripts/make-readings.mjs

import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

/** Characters of one unit, as `unitClass` has them. */
const CHARACTERS = /[〇\u3400-\u9fff\uf900-\ufaff]/u;

const charactersOf = new Map();
for (let unit = 0; unit < 0x10000; unit++) {
  const character = String.fromCharCode(unit);
  if (!CHARACTERS.test(character)) continue;
  const given = pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true });
  const read = [...new Set(given.filter((syllable) => /^[a-z]+$/.test(syllable)))].join(' ');
  if (read !== '') charactersOf.set(read, (charactersOf.get(read) ?? '') + character);
}
const rows = [...charactersOf]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([read, all]) => `  '${read} ${all}',`);
writeFileSync(
  new URL('../server/src/engine/text/readingTable.ts', import.meta.url),
  `/**
 * Characters (UTF-16 units) by their readings, as pinyin-pro (MIT) has them. Made by \`scripts/make-readings.mjs\`.
 */

/** In each string readings without tones, the most usual first, with \`v\` for \`ü\`; after the last blank the characters with these. */
export const READING_TABLE: readonly string[] = [
${rows.join('\n')}
];
`,
);
