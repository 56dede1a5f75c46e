// Writes server/src/engine/text/simplified.ts from OpenCC's table of traditional characters.
// Run after a new version of opencc-js: node scripts/make-simplified.mjs

import { writeFileSync } from 'node:fs';
import table from 'opencc-js/dict/TSCharacters';

const pairs = table
  .split('|')
  .map((entry) => entry.split(' '))
  .filter(([traditional, simplified]) => traditional !== simplified)
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
 * OpenCC's table (Apache 2.0). Characters that simplified text uses too with a meaning of their own (著) are not in it.
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
