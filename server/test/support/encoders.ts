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

/** {@link text} in {@link encoding}; characters that it lacks are left out. No byte order mark. */
export function encodeText(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'gb18030' || encoding === 'big5') {
    const table = tableOf(encoding);
    return Uint8Array.from(
      Array.from(text).flatMap((character) =>
        character < '\x80' ? [character.charCodeAt(0)] : (table.get(character) ?? []),
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
