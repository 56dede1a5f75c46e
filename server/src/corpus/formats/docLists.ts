/** The lists of old Word files: how their levels count. Layout after Microsoft's [MS-DOC]. */
import { LIST_LEVELS, ListCounter, type ListLevel, type NumberedList } from './listCounter.ts';
import { type Bytes } from '../bytes.ts';

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
export function readDocLists(table: Bytes, lists: number, uses: number): ListCounter {
  const levelsOf = readDefinitions(table, lists);
  const found = new Map<string, NumberedList>();
  const count = table.uint32(uses);
  let at = uses + 4 + count * OVERRIDE_BYTES;
  for (let i = 0; i < count; i++) {
    const record = uses + 4 + i * OVERRIDE_BYTES;
    const id = table.int32(record);
    const levels = new Map(levelsOf.get(id));
    const starts = new Map<number, number>();
    at += 4;
    for (let overrides = table.uint8(record + 12); overrides > 0; overrides--) {
      const start = table.int32(at);
      const flags = table.uint32(at + 4);
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

function readDefinitions(table: Bytes, lists: number): Map<number, Map<number, ListLevel>> {
  const count = table.uint16(lists);
  const definitions = new Map<number, Map<number, ListLevel>>();
  let at = lists + 2 + count * LIST_BYTES;
  for (let i = 0; i < count; i++) {
    const record = lists + 2 + i * LIST_BYTES;
    const isSimple = (table.uint8(record + 26) & 1) === 1;
    const levels = new Map<number, ListLevel>();
    for (let number = 0; number < (isSimple ? 1 : LIST_LEVELS); number++) {
      const { level, end } = readLevel(table, at);
      levels.set(number, level);
      at = end;
    }
    definitions.set(table.int32(record), levels);
  }
  return definitions;
}

function readLevel(table: Bytes, at: number): ReadLevel {
  const flags = table.uint8(at + 5);
  const textAt = at + LEVEL_BYTES + table.uint8(at + 24) + table.uint8(at + 25);
  const end = textAt + 2 + table.uint16(textAt) * 2;
  if (end > table.length) throw new RangeError('The lists end too early.');
  // Units below nine stand for the number of that level.
  const text = Array.from(table.slice(textAt + 2, end).utf16(), (unit) =>
    unit < '\u0009' ? `%${unit.charCodeAt(0) + 1}` : unit,
  ).join('');
  const restarts = (flags & 8) !== 0 ? table.uint8(at + 26) : undefined;
  return {
    end,
    level: {
      start: table.int32(at),
      format: formatOf(table.uint8(at + 4)),
      text,
      restart: restarts,
      plain: (flags & 4) !== 0,
    },
  };
}
