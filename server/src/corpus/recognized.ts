/** Text that a program recognised in pictures of pages, as the structure of a paper is read from it. */
import { median } from './formats/quantiles.ts';
import { layOut } from './formats/pdfLayout.ts';
import { linesOf } from './formats/pdfLines.ts';
import { OCR, type RecognizedPage } from './recognizedPage.ts';
import { type ExtractedText } from './source.ts';

/** Signs that recognisers take for others of the same look, and no paper holds. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  丶: '、',
  眞: '真',
  靑: '青',
  淸: '清',
  値: '值',
  產: '产',
};
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'gu');
/** Boxes are cut unevenly: edges this near to the page's margin, in ems, are on it. Guesses. */
const NEAR_LEFT = 0.7;
const NEAR_RIGHT = 1.7;
/** Lines whose height differs by less than this part are set in one size. Guess. */
const SAME_SIZE = 0.3;

/** The lines of {@link pages} as paragraphs, joined as those of PDFs are. */
export function extractRecognized(pages: readonly RecognizedPage[], format: string): ExtractedText {
  const lines = pages.map((page) =>
    linesOf(
      evened(page).map(({ text, x, y, width, height }) => ({
        str: text.replace(LOOKALIKE, (sign) => LOOKALIKES[sign] ?? sign),
        transform: [height, 0, 0, height, x, y],
        width,
        height,
      })),
    ),
  );
  return { format, encoding: OCR, ...layOut(lines) };
}

/** {@link page} with the edges and sizes of its lines as they were set. */
function evened(page: RecognizedPage): RecognizedPage {
  const long = page.filter(({ text }) => text.length >= 8);
  if (long.length < 3) return page;
  const em = median(long.map(({ height }) => height));
  const left = Math.min(...long.map(({ x }) => x));
  const right = Math.max(...long.map(({ x, width }) => x + width));
  return page.map((line) => {
    const height = Math.abs(line.height - em) < SAME_SIZE * em ? em : line.height;
    const x = line.x - left < NEAR_LEFT * em ? left : line.x;
    const end = line.x + line.width;
    return { ...line, x, height, width: (right - end < NEAR_RIGHT * em ? right : end) - x };
  });
}
