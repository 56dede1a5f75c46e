/** The lists of old Word files: how their levels count. Layout after Microsoft's [MS-DOC]. */
import { ListCounter, type ListLevel, type NumberedList } from './listCounter.ts';

/** Names of number formats by Word's old codes. */
const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};
const LIST_BYTES = 28;
const LEVEL_BYTES = 28;
const OVERRIDE_BYTES = 16;
const LEVELS = 9;

/** Name of the number format with Word's old code {@link code}; that of plain digits where it is unknown. */
export function formatOf(code: number): string {
  return FORMATS[code] ?? 'decimal';
}

/** Where the level's own properties end, and the level. */
interface ReadLevel {
  readonly end: number;
  readonly level: ListLevel;
}

/**
 * The lists of {@link table}, the file's table stream, counting; their names are their numbers, from 1. {@link lists}
 * is where the definitions begin, {@link uses} where the lists that paragraphs name.
 */
export function readDocLists(table: Buffer, lists: number, uses: number): ListCounter {
  const levelsOf = readDefinitions(table, lists);
  const found = new Map<string, NumberedList>();
  const count = table.readUInt32LE(uses);
  let at = uses + 4 + count * OVERRIDE_BYTES;
  for (let i = 0; i < count; i++) {
    const record = uses + 4 + i * OVERRIDE_BYTES;
    const id = table.readInt32LE(record);
    const levels = new Map(levelsOf.get(id));
    const starts = new Map<number, number>();
    at += 4;
    for (let overrides = table[record + 12]; overrides > 0; overrides--) {
      const start = table.readInt32LE(at);
      const flags = table.readUInt32LE(at + 4);
      at += 8;
      if ((flags & 0x20) !== 0) {
        const { level, end } = readLevel(table, at);
        levels.set(flags & 15, level);
        at = end;
      }
      if ((flags & 0x10) !== 0) starts.set(flags & 15, start);
    }
    found.set(String(i + 1), { id: String(id), levels, starts });
  }
  return new ListCounter(found);
}

function readDefinitions(table: Buffer, lists: number): Map<number, Map<number, ListLevel>> {
  const count = table.readUInt16LE(lists);
  const definitions = new Map<number, Map<number, ListLevel>>();
  let at = lists + 2 + count * LIST_BYTES;
  for (let i = 0; i < count; i++) {
    const record = lists + 2 + i * LIST_BYTES;
    const isSimple = (table[record + 26] & 1) === 1;
    const levels = new Map<number, ListLevel>();
    for (let number = 0; number < (isSimple ? 1 : LEVELS); number++) {
      const { level, end } = readLevel(table, at);
      levels.set(number, level);
      at = end;
    }
    definitions.set(table.readInt32LE(record), levels);
  }
  return definitions;
}

function readLevel(table: Buffer, at: number): ReadLevel {
  const flags = table.readUInt8(at + 5);
  const textAt = at + LEVEL_BYTES + table.readUInt8(at + 24) + table.readUInt8(at + 25);
  const end = textAt + 2 + table.readUInt16LE(textAt) * 2;
  if (end > table.length) throw new RangeError('The lists end too early.');
  // Units below nine stand for the number of that level.
  const text = Array.from(table.toString('utf16le', textAt + 2, end), (unit) =>
    unit < '\u0009' ? `%${unit.charCodeAt(0) + 1}` : unit,
  ).join('');
  const restarts = (flags & 8) !== 0 ? table[at + 26] : undefined;
  return {
    end,
    level: {
      start: table.readInt32LE(at),
      format: formatOf(table[at + 4]),
      text,
      restart: restarts,
      plain: (flags & 4) !== 0,
    },
  };
}
