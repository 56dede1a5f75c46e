import { decodeWestern } from '../encoding/western.ts';
import { CHARSETS, CODE_PAGES } from './rtfWords.ts';

/** The character set of fonts whose letters are signs: bullets. `\fcharset` of the RTF specification. */
const SYMBOLS = 2;
const WESTERN = 1252;

/** The fonts of a rich text, by number: in which code page the bytes set in them are. */
export class RtfFonts {
  /** Of the document: of fonts that name none. Simplified Chinese unless it says so. */
  codePage = 936;
  readonly #codePages = new Map<number, number>();
  readonly #symbols = new Set<number>();

  setCharset(font: number, charset: number): void {
    this.#codePages.set(font, CHARSETS[charset] ?? this.codePage);
    if (charset === SYMBOLS) this.#symbols.add(font);
  }

  isSymbols(font: number): boolean {
    return this.#symbols.has(font);
  }

  /** The text of {@link bytes} set in {@link font}. Never throws. */
  decode(bytes: Uint8Array, font: number): string {
    const named = this.#codePages.get(font) ?? this.codePage;
    const holdsHigh = bytes.some((byte) => byte >= 0x80);
    // Western fonts with bytes of Chinese: writers set them, readers show the document's code page.
    const codePage = named === WESTERN && this.codePage !== WESTERN && holdsHigh ? this.codePage : named;
    if (codePage === WESTERN) return decodeWestern(bytes);
    return new TextDecoder(CODE_PAGES[codePage] ?? 'gb18030').decode(bytes);
  }
}
