/** One line of text on a PDF page, at its place in points. */
export interface DrawnLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of the font, in points; {@link PDF_EM} where it is not said. */
  readonly size?: number;
}

/** A straight line on a PDF page, in points. */
export interface PdfRuling {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** True where it is a thin shape that is filled. */
  readonly isFilled?: boolean | undefined;
  /** Length of its dashes, with gaps of half of that, each drawn by itself. */
  readonly dash?: number | undefined;
}

/** What draws {@link ruling}. */
function drawRuling({ x1, y1, x2, y2, isFilled, dash }: PdfRuling): string {
  if (isFilled === true) {
    const [width, height] = [Math.max(0.6, x2 - x1), Math.max(0.6, Math.abs(y2 - y1))];
    return `${x1} ${Math.min(y1, y2)} ${width} ${height} re f`;
  }
  const length = Math.hypot(x2 - x1, y2 - y1);
  const pieces = dash === undefined ? 1 : Math.ceil(length / (dash * 1.5));
  const at = (share: number) => `${x1 + (x2 - x1) * share} ${y1 + (y2 - y1) * share}`;
  return Array.from({ length: pieces }, (_, i) => {
    const end = dash === undefined ? 1 : Math.min(1, (i * 1.5 + 1) * (dash / length));
    return `${at((i * 1.5 * (dash ?? 0)) / length)} m ${at(end)} l S`;
  }).join('\n');
}

/** Size of the font in the PDFs written here, in points. */
export const PDF_EM = 16;

/**
 * A PDF in a font that is not embedded, its characters by the predefined map `UniGB-UCS2-H`; or, with
 * {@link toUnicode}, by glyph numbers that an embedded map turns to characters. With {@link mirrored}, pages are drawn
 * upside down in units of that many points, in a font of negative size. A page is as wide as its lines need, and bears
 * the {@link rulings} of its number. With {@link turns}, it is drawn turned by so many quarters, counterclockwise.
 */
export function pdfOf(
  pages: readonly (readonly DrawnLine[])[],
  { toUnicode = false, mirrored = 0, rulings = [] as readonly (readonly PdfRuling[])[], turns = 0 } = {},
): Uint8Array {
  const hex = (text: string) =>
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');
  const used = [...new Set(pages.flat().flatMap((line) => Array.from(line.text)))];
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const stream = (body: string) => `<< /Length ${body.length} >>\nstream\n${body}\nendstream`;
  const kids = pages.map((_, i) => `${8 + 2 * i} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  const encoding = toUnicode ? 'Identity-H' : 'UniGB-UCS2-H';
  add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [4 0 R]${toUnicode ? ' /ToUnicode 6 0 R' : ''} >>`,
  );
  const ordering = toUnicode ? 'Identity' : 'GB1';
  add(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>`,
  );
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
  );
  const map = used.map((character) => `<${hex(character)}> <${hex(character)}>`);
  const blocks = [];
  for (let at = 0; at < map.length; at += 100) {
    const block = map.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  add(
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`,
    ),
  );
  add('null');
  for (const [i, lines] of pages.entries()) {
    const width = lines.some(({ x }) => x > 560) ? 1190 : 595;
    const turned = ['', `0 1 -1 0 842 0 cm`, `-1 0 0 -1 ${width} 842 cm`, `0 -1 1 0 0 ${width} cm`][turns];
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${turns % 2 === 0 ? `${width} 842` : `842 ${width}`}] /Rotate ${turns * 90} /Resources << /Font << /F1 3 0 R >> >> /Contents ${9 + 2 * i} 0 R >>`,
    );
    add(
      stream(
        mirrored === 0
          ? [
              turned,
              ...(rulings[i] ?? []).map(drawRuling),
              ...lines.map(
                ({ text, x, y, size = PDF_EM }) =>
                  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`,
              ),
            ].join('\n')
          : `1 0 0 -1 0 842 cm ${mirrored} 0 0 ${mirrored} 0 0 cm\n${lines
              .map(
                ({ text, x, y, size = PDF_EM }) =>
                  `q 1 0 0 1 ${x / mirrored} ${(842 - y) / mirrored} cm BT /F1 ${-size / mirrored} Tf -100 Tz 0 0 Td <${hex(text)}> Tj ET Q`,
              )
              .join('\n')}`,
      ),
    );
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}

/** Sets paragraphs as an office program does: first lines indented by two characters, pages with a number. */
export function setPages(
  paragraphs: readonly string[],
  { width = 26, height = 24, header = '' } = {},
): DrawnLine[][] {
  const rows = paragraphs.flatMap((paragraph) => {
    const first = paragraph.slice(0, width - 2);
    const rest = paragraph.slice(width - 2).match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
    return [{ text: first, x: 90 + 2 * PDF_EM }, ...rest.map((text) => ({ text, x: 90 }))];
  });
  const pages: DrawnLine[][] = [];
  for (let at = 0; at < rows.length; at += height) {
    const lines = rows.slice(at, at + height).map((row, i) => ({ ...row, y: 740 - i * 28 }));
    const top = header === '' ? [] : [{ text: header, x: 200, y: 800 }];
    pages.push([...top, ...lines, { text: `- ${pages.length + 1} -`, x: 280, y: 40 }]);
  }
  return pages;
}
