import { SIMPLIFIED } from './simplified.ts';
import { UNIFIED } from './unified.ts';

/** Entry of the table for a unit that is dropped. */
export const DROPPED = 0;
/** Entry for all white space. */
export const SPACE = 0x20;

/** First unit of the characters U+E0000 to U+E03FF: tags and variation selectors, none of them visible. */
export const INVISIBLE_PLANE = 0xdb40;

/**
 * First and last of what no reader sees: controls, Unicode's Default_Ignorable_Code_Point and format characters (joiners,
 * marks of direction, isolates, variation selectors, invisible operators, annotations), places of objects, and what is
 * no character.
 */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x600, 0x605],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [INVISIBLE_PLANE, INVISIBLE_PLANE],
  // The checks' own mark of a reference: see `markdown/mask.ts`.
  [0xfdd1, 0xfdd1],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffc],
  [0xfffe, 0xffff],
];

/** By UTF-16 unit, the unit that it is compared as. */
export const FOLD = buildFoldTable();

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;

  for (const [traditional, simplified] of SIMPLIFIED) table[traditional] = simplified;
  // What one character is simplified to may itself stand for another: 薴 is 苧, 苧 is 苎.
  for (const [traditional] of SIMPLIFIED) table[traditional] = table[table[traditional]];
  for (const [form, character] of UNIFIED) table[form] = table[character];

  for (const [first, last] of INVISIBLE) table.fill(DROPPED, first, last + 1);

  const spaces = [
    0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
  ];
  for (const unit of spaces) table[unit] = SPACE;
  for (let unit = 0x2000; unit <= 0x200a; unit++) table[unit] = SPACE;

  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xff01 + 0x21;
  for (let unit = 0x41; unit <= 0x5a; unit++) table[unit] = unit + 0x20;
  for (let unit = 0xff21; unit <= 0xff3a; unit++) table[unit] = unit - 0xff21 + 0x61;

  // Chinese forms are the canonical ones, so that most text folds to itself and exceptions stay rare.
  const families: [canonical: string, others: string][] = [
    ['，', ',﹐'],
    ['：', ':﹕'],
    ['；', ';﹔'],
    ['？', '?﹖'],
    ['！', '!﹗'],
    ['（', '(﹙'],
    ['）', ')﹚'],
    ['。', '｡'],
    ['、', '､'],
    ['“', '”"＂「」『』〝〞„‟'],
    ['‘', "’'＇‚‛`"],
    ['—', '-－–―─‐‑‒﹣−'],
    ['·', '•・‧∙⋅･'],
    ['…', '⋯'],
    ['~', '～〜∼'],
    ['%', '％﹪'],
    ['〔', '【［[﹝'],
    ['〕', '】］]﹞'],
    ['《', '〈<＜'],
    ['》', '〉>＞'],
  ];
  for (const [canonical, others] of families) {
    for (const other of others) {
      table[other.charCodeAt(0)] = canonical.charCodeAt(0);
      const wide = other.charCodeAt(0) + 0xfee0;
      if (wide >= 0xff01 && wide <= 0xff5e) table[wide] = canonical.charCodeAt(0);
    }
  }
  return table;
}
