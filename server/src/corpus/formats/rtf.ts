/**
 * Rich Text Format. No kept library reads its Chinese text right, so its grammar (groups, control words, bytes in
 * the code page of the current font, `\u` characters) is read here: https://latex2rtf.sourceforge.net/rtfspec.html
 */
import { type ExtractedText } from '../source.ts';
import { LineWriter } from './lineWriter.ts';

/** Destinations whose text is not the document's. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor atndate atnref atnicn ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn fldinst themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl bkmkstart bkmkend nonshppict shppict listtext pntext pntxta pntxtb tc xe filetbl revtbl'.split(
    ' ',
  ),
);
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
};
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1252: 'windows-1252',
  54936: 'gb18030',
  65001: 'utf-8',
};
const CHARSETS: Readonly<Record<number, number>> = { 128: 932, 129: 949, 134: 936, 136: 950, 0: 1252 };
const MOST_GROUPS = 10_000;

interface GroupState {
  skip: boolean;
  /** True inside `\fonttbl`, whose groups tell the fonts' code pages. */
  fonts: boolean;
  note: boolean;
  font: number;
  deleted: boolean;
  hidden: boolean;
  table: boolean;
  /** Characters to pass over after `\u`. */
  fallback: number;
}

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
  readonly #fonts = new Map<number, number>();
  #state: GroupState = {
    skip: false,
    fonts: false,
    note: false,
    font: -1,
    deleted: false,
    hidden: false,
    table: false,
    fallback: 1,
  };
  readonly #stack: GroupState[] = [];
  #codePage = 936;
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
      const byte = bytes[this.#at++];
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
    let word = '';
    while (isLetter(bytes[this.#at]) && word.length < 32) word += String.fromCharCode(bytes[this.#at++]);
    let digits = '';
    if (bytes[this.#at] === 0x2d) digits += String.fromCharCode(bytes[this.#at++]);
    while (isDigit(bytes[this.#at]) && digits.length < 11) digits += String.fromCharCode(bytes[this.#at++]);
    if (bytes[this.#at] === 0x20) this.#at++;
    this.#word(word, digits === '' || digits === '-' ? undefined : Number(digits));
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
    if (word in CHARACTERS) this.#text(CHARACTERS[word]);
    else if (word === 'par' || word === 'line' || word === 'sect') this.#endParagraph();
    else if (word === 'row') this.#endRow();
    else if (word === 'cell' || word === 'nestcell') this.#endCell();
    else if (word === 'page') this.#pageBreak();
    else if (word === 'pagebb') this.#writer.markNext({ breakBefore: true });
    else if (word === 'uc') state.fallback = Math.min(16, Math.max(0, value ?? 1));
    else if (word === 'bin') this.#at += Math.max(0, value ?? 0);
    else if (word === 'ansicpg') this.#codePage = value ?? 936;
    else if (word === 'f') this.#setFont(value ?? 0);
    else if (word === 'fcharset' && state.fonts)
      this.#fonts.set(state.font, CHARSETS[value ?? 0] ?? this.#codePage);
    else if (word === 'deleted') state.deleted = isOn;
    else if (word === 'v') state.hidden = isOn;
    else if (word === 'plain') Object.assign(state, { deleted: false, hidden: false });
    else if (word === 'intbl') state.table = true;
    else if (word === 'pard') state.table = false;
    else if (word === 'footnote') this.#openNote();
    else if (word === 'fonttbl') Object.assign(state, { skip: true, fonts: true });
    else if (word === 'fldrslt' || word === 'shptxt') state.skip = false;
    else if (SKIPPED.has(word)) state.skip = true;
  }

  #openNote(): void {
    if (this.#state.skip) return;
    this.#state.note = true;
    this.#notes.push('');
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
    if (this.#isSilent()) return;
    this.#pending.push(byte);
    if (this.#pending.length > 4096 && byte < 0x80) this.#flush();
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    const codePage = this.#fonts.get(this.#state.font) ?? this.#codePage;
    const holdsHigh = this.#pending.some((byte) => byte >= 0x80);
    // Western fonts with bytes of Chinese: writers set them, readers show the document's code page.
    const usable = codePage === 1252 && this.#codePage !== 1252 && holdsHigh ? this.#codePage : codePage;
    const text = new TextDecoder(CODE_PAGES[usable] ?? 'gb18030').decode(Uint8Array.from(this.#pending));
    this.#pending = [];
    this.#write(text);
  }

  #text(text: string): void {
    this.#flush();
    if (!this.#isSilent()) this.#write(text);
  }

  #write(text: string): void {
    if (this.#state.note) this.#notes.push((this.#notes.pop() ?? '') + text);
    else this.#writer.add(text);
  }

  #isSilent(): boolean {
    return this.#state.skip || this.#state.deleted || this.#state.hidden;
  }

  #endParagraph(): void {
    this.#flush();
    if (this.#state.skip) return;
    if (this.#state.note) this.#write(' ');
    else if (this.#state.table) this.#write(' ');
    else this.#writer.endLine();
  }

  #endCell(): void {
    this.#flush();
    this.#writer.cell();
  }

  #endRow(): void {
    this.#flush();
    this.#writer.mark({ kind: 'table' });
    this.#writer.endLine();
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
