/** A writer of small OFD files (GB/T 33190). */
import { type DrawnLine, PDF_EM } from './pdfWriter.ts';
import { zipOf } from './writers.ts';

const POINT = 25.4 / 72;
const HEIGHT = 842;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const mm = (points: number) => (points * POINT).toFixed(3);

export interface OfdOptions {
  /** An object for each character, the last of the page first. */
  readonly glyphs?: boolean;
  /** XML of layers besides that with the lines, a page each. */
  readonly layers?: string;
  /** XML in the page before its content. */
  readonly template?: string;
  /** Type of the layer with the lines. */
  readonly layer?: string;
  /** Prefix of all elements, with its colon. */
  readonly prefix?: string;
  /** Files besides, and elements of `Document.xml` that name them. */
  readonly files?: readonly (readonly [string, string])[];
  readonly elements?: string;
}

/** One line of text as an object; {@link more} are attributes. */
export function ofdText(
  { text, x, y }: DrawnLine,
  {
    id = 0,
    more = '',
    code = '',
    inside = '',
  }: { id?: number; more?: string; code?: string; inside?: string } = {},
): string {
  return `<ofd:TextObject ID="${id}" Boundary="${mm(x)} ${mm(HEIGHT - y - PDF_EM)} ${mm(text.length * PDF_EM)} ${mm(PDF_EM)}" Font="1" Size="${mm(PDF_EM)}" ${more}>${inside}<ofd:TextCode X="0" Y="${mm(PDF_EM)}" ${code}>${escaped(text)}</ofd:TextCode></ofd:TextObject>`;
}

/** An OFD file whose pages hold these lines at the same places as `pdfOf` draws them. */
export function ofdOf(pages: readonly (readonly DrawnLine[])[], options: OfdOptions = {}): Uint8Array {
  return zipOf(ofdParts(pages, options));
}

/** The parts of such a file. */
export function ofdParts(
  pages: readonly (readonly DrawnLine[])[],
  options: OfdOptions = {},
): (readonly [string, string])[] {
  const { glyphs = false, layers = '', template = '', layer = 'Body', prefix = 'ofd:' } = options;
  let id = 10;
  const objects = (lines: readonly DrawnLine[]) => {
    if (!glyphs) {
      return lines.map((line) => {
        const advances = Array.from(line.text.slice(1), () => mm(PDF_EM)).join(' ');
        return ofdText(line, { id: id++, code: advances === '' ? '' : `DeltaX="${advances}"` });
      });
    }
    const single = lines.flatMap(({ text, x, y }) =>
      Array.from(text, (character, i) => ofdText({ text: character, x: x + i * PDF_EM, y }, { id: id++ })),
    );
    return single.toReversed();
  };
  const contents = pages.map(
    (lines) =>
      `<ofd:Page><ofd:Area><ofd:PhysicalBox>0 0 210 ${mm(HEIGHT)}</ofd:PhysicalBox></ofd:Area>${template}<ofd:Content><ofd:Layer ID="1" Type="${layer}">${objects(lines).join('')}</ofd:Layer>${layers}</ofd:Content></ofd:Page>`,
  );
  const list = pages.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/Page_${i}/Content.xml"/>`);
  const files: readonly (readonly [string, string])[] = [
    [
      'OFD.xml',
      '<ofd:OFD><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    ],
    [
      'Doc_0/Document.xml',
      `<ofd:Document><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>${options.elements ?? ''}<ofd:Pages>${list.join('')}</ofd:Pages></ofd:Document>`,
    ],
    ...contents.map((content, i) => [`Doc_0/Pages/Page_${i}/Content.xml`, content] as const),
    ...(options.files ?? []),
  ];
  return files.map(([name, xml]) => [name, xml.replaceAll(/(<\/?)ofd:/gu, `$1${prefix}`)] as const);
}
