/**
 * Rich Text Format. No kept library reads its Chinese text right, so its grammar (groups, control words, bytes in
 * the code page of the current font, `\u` characters) is read here: https://latex2rtf.sourceforge.net/rtfspec.html
 */
import { latin1 } from '../bytes.ts';
import { type ExtractedText } from '../source.ts';
import { LineWriter } from './lineWriter.ts';
import { spaced } from './numerals.ts';
import { RtfFonts } from './rtfFonts.ts';
import { CHARACTERS, SKIPPED } from './rtfWords.ts';

/** Groups in each other; what is deeper is not read. Guess. */
const MOST_GROUPS = 10_000;

interface GroupState {
  skip: boolean;
  /** True where nothing inside can be the document's text. */
  sealed: boolean;
  /** True inside `\fonttbl`, whose groups name the fonts' code pages. */
  fonts: boolean;
  /** True inside `\stylesheet`, whose groups name the styles. */
  styles: boolean;
  note: boolean;
  /** True inside the number of a list's item, as it is shown. */
  label: boolean;
  font: number;
  /** Style of the paragraph. */
  style: number;
  /** Outline level of the paragraph from 0; -1 for body text. */
  outline: number;
  deleted: boolean;
  hidden: boolean;
  table: boolean;
  /** Characters to pass over after `\u`. */
  fallback: number;
}

/**
 * Letters of a control word that are read, and figures and sign of its number: more would not be one. Words: the RTF
 * specification. Figures: those of 32 bits.
 */
const LONGEST_WORD = 32;
const LONGEST_NUMBER = 11;

/** Reads a rich text. Never throws: what is damaged is passed over. */
export function readRtf(bytes: Uint8Array): ExtractedText {
  const reader = new RtfReader(bytes);
  reader.read();
  return { format: 'rtf', ...reader.finish() };
}

class RtfReader {
  readonly #bytes: Uint8Array;
  readonly #writer = new LineWriter();
  readonly #notes: string[] = [];
  readonly #fonts = new RtfFonts();
  readonly #styles = new Map<number, string>();
  /** Number of the open paragraph, as long as nothing follows it. */
  #label = '';
  #state: GroupState = {
    skip: false,
    sealed: false,
    fonts: false,
    styles: false,
    note: false,
    label: false,
    font: -1,
    style: 0,
    outline: -1,
    deleted: false,
    hidden: false,
    table: false,
    fallback: 1,
  };
  readonly #stack: GroupState[] = [];
  /** Bytes not decoded yet: a character's bytes may come one by one. */
  #pending: number[] = [];
  #passOver = 0;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(): void {
    const bytes = this.#bytes;
    while (this.#at < bytes.length) {
      const byte = bytes[this.#at++] ?? 0;
      if (byte === 0x5c) this.#control();
      else if (byte === 0x7b) this.#open();
      else if (byte === 0x7d) this.#close();
      else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) this.#byte(byte);
    }
    this.#flush();
  }

  finish() {
    for (const note of this.#notes) this.#writer.line(note, { kind: 'footnote' });
    return this.#writer.finish();
  }

  #open(): void {
    this.#flush();
    if (this.#stack.length >= MOST_GROUPS) this.#at = this.#bytes.length;
    this.#stack.push({ ...this.#state });
  }

  #close(): void {
    this.#flush();
    this.#passOver = 0;
    this.#state = this.#stack.pop() ?? this.#state;
  }

  #control(): void {
    const bytes = this.#bytes;
    const next = bytes[this.#at];
    if (next === undefined) return;
    if (!isLetter(next)) {
      this.#at++;
      this.#symbol(next);
      return;
    }
    const word = this.#run(isLetter, LONGEST_WORD);
    const sign = bytes[this.#at] === 0x2d ? '-' : '';
    this.#at += sign.length;
    const digits = sign + this.#run(isDigit, LONGEST_NUMBER - sign.length);
    if (bytes[this.#at] === 0x20) this.#at++;
    this.#word(word, digits === '' || digits === '-' ? undefined : Number(digits));
  }

  /** The bytes here that {@link belongs} takes, at most so many. */
  #run(belongs: (byte: number | undefined) => boolean, most: number): string {
    const start = this.#at;
    while (belongs(this.#bytes[this.#at]) && this.#at - start < most) this.#at++;
    return latin1(this.#bytes.subarray(start, this.#at));
  }

  #symbol(symbol: number): void {
    if (symbol === 0x27) {
      const hex = String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + 2));
      if (!/^[\da-f]{2}$/iu.test(hex)) return;
      this.#at += 2;
      this.#byte(Number.parseInt(hex, 16));
    } else if (symbol === 0x2a) this.#state.skip = true;
    else if (symbol === 0x7e) this.#text('\u00a0');
    else if (symbol === 0x5f) this.#text('-');
    else if (symbol === 0x5c || symbol === 0x7b || symbol === 0x7d) this.#byte(symbol);
    else if (symbol === 0x0a || symbol === 0x0d) this.#endParagraph();
  }

  #word(word: string, value: number | undefined): void {
    const state = this.#state;
    const isOn = value !== 0;
    if (word === 'u' && value !== undefined) {
      this.#text(String.fromCharCode(value & 0xffff));
      this.#passOver = state.fallback;
      return;
    }
    const character = Object.hasOwn(CHARACTERS, word) ? CHARACTERS[word] : undefined;
    if (character !== undefined) this.#text(character);
    else if (word === 'par' || word === 'line' || word === 'sect') this.#endParagraph();
    else if (word === 'row') this.#endRow();
    else if (word === 'cell' || word === 'nestcell') this.#endCell();
    else if (word === 'page') this.#pageBreak();
    else if (word === 'pagebb') this.#writer.markNext({ breakBefore: true });
    else if (word === 'uc') state.fallback = Math.min(16, Math.max(0, value ?? 1));
    else if (word === 'bin') this.#at += Math.max(0, value ?? 0);
    else if (word === 'ansicpg') this.#fonts.codePage = value ?? 936;
    else if (word === 'f') this.#setFont(value ?? 0);
    else if (word === 'fcharset' && state.fonts) this.#fonts.setCharset(state.font, value ?? 0);
    else if (word === 's') state.style = value ?? 0;
    else if (word === 'outlinelevel') state.outline = value ?? -1;
    else if (word === 'listtext' || word === 'pntext') this.#openLabel();
    else if (word === 'deleted') state.deleted = isOn;
    else if (word === 'v') state.hidden = isOn;
    else if (word === 'plain') Object.assign(state, { deleted: false, hidden: false });
    else if (word === 'intbl') state.table = true;
    else if (word === 'pard') Object.assign(state, { table: false, style: 0, outline: -1 });
    else if (word === 'footnote') this.#openNote();
    else if (word === 'fonttbl') Object.assign(state, { skip: true, fonts: true });
    else if (word === 'stylesheet') Object.assign(state, { skip: true, styles: true });
    else if (word === 'shptxt') state.skip = state.sealed;
    else if (SKIPPED.has(word)) Object.assign(state, { skip: true, sealed: true });
  }

  #openNote(): void {
    // Some writers mark the note as one that old readers pass over.
    if (this.#state.sealed) return;
    this.#state.skip = false;
    this.#state.note = true;
    this.#notes.push('');
  }

  #openLabel(): void {
    if (this.#state.skip || this.#state.note) return;
    this.#label = '';
    this.#state.label = true;
  }

  #setFont(font: number): void {
    this.#flush();
    this.#state.font = font;
  }

  #byte(byte: number): void {
    if (this.#passOver > 0) {
      this.#passOver--;
      return;
    }
    if (this.#isSilent() && !this.#state.styles) return;
    this.#pending.push(byte);
    if (this.#pending.length > 4096 && byte < 0x80) this.#flush();
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    const text = this.#fonts.decode(Uint8Array.from(this.#pending), this.#state.font);
    this.#pending = [];
    this.#write(text);
  }

  #text(text: string): void {
    this.#flush();
    if (!this.#isSilent()) this.#write(text);
  }

  #write(text: string): void {
    const { styles, style, label, font } = this.#state;
    if (styles) {
      const name = (this.#styles.get(style) ?? '') + text;
      if (this.#stack.length > 2) this.#styles.set(style, name.slice(0, 80));
    } else if (label) {
      if (!this.#fonts.isSymbols(font)) this.#label += text;
    } else if (this.#state.note) this.#notes.push((this.#notes.pop() ?? '') + text);
    else {
      // Bullets say nothing.
      const number = this.#label.trim();
      this.#label = '';
      if (/[\p{L}\p{N}]/u.test(number)) this.#writer.add(spaced(number));
      this.#writer.add(text);
    }
  }

  #isSilent(): boolean {
    return this.#state.skip || this.#state.deleted || this.#state.hidden;
  }

  #endParagraph(): void {
    this.#flush();
    if (this.#state.skip) return;
    if (this.#state.note) this.#write(' ');
    else if (this.#state.table) this.#writer.separate();
    else {
      this.#markHeading();
      this.#writer.endParagraph();
    }
    this.#label = '';
  }

  #markHeading(): void {
    const { style, outline } = this.#state;
    const name = this.#styles.get(style) ?? '';
    const named = /^\s*(?:heading|标题) (\d)/iu.exec(name)?.[1];
    if (/^\s*(?:Title|标题)\s*;/iu.test(name)) this.#writer.mark({ kind: 'title' });
    else if (named !== undefined) this.#writer.mark({ kind: 'heading', level: Number(named) });
    else if (outline >= 0 && outline < 9) this.#writer.mark({ kind: 'heading', level: outline + 1 });
  }

  #endCell(): void {
    this.#flush();
    this.#label = '';
    this.#writer.cell();
  }

  #endRow(): void {
    this.#flush();
    this.#writer.endRow();
  }

  #pageBreak(): void {
    this.#endParagraph();
    this.#writer.markNext({ breakBefore: true });
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
