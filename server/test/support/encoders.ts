/** Encoders for tests: what `TextDecoder` reads, written. */

const tables = new Map<string, Map<string, number[]>>();

function tableOf(encoding: 'gb18030' | 'big5'): Map<string, number[]> {
  let table = tables.get(encoding);
  if (table !== undefined) return table;
  table = new Map();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character)) {
        table.set(character, [lead, trail]);
      }
    }
  }
  tables.set(encoding, table);
  return table;
}

/** The four bytes of a character that GB18030 has no pair for. */
function fourBytes(character: string): number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff) return placeBytes(189_000 + code - 0x10000);
  fourByteTable ??= readFourByteTable();
  return placeBytes(fourByteTable.get(character) ?? 0);
}

let fourByteTable: Map<string, number> | undefined;

/** Places of the characters of the basic plane among the codes of four bytes. */
function readFourByteTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const places = Array.from({ length: 39_420 }, (_, place) => place);
  return new Map(places.map((place) => [decoder.decode(Uint8Array.from(placeBytes(place))), place]));
}

function placeBytes(place: number): number[] {
  const third = Math.floor(place / 10);
  const second = Math.floor(third / 126);
  return [0x81 + Math.floor(second / 10), 0x30 + (second % 10), 0x81 + (third % 126), 0x30 + (place % 10)];
}

/** {@link text} in {@link encoding}; characters that Big5 lacks are left out. No byte order mark. */
export function encodeText(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'gb18030' || encoding === 'big5') {
    const table = tableOf(encoding);
    return Uint8Array.from(
      Array.from(text).flatMap((character) =>
        character < '\x80'
          ? [character.charCodeAt(0)]
          : (table.get(character) ?? (encoding === 'gb18030' ? fourBytes(character) : [])),
      ),
    );
  }
  const little = encoding === 'utf-16le';
  return Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) =>
      little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
    ),
  );
}
