/** Classes of folded units, as phrases are made of them. */
export const UNIT_CLASS = {
  /** A Chinese character. */
  han: 1,
  /** A digit or a Latin letter. */
  alphanumeric: 2,
  /** Closes a clause: comma, full stop, colon … */
  clause: 3,
  /** Opens or closes a quotation, a title or a bracket. */
  pair: 4,
  /** Any other unit that may be inside a phrase: the enumeration comma, dashes, dots. */
  inner: 5,
} as const;

/** Brackets, and quotation marks: folding makes the closing one the same as the opening one. */
const PAIRED = '（）《》〔〕“‘';

const CLASS = buildClasses();

/** Class of a folded unit, one of {@link UNIT_CLASS}; 0 for the end of a passage. */
export function unitClass(unit: number): number {
  return CLASS[unit];
}

/** True for characters, letters and digits: what a query is matched by. */
export function isWritten(unit: number): boolean {
  const kind = unitClass(unit);
  return kind === UNIT_CLASS.han || kind === UNIT_CLASS.alphanumeric;
}

/** True for a unit that folding gives to both ends of a quotation. */
export function isQuote(unit: number): boolean {
  return unit === 0x201c || unit === 0x2018;
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000).fill(UNIT_CLASS.inner);
  classes[0] = 0;
  const ranges = [
    [0x3400, 0x9fff],
    [0xf900, 0xfaff],
    [0xd800, 0xdfff],
    [0x3007, 0x3007],
  ];
  for (const [from, to] of ranges) classes.fill(UNIT_CLASS.han, from, to + 1);
  classes.fill(UNIT_CLASS.alphanumeric, 0x30, 0x3a);
  classes.fill(UNIT_CLASS.alphanumeric, 0x61, 0x7b);
  for (const character of '，。；：！？…') classes[character.charCodeAt(0)] = UNIT_CLASS.clause;
  for (const character of PAIRED) classes[character.charCodeAt(0)] = UNIT_CLASS.pair;
  return classes;
}
