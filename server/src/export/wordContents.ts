import { Paragraph, Run, Tab, TextRun, XmlComponent } from 'docx';
import type { Block, ContentsEntry } from './document.ts';

/**
 * Word makes it from the paragraphs that its navigation knows, whenever it is asked to; until then it shows the draft's
 * entries and pages.
 */
const INSTRUCTION = 'TOC \\o "1-3" \\h \\z \\u';

/** An element with one attribute, as used in Word's fields. */
class Element extends XmlComponent {
  constructor(name: string, attribute: string, value: string, text?: string) {
    super(name);
    this.root.push({ _attr: { [attribute]: value } });
    if (text !== undefined) this.root.push(text);
  }
}

/** A delimiter of Word's fields: begin, separator or end. */
class FieldSign extends Run {
  constructor(element: Element) {
    super({});
    this.root.push(element);
  }
}

/** A table of contents: its label, and the entries with leaders up to their page numbers. */
export function contentsOf({ label, entries }: Extract<Block, { kind: 'contents' }>): Paragraph[] {
  const last = entries.length - 1;
  return [
    ...(label === '' ? [] : [new Paragraph({ text: label, style: 'ContentsTitle' })]),
    ...entries.map((entry, number) => entryOf(entry, number === 0, number === last)),
  ];
}

function entryOf({ text, page, level }: ContentsEntry, isFirst: boolean, isLast: boolean): Paragraph {
  return new Paragraph({
    style: `TOC${level}`,
    children: [
      ...(isFirst ? opening() : []),
      new TextRun({ children: page === '' ? [text] : [text, new Tab(), page] }),
      ...(isLast ? [sign('end')] : []),
    ],
  });
}

function opening(): FieldSign[] {
  const instruction = new Element('w:instrText', 'xml:space', 'preserve', ` ${INSTRUCTION} `);
  return [sign('begin'), new FieldSign(instruction), sign('separate')];
}

function sign(type: 'begin' | 'separate' | 'end'): FieldSign {
  return new FieldSign(new Element('w:fldChar', 'w:fldCharType', type));
}
