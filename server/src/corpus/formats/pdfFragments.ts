/** Pieces of a line of writing that wide gaps part: columns of a page, cells of a table. */
import type { TextItem } from './pdfPage.ts';

/** Items of one line that no wide gap parts, at least one; edges in points. */
export interface Fragment<T> {
  readonly left: number;
  right: number;
  readonly items: T[];
}

/** The fragments of a line, from the left: {@link gutter} points or more are between one and the next. Blanks are left out. */
export function fragmentsOf<T extends TextItem>(items: readonly T[], gutter: number): Fragment<T>[] {
  const fragments: Fragment<T>[] = [];
  const inked = items.filter(({ str }) => str.trim() !== '');
  for (const item of inked.toSorted((a, b) => a.transform[4] - b.transform[4])) {
    const left = item.transform[4];
    const right = left + item.width;
    const last = fragments.at(-1);
    if (last && left - last.right < gutter) {
      last.items.push(item);
      last.right = Math.max(right, last.right);
    } else fragments.push({ items: [item], left, right });
  }
  return fragments;
}
