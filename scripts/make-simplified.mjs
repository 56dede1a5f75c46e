// Writes server/src/engine/text/simplified.ts from OpenCC's table of traditional characters.
// Run after a new version of opencc-js: node scripts/make-simplified.mjs

import { writeFileSync } from 'node:fs';
import table from 'opencc-js/dict/TSCharacters';

// What GB 2312, the set of simplified text, holds is a character of its own there: 乾坤, 哪吒, 奏摺.
const gbk = new TextDecoder('gbk');
const ownInSimplified = new Set();
for (let row = 0xb0; row <= 0xf7; row++) {
  for (let cell = 0xa1; cell <= 0xfe; cell++) ownInSimplified.add(gbk.decode(Uint8Array.of(row, cell)));
}
// It holds these too, as characters of names; in traditional text they are in every paragraph.
for (const common of '後於徵') ownInSimplified.delete(common);

const pairs = table
  .split('|')
  .map((entry) => entry.split(' '))
  .filter(([traditional, simplified]) => traditional !== simplified)
  .filter(([traditional]) => !ownInSimplified.has(traditional))
  // One UTF-16 unit folds to one: characters outside the basic plane stay as they are.
  .filter(([traditional, simplified]) => traditional.length === 1 && simplified.length === 1)
  .map(([traditional, simplified]) => traditional + simplified)
  .sort();

const lines = [];
for (let at = 0; at < pairs.length; at += 48) lines.push(`  '${pairs.slice(at, at + 48).join('')}',`);

writeFileSync(
  new URL('../server/src/engine/text/simplified.ts', import.meta.url),
  `/**
 * Traditional characters and the simplified ones they are compared as. Made by \`scripts/make-simplified.mjs\` from
 * OpenCC's table (Apache 2.0). Characters that simplified text has too, with a reading or a meaning of their own (著作,
 * 乾坤), are not in it: those that OpenCC leaves alone and those of GB 2312, but for three.
 */
const PAIRS = [
${lines.join('\n')}
].join('');

/** \`[traditional, simplified]\` UTF-16 code units. */
export const SIMPLIFIED: readonly (readonly [number, number])[] = Array.from(
  { length: PAIRS.length / 2 },
  (_, pair) => [PAIRS.charCodeAt(2 * pair), PAIRS.charCodeAt(2 * pair + 1)],
);
`,
);
