import { readSource } from '../../src/corpus/readSource.ts';
import { type DrawnLine, PDF_EM, pdfOf } from './pdfWriter.ts';

/** Two paragraphs of running text. */
export const PARAGRAPHS = [
  '今年以来，云溪县坚持把群众满意作为标准，稳步推进各项改革，城乡面貌发生了新的变化，为下一步发展打下了坚实基础。',
  '要坚持问题导向，逐项排查短板弱项，建立台账、明确责任、限时整改，确保件件有着落、事事有回音，让群众真正受益。',
  '下一步，全县上下要进一步增强责任感和紧迫感，以更实的作风、更有力的措施抓好各项任务，以优异成绩迎接新的一年。',
];

export interface Setting {
  /** Left edge, in points. */
  readonly left?: number;
  /** Characters of a line. */
  readonly width?: number;
  /** Indentation of first lines, in characters; negative where all others are indented. */
  readonly indent?: number;
  /** Distance of base lines, in points. */
  readonly leading?: number;
  /** The same between paragraphs. */
  readonly parted?: number;
  /** Size of the font. */
  readonly size?: number;
}

/** Paragraphs set from {@link top} downwards. */
export function set(paragraphs: readonly string[], top: number, setting: Setting = {}): DrawnLine[] {
  const { left = 90, width = 26, indent = 2, leading = 28, parted = leading, size = PDF_EM } = setting;
  const lines: DrawnLine[] = [];
  let y = top;
  for (const paragraph of paragraphs) {
    if (lines.length > 0) y -= parted - leading;
    const first = indent > 0 ? indent : 0;
    const hanging = indent < 0 ? -indent : 0;
    for (let at = 0; at < paragraph.length;) {
      const isFirst = at === 0;
      const length = width - (isFirst ? first : hanging);
      const x = left + (isFirst ? first : hanging) * size;
      lines.push({ text: paragraph.slice(at, at + length), x, y, size });
      at += length;
      y -= leading;
    }
  }
  return lines;
}

export async function linesOfPdf(pages: readonly (readonly DrawnLine[])[], options = {}): Promise<string[]> {
  const { text } = await readSource(pdfOf(pages, options), 'a.pdf');
  return text.split('\n').filter((line) => line !== '');
}
