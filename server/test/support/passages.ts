import { foldText } from '../../src/engine/text/fold.ts';
import type { PassageDocument } from '../../src/office/schema.ts';

/** A passage of an office's server: that of a {@link number} in one file. */
export function passage(number: number, text: string, more: Partial<PassageDocument> = {}): PassageDocument {
  return {
    doc: 'passage',
    file: 'f',
    number,
    article: 'f-a0',
    folded: foldText(text),
    text,
    kind: 'paragraph',
    headings: [],
    line: number,
    column: 0,
    prints: [],
    title: '报告',
    path: 'a.txt',
    folder: 'office',
    format: 'txt',
    weight: 1,
    ...more,
  };
}
