/** Hidden text of a Word file: deletions, comments, hidden runs, the codes of fields. */
import { hex as symbolOf } from 'dingbat-to-unicode';

type Attributes = Readonly<Record<string, string>>;

/** What was before a tracked change of formatting. */
const FORMER = /^w:(?:pPr|rPr|sectPr|tblPr|trPr|tcPr|numbering)Change$/u;
/** Elements left out with all that is in them: deletions, readings over characters, page headers, comments. */
const UNREAD = new Set(['w:moveFrom', 'w:rt', 'w:hdr', 'w:ftr', 'w:comment', 'w:binData', 'w:docPart']);
/** How Word 2003 marks the same. */
const UNREAD_ANNOTATION = /^Word\.(?:Deletion|Comment)$/u;
/** In the properties of a mark or a row, elements of the same names say that it is deleted. */
const PROPERTIES = /^w:(?:rPr|trPr)$/u;

/** True for an element, in {@link parent}, that is left out with all that is in it. */
export function isUnread(name: string, attribs: Attributes, parent: string): boolean {
  if (isDeletion(name, attribs)) return !PROPERTIES.test(parent);
  if (name === 'aml:annotation') return UNREAD_ANNOTATION.test(attribs['w:type'] ?? '');
  return UNREAD.has(name) || FORMER.test(name);
}

export function isDeletion(name: string, attribs: Attributes): boolean {
  return name === 'w:del' || (name === 'aml:annotation' && attribs['w:type'] === 'Word.Deletion');
}

/** Runs and fields that are open. */
export class WordVisibility {
  /** True for runs out of sight. */
  readonly #runs: boolean[] = [];
  /** True inside the code of a field. */
  #fields: boolean[] = [];

  get isShown(): boolean {
    return !this.#runs.includes(true) && !this.#fields.includes(true);
  }

  openRun(): void {
    this.#runs.push(false);
  }

  hideRun(isHidden: boolean): void {
    this.#runs[this.#runs.length - 1] = isHidden;
  }

  closeRun(): void {
    this.#runs.pop();
  }

  /** A mark of a field: `begin`, `separate` or `end`. */
  field(type: string): void {
    if (type === 'begin') this.#fields.push(true);
    else if (type === 'end') this.#fields.pop();
    else if (this.#fields.length > 0) this.#fields[this.#fields.length - 1] = false;
  }

  /** A field without its parts must not hide the rest of the text. */
  endParagraph(): void {
    if (this.#fields.includes(true)) this.#fields = [];
  }
}

/** The character that a symbol font shows; empty where it is not known. */
export function symbolIn(font: string, char: string): string {
  const found = symbolOf(font, char) ?? (/^F0..$/iu.test(char) ? symbolOf(font, char.slice(2)) : undefined);
  return found?.string ?? '';
}
