/**
 * Properties in old Word files: what modifiers ("sprms") say of characters and paragraphs, and the styles. Layout
 * after Microsoft's [MS-DOC]. Reads past the end throw `RangeError`.
 */

/** What is known of a paragraph; parts that are not said come from its style. */
export interface DocParagraph {
  readonly style?: number;
  /** Outline level from 1; undefined, when said, for body text. */
  readonly outline?: number | undefined;
  /** Number of its list, from 1; 0 for none. */
  readonly list?: number;
  /** Level in the list, from 0. */
  readonly level?: number;
  readonly breakBefore?: boolean;
  readonly inTable?: boolean;
  /** True for the mark that ends a row. */
  readonly endsRow?: boolean;
}

/** A paragraph style, what it inherits included. */
export interface DocStyle extends DocParagraph {
  readonly isTitle: boolean;
}

/** Operand bytes by the three highest bits of a modifier; 6 is said by the operand's first byte. */
const OPERANDS = [1, 1, 2, 4, 2, 2, -1, 3];
const TABLE_DEFINITION = 0xd608;
const TABS = 0xc615;
const TITLE = 62;
const HEADINGS = 9;
const BODY_LEVEL = 9;
const LONGEST_CHAIN = 16;
const NO_DATA = Buffer.alloc(0);

/** Calls {@link take} for each modifier of {@link bytes} with its operand; stops where they are damaged. */
function readModifiers(bytes: Buffer, take: (modifier: number, operand: Buffer) => void): void {
  for (let at = 0; at + 3 <= bytes.length;) {
    const modifier = bytes.readUInt16LE(at);
    at += 2;
    let length = OPERANDS[modifier >> 13];
    if (length < 0) {
      if (modifier === TABLE_DEFINITION) length = at + 2 <= bytes.length ? bytes.readUInt16LE(at) + 1 : 0;
      else if (modifier === TABS && bytes[at] === 255) return;
      else length = bytes[at] + 1;
    }
    if (length === 0 || at + length > bytes.length) return;
    take(modifier, bytes.subarray(at, at + length));
    at += length;
  }
}

/**
 * What modifiers say of a paragraph. Those too long for a page, as of a table's row of eight and more columns, are
 * in {@link data}.
 */
export function readParagraph(modifiers: Buffer, data: Buffer = NO_DATA): DocParagraph {
  const found: { -readonly [Key in keyof DocParagraph]: DocParagraph[Key] } = {};
  readModifiers(modifiers, (modifier, operand) => {
    switch (modifier) {
      case 0x6645:
      case 0x6646:
        Object.assign(found, readParagraph(modifiersAt(data, operand.readUInt32LE(0))));
        break;
      case 0x4600:
        found.style = operand.readUInt16LE(0);
        break;
      case 0x2640:
        found.outline = operand[0] < BODY_LEVEL ? operand[0] + 1 : undefined;
        break;
      case 0x460b:
        found.list = Math.max(0, operand.readInt16LE(0));
        break;
      case 0x260a:
        found.level = operand[0];
        break;
      case 0x2407:
        found.breakBefore = operand[0] !== 0;
        break;
      case 0x2416:
        found.inTable = operand[0] !== 0;
        break;
      case 0x6649:
        found.inTable = operand.readInt32LE(0) > 0;
        break;
      case 0x2417:
        found.endsRow = operand[0] !== 0;
        break;
      default:
    }
  });
  return found;
}

/** The modifiers that begin at {@link place} with their length; none where they would run out of the stream. */
function modifiersAt(data: Buffer, place: number): Buffer {
  if (place + 2 > data.length) return NO_DATA;
  return data.subarray(place + 2, place + 2 + data.readUInt16LE(place));
}

/** True where modifiers take characters out of sight: tracked deletions, hidden text, signs of symbol fonts. */
export function hidesCharacters(modifiers: Buffer): boolean {
  let hidden = false;
  readModifiers(modifiers, (modifier, operand) => {
    if (modifier === 0x0800 || modifier === 0x083c) hidden = hidden || (operand[0] & 1) === 1;
    else if (modifier === 0x6a09) hidden = true;
  });
  return hidden;
}

/** The paragraph styles of a style sheet, by their numbers. */
export function readDocStyles(sheet: Buffer): ReadonlyMap<number, DocStyle> {
  const own = new Map<number, DocStyle & { readonly base: number }>();
  if (sheet.length < 8) return own;
  const count = sheet.readUInt16LE(2);
  const baseSize = sheet.readUInt16LE(4);
  let at = 2 + sheet.readUInt16LE(0);
  for (let number = 0; number < count && at + 2 <= sheet.length; number++) {
    const size = sheet.readUInt16LE(at);
    const style = sheet.subarray(at + 2, at + 2 + size);
    at += 2 + size + (size & 1);
    if (style.length < 10 || (style.readUInt16LE(2) & 15) !== 1) continue;
    const id = style.readUInt16LE(0) & 0xfff;
    own.set(number, {
      base: style.readUInt16LE(2) >> 4,
      ...(id >= 1 && id <= HEADINGS ? { outline: id } : {}),
      ...readParagraph(styleModifiers(style, baseSize)),
      isTitle: id === TITLE,
    });
  }
  return new Map(Array.from(own.keys(), (number) => [number, inherited(own, number)]));
}

function styleModifiers(style: Buffer, baseSize: number): Buffer {
  if (baseSize + 2 > style.length) return Buffer.alloc(0);
  const nameEnd = baseSize + 2 + (style.readUInt16LE(baseSize) + 1) * 2;
  if (nameEnd + 4 > style.length) return Buffer.alloc(0);
  const length = style.readUInt16LE(nameEnd);
  return style.subarray(nameEnd + 4, nameEnd + 2 + length);
}

function inherited(own: ReadonlyMap<number, DocStyle & { readonly base: number }>, number: number): DocStyle {
  const chain: DocStyle[] = [];
  for (let at = number, steps = 0; steps < LONGEST_CHAIN; steps++) {
    const style = own.get(at);
    if (style === undefined) break;
    chain.unshift(style);
    at = style.base;
  }
  return Object.assign({ isTitle: false }, ...chain, {
    isTitle: chain.some(({ isTitle }) => isTitle),
  }) as DocStyle;
}
