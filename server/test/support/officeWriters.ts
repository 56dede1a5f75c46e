/** Writers of small spreadsheets and presentations. */
import { utils, write } from '@e965/xlsx';
import { zipOf } from './writers.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export type SheetCell = string | number | null;

/** A workbook with these sheets, in the format of `xlsx`, of Excel 97 (`biff8`) or 2003 (`xlml`). */
export function bookOf(
  sheets: Readonly<Record<string, readonly (readonly SheetCell[])[]>>,
  bookType: 'xlsx' | 'biff8' | 'xlml' = 'xlsx',
  hidden: readonly string[] = [],
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) };
  return write(book, { type: 'buffer', bookType, compression: true }) as Uint8Array;
}

/** A shape with these paragraphs: XML, or text. */
export function slideShape(paragraphs: readonly string[], role = '', more = ''): string {
  const place = role === '' ? '' : `<p:ph type="${role}"/>`;
  const texts = paragraphs.map((text) =>
    text.startsWith('<') ? text : `<a:p><a:r><a:t>${escaped(text)}</a:t></a:r></a:p>`,
  );
  return `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x" ${more}/><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:txBody>${texts.join('')}</p:txBody></p:sp>`;
}

export interface SlideSpec {
  /** Shapes, as XML. */
  readonly shapes: readonly string[];
  /** Shapes of the notes. */
  readonly notes?: readonly string[];
  readonly hidden?: boolean;
  /** A diagram's part. */
  readonly diagram?: string;
}

/** Parts of a presentation with these slides; the parts are numbered from the last slide on. */
export function slideParts(slides: readonly SlideSpec[]): (readonly [string, string])[] {
  const relations = (list: readonly (readonly [id: string, type: string, target: string])[]) =>
    `<Relationships xmlns="${PACKAGE}">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  const number = (i: number) => slides.length - i;
  const tree = (shapes: readonly string[]) => `<p:cSld><p:spTree>${shapes.join('')}</p:spTree></p:cSld>`;
  return [
    ['[Content_Types].xml', '<Types/>'],
    ['_rels/.rels', relations([['r1', 'officeDocument', 'ppt/presentation.xml']])],
    [
      'ppt/presentation.xml',
      `<p:presentation xmlns:r="${OFFICE}"><p:sldIdLst>${slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="s${i}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ],
    [
      'ppt/_rels/presentation.xml.rels',
      relations(slides.map((_, i) => [`s${i}`, 'slide', `slides/slide${number(i)}.xml`] as const)),
    ],
    ...slides.flatMap(({ shapes, notes, hidden, diagram }, i) => {
      const part = `ppt/slides/slide${number(i)}.xml`;
      const related = [
        ...(notes === undefined ? [] : [['n', 'notesSlide', `../notesSlides/n${i}.xml`] as const]),
        ...(diagram === undefined ? [] : [['d', 'diagramData', `../diagrams/d${i}.xml`] as const]),
      ];
      return [
        [part, `<p:sld ${hidden === true ? 'show="0"' : ''}>${tree(shapes)}</p:sld>`] as const,
        [`ppt/slides/_rels/slide${number(i)}.xml.rels`, relations(related)] as const,
        ...(notes === undefined
          ? []
          : [[`ppt/notesSlides/n${i}.xml`, `<p:notes>${tree(notes)}</p:notes>`] as const]),
        ...(diagram === undefined ? [] : [[`ppt/diagrams/d${i}.xml`, diagram] as const]),
      ];
    }),
  ];
}

export function slidesOf(slides: readonly SlideSpec[]): Uint8Array {
  return zipOf(slideParts(slides));
}
