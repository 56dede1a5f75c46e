/**
 * Properties in old Word files: what modifiers ("sprms") say of characters and paragraphs, and the styles. Layout
 * after Microsoft's [MS-DOC]. Reads past the end throw `RangeError`.
 */
import { Bytes } from '../bytes.ts';

/** Facts known about a paragraph; parts that are not said come from its style. */
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
const OPERANDS = [1, 1, 2, 4, 2, 2, undefined, 3];
const TABLE_DEFINITION = 0xd608;
const TABS = 0xc615;
const TITLE = 62;
const HEADINGS = 9;
const BODY_LEVEL = 9;
const LONGEST_CHAIN = 16;
const NO_DATA = Bytes.NONE;

/** Calls {@link take} for each modifier of {@link bytes} with its operand; stops where they are damaged. */
function readModifiers(bytes: Bytes, take: (modifier: number, operand: Bytes) => void): void {
  for (let at = 0; at + 3 <= bytes.length;) {
    const modifier = bytes.uint16(at);
    at += 2;
    let length = OPERANDS[modifier >> 13];
    if (length === undefined) {
      if (modifier === TABLE_DEFINITION) length = at + 2 <= bytes.length ? bytes.uint16(at) + 1 : 0;
      else if (modifier === TABS && bytes.uint8(at) === 255) return;
      else length = bytes.uint8(at) + 1;
    }
    if (length === 0 || at + length > bytes.length) return;
    take(modifier, bytes.slice(at, at + length));
    at += length;
  }
}

/**
 * What modifiers say of a paragraph. Those too long for a page, as of a table's row of eight and more columns, are
 * in {@link data}.
 */
export function readParagraph(modifiers: Bytes, data: Bytes = NO_DATA): DocParagraph {
  const found: { -readonly [Key in keyof DocParagraph]: DocParagraph[Key] } = {};
  readModifiers(modifiers, (modifier, operand) => {
    switch (modifier) {
      case 0x6645:
      case 0x6646:
        Object.assign(found, readParagraph(modifiersAt(data, operand.uint32(0))));
        break;
      case 0x4600:
        found.style = operand.uint16(0);
        break;
      case 0x2640:
        found.outline = operand.uint8(0) < BODY_LEVEL ? operand.uint8(0) + 1 : undefined;
        break;
      case 0x460b:
        found.list = Math.max(0, operand.int16(0));
        break;
      case 0x260a:
        found.level = operand.uint8(0);
        break;
      case 0x2407:
        found.breakBefore = operand.uint8(0) !== 0;
        break;
      case 0x2416:
        found.inTable = operand.uint8(0) !== 0;
        break;
      case 0x6649:
        found.inTable = operand.int32(0) > 0;
        break;
      case 0x2417:
        found.endsRow = operand.uint8(0) !== 0;
        break;
      default:
    }
  });
  return found;
}

/** The modifiers that begin at {@link place} with their length; none where they would run out of the stream. */
function modifiersAt(data: Bytes, place: number): Bytes {
  if (place + 2 > data.length) return NO_DATA;
  return data.slice(place + 2, place + 2 + data.uint16(place));
}

/** True where modifiers take characters out of sight: tracked deletions, hidden text, signs of symbol fonts. */
export function hidesCharacters(modifiers: Bytes): boolean {
  let hidden = false;
  readModifiers(modifiers, (modifier, operand) => {
    if (modifier === 0x0800 || modifier === 0x083c) hidden = hidden || (operand.uint8(0) & 1) === 1;
    else if (modifier === 0x6a09) hidden = true;
  });
  return hidden;
}

/** The paragraph styles of a style sheet, by their numbers. */
export function readDocStyles(sheet: Bytes): ReadonlyMap<number, DocStyle> {
  const own = new Map<number, DocStyle & { readonly base: number }>();
  if (sheet.length < 8) return own;
  const count = sheet.uint16(2);
  const baseSize = sheet.uint16(4);
  let at = 2 + sheet.uint16(0);
  for (let number = 0; number < count && at + 2 <= sheet.length; number++) {
    const size = sheet.uint16(at);
    const style = sheet.slice(at + 2, at + 2 + size);
    at += 2 + size + (size & 1);
    if (style.length < 10 || (style.uint16(2) & 15) !== 1) continue;
    const id = style.uint16(0) & 0xfff;
    own.set(number, {
      base: style.uint16(2) >> 4,
      ...(id >= 1 && id <= HEADINGS ? { outline: id } : {}),
      ...readParagraph(styleModifiers(style, baseSize)),
      isTitle: id === TITLE,
    });
  }
  return new Map(Array.from(own.keys(), (number) => [number, inherited(own, number)]));
}

function styleModifiers(style: Bytes, baseSize: number): Bytes {
  if (baseSize + 2 > style.length) return Bytes.NONE;
  const nameEnd = baseSize + 2 + (style.uint16(baseSize) + 1) * 2;
  if (nameEnd + 4 > style.length) return Bytes.NONE;
  const length = style.uint16(nameEnd);
  return style.slice(nameEnd + 4, nameEnd + 2 + length);
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
