/** The header of old Word files: where in the table stream each table lies. Layout after Microsoft's [MS-DOC]. */
import { type Bytes } from '../bytes.ts';

/** A range of the table stream. */
interface TableRange {
  readonly start: number;
  readonly end: number;
}

/** How many units each story of the text has, in the order of the file. */
interface Stories {
  readonly main: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly macros: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly textBoxes: number;
}

const MAGIC = 0xa5ec;
const FIRST_STORY = 0x4c;
const FIRST_RANGE = 0x9a;

export function isWord97(main: Bytes): boolean {
  return main.length >= 0x400 && main.uint16(0) === MAGIC;
}

export function isEncrypted(main: Bytes): boolean {
  return (main.uint16(10) & 0x100) !== 0;
}

/** Name of the stream that holds the tables. */
export function tableName(main: Bytes): string {
  return (main.uint16(10) & 0x200) === 0 ? '0Table' : '1Table';
}

export function storiesOf(main: Bytes): Stories {
  const length = (story: number) => Math.max(0, main.int32(FIRST_STORY + story * 4));
  return {
    main: length(0),
    footnotes: length(1),
    headers: length(2),
    macros: length(3),
    comments: length(4),
    endnotes: length(5),
    textBoxes: length(6),
  };
}

/** Tables by their subjects. */
export function docTables(main: Bytes) {
  const range = (index: number): TableRange => {
    const start = main.uint32(FIRST_RANGE + index * 8);
    return { start, end: start + main.uint32(FIRST_RANGE + index * 8 + 4) };
  };
  return {
    styles: range(1),
    characters: range(12),
    paragraphs: range(13),
    pieces: range(33),
    lists: range(73),
    listUses: range(74),
  };
}
