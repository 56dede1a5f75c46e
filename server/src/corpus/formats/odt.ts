/** OpenDocument texts (`.odt`). */
import { type ExtractedText, SkippedSourceError } from '../source.ts';
import { type Archive } from './archive.ts';
import { LineWriter } from './lineWriter.ts';
import { MOST_MARKUP } from './limits.ts';
import { decodeXml, type Element, findFirst, parseXml, walk } from './markup.ts';
import { spaced } from './numerals.ts';
import { OdtLists } from './odtLists.ts';

/** Elements left out with all that is in them: comments, tracked deletions, numbers of notes, drawings' texts. */
const SKIPPED = new Set([
  'office:annotation',
  'text:tracked-changes',
  'text:note-citation',
  'text:ruby-text',
  'text:table-of-content',
  'text:sequence-decls',
  'office:forms',
]);

/** Elements whose text is a paragraph's. */
const HOLDS_TEXT =
  /^text:(?:p|h|span|a|ruby-base|meta|meta-field|bookmark.*|.*-ref|date|time|title|subject|sequence|user-.*|variable-.*)$/u;
const SPACE = /[ \t\r\n]+/gu;

/** Reads an OpenDocument text. */
export async function readOdt(archive: Archive): Promise<ExtractedText> {
  const manifest = await archive.read('META-INF/manifest.xml', MOST_MARKUP);
  if (manifest !== undefined && decodeXml(manifest).includes('encryption-data')) {
    throw new SkippedSourceError('encrypted', 'The file is protected with a password.');
  }
  const lists = new OdtLists();
  const styles = await archive.read('styles.xml', MOST_MARKUP);
  if (styles !== undefined) lists.add(parseXml(decodeXml(styles)));
  const content = await archive.read('content.xml', MOST_MARKUP);
  const tree = content && parseXml(decodeXml(content));
  const body = tree && findFirst(tree, 'office:text');
  if (tree === undefined || body === undefined) {
    throw new SkippedSourceError('broken', 'The file contains no text document.');
  }
  lists.add(tree);
  const reader = new OdtBody(lists);
  reader.read(body);
  return { format: 'odt', ...reader.finish() };
}

/** A list that is open, with the style that counts for it and the numbers so far. */
interface OpenList {
  readonly style: string;
  readonly counts: number[];
}

class OdtBody {
  readonly #writer = new LineWriter();
  readonly #lists: OdtLists;
  readonly #notes: Element[] = [];
  readonly #open: OpenList[] = [];
  /** The item whose number has not been written yet. */
  #item: Element | undefined;
  #row = 0;

  constructor(lists: OdtLists) {
    this.#lists = lists;
  }

  read(body: Element): void {
    walk(body, {
      enter: (element) => this.#enter(element),
      leave: ({ name }) => this.#leave(name),
      text: (data, parent) => {
        if (parent !== undefined && HOLDS_TEXT.test(parent.name)) this.#writer.add(data.replace(SPACE, ' '));
      },
    });
    for (const note of this.#notes) this.#writeNote(note);
  }

  finish() {
    return this.#writer.finish();
  }

  #enter(element: Element): boolean {
    const { name, attribs } = element;
    const writer = this.#writer;
    if (SKIPPED.has(name) || name === 'text:soft-page-break' || name === 'text:number') return false;
    if (name === 'text:note') {
      this.#notes.push(element);
      return false;
    }
    if (name === 'table:table-row') {
      if (this.#row++ > 0) return true;
      writer.endLine();
    } else if (name === 'table:table-cell' && this.#row > 0) writer.cell();
    else if (name === 'text:list') this.#openList(element);
    else if (name === 'text:list-item') this.#item = element;
    else if (name === 'text:p' || name === 'text:h') this.#openParagraph(element);
    else if (name === 'text:s') writer.add(' '.repeat(Math.min(1000, Number(attribs['text:c']) || 1)));
    else if (name === 'text:tab') writer.add('\t');
    else if (name === 'text:line-break' && this.#row === 0) writer.endLine();
    return true;
  }

  #leave(name: string): void {
    if (name === 'text:list') this.#open.pop();
    else if (name === 'table:table-row' && --this.#row === 0) this.#writer.endRow();
    else if ((name === 'text:p' || name === 'text:h') && this.#row === 0) this.#writer.endParagraph();
  }

  #openList({ attribs }: Element): void {
    const outer = this.#open.at(-1);
    const style = attribs['text:style-name'] ?? outer?.style ?? '';
    const counts =
      outer === undefined || outer.style !== style ? this.#lists.open(attribs, style) : outer.counts;
    this.#open.push({ style, counts });
  }

  #openParagraph(element: Element): void {
    const { name, attribs } = element;
    const writer = this.#writer;
    const style = this.#lists.styleOf(attribs['text:style-name']);
    if (this.#row === 0) {
      writer.endLine();
      const level = name === 'text:h' ? Number(attribs['text:outline-level']) || 1 : style.outline;
      if (style.breakBefore) writer.markNext({ breakBefore: true });
      if (style.isTitle) writer.mark({ kind: 'title' });
      else if (level !== undefined) writer.mark({ kind: 'heading', level });
    } else writer.separate();
    const label = this.#number(element);
    if (label !== '' && hasInk(element)) writer.add(spaced(label));
  }

  #number({ name, attribs }: Element): string {
    const list = this.#open.at(-1);
    if (list === undefined) {
      return name === 'text:h'
        ? this.#lists.nextHeading(Number(attribs['text:outline-level']) || 1, attribs)
        : '';
    }
    if (this.#item === undefined) return '';
    const start = Number(this.#item.attribs['text:start-value'] ?? Number.NaN);
    this.#item = undefined;
    return this.#lists.next(
      list.style,
      list.counts,
      this.#open.length,
      Number.isNaN(start) ? undefined : start,
    );
  }

  #writeNote(note: Element): void {
    const body = findFirst(note, 'text:note-body');
    if (body === undefined) return;
    const writer = this.#writer;
    writer.endLine();
    walk(body, {
      enter: ({ name, attribs }) => {
        if (SKIPPED.has(name)) return false;
        if (name === 'text:p') writer.mark({ kind: 'footnote' });
        else if (name === 'text:s') writer.add(' '.repeat(Math.min(1000, Number(attribs['text:c']) || 1)));
        else if (name === 'text:tab') writer.add('\t');
        return true;
      },
      leave: ({ name }) => {
        if (name === 'text:p') writer.endLine();
      },
      text: (data) => writer.add(data.replace(SPACE, ' ')),
    });
  }
}

/** True where a paragraph holds more than white space. */
function hasInk(paragraph: Element): boolean {
  let found = false;
  walk(paragraph, {
    enter: ({ name }) => !found && !SKIPPED.has(name) && name !== 'text:note',
    text: (data) => {
      found ||= data.trim() !== '';
    },
  });
  return found;
}
