/** From bytes to text: which encoding a text file is in. */
import { SkippedSourceError } from '../source.ts';

export interface DecodedText {
  readonly text: string;
  /** Label as `TextDecoder` takes it: `utf-8`, `gb18030`, `utf-16le`, `utf-16be`. */
  readonly encoding: string;
}

/**
 * Decodes a text file, its byte order mark left out. Bytes that do not decode become U+FFFD. Throws
 * {@link SkippedSourceError} for what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  if (bytes.subarray(0, 0x10000).includes(0)) {
    throw new SkippedSourceError('binary', 'The file holds binary data, not text.');
  }
  const utf8 = decodeAs(bytes, 'utf-8');
  const broken = countReplacements(utf8.text);
  if (broken === 0) return utf8;
  const gb18030 = decodeAs(bytes, 'gb18030');
  return countReplacements(gb18030.text) < broken ? gb18030 : utf8;
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}
