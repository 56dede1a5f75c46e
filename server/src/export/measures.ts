/**
 * The measures of GB/T 9704-2012, "Layout key for official document of Party and government organs", in the units of
 * Word: twips (twentieths of a point), half-points for the size of type.
 */

const TWIPS_PER_MM = 1440 / 25.4;

/** Millimetres as twips. */
function mm(length: number): number {
  return Math.round(length * TWIPS_PER_MM);
}

/** A4. */
export const PAGE = { width: mm(210), height: mm(297) };

/** 天头 37 mm, 订口 28 mm, and a type area of 156 × 225 mm. */
export const MARGINS = { top: mm(37), left: mm(28), right: mm(210 - 28 - 156), bottom: mm(297 - 37 - 225) };
/** The dash of a page number is 7 mm below the type area; its line is 14 points high. */
export const FOOTER = MARGINS.bottom - mm(7) - 14 * 20;

/** Width of the type area. */
export const TYPE_AREA = PAGE.width - MARGINS.left - MARGINS.right;

/** Lines of a page. */
const LINES = 22;
/** Characters of a line. */
export const CHARACTERS = 28;
/** 三号: the size of the text, in half-points. */
export const TEXT_SIZE = 32;
/** 二号, of titles. */
export const TITLE_SIZE = 44;
/** 发文机关标志: the standard leaves its size open; 初号 is the largest that Word names. */
export const LETTERHEAD_SIZE = 84;
/** 四号, of page numbers, footnotes and tables. */
export const SMALL_SIZE = 28;

/** Characters of a title that a line holds. */
export const TITLE_CHARACTERS = Math.floor(TYPE_AREA / (TITLE_SIZE * 10));

/** Height of a line, rounded down so that all of them fit. */
export const LINE_PITCH = Math.floor((PAGE.height - MARGINS.top - MARGINS.bottom) / LINES);
/**
 * Addition to the width of a character of {@link TEXT_SIZE}, in twips, so that 28 fill a line: rounded down, and two
 * less. Where 28 fill the line to a point or so, LibreOffice 7.4 loses a mark that hangs over its end: eight of 230 in a
 * report, one of 3,200 at one less, none at two. Set in the style and not as a grid of characters (`w:charSpace`), which LibreOffice
 * reads differently from Word.
 */
export const CHARACTER_SPACE = Math.floor(TYPE_AREA / CHARACTERS - TEXT_SIZE * 10) - 2;
/** Width of a character of the text, in twips. */
export const CHARACTER = TEXT_SIZE * 10;
