/** Properties of a paragraph of a Word file: its own, and those of its style. */
import { type LineHint } from '../source.ts';
import { spaced } from './numerals.ts';
import { type ParagraphStyle, type WordLists } from './wordStyles.ts';
import { isDeletion } from './wordVisibility.ts';

/** Outline levels that are headings. Word has nine; HTML and Markdown, too, end at six. */
const DEEPEST_HEADING = 6;

/** A paragraph that is open. */
export class WordParagraph {
  isMarkDeleted = false;
  endsSection = false;
  #styleId = '';
  #outline: number | undefined;
  #breakBefore = false;
  #numId: string | undefined;
  #level: number | undefined;
  /** The number as Word 2003 wrote it. */
  #label: string | undefined;

  /** Takes an element of the paragraph's properties, {@link parent} in {@link owner}. */
  property(name: string, attribs: Readonly<Record<string, string>>, parent: string, owner: string): void {
    const value = attribs['w:val'] ?? '';
    if (parent === 'w:pPr') {
      if (name === 'w:pStyle') this.#styleId = value;
      else if (name === 'w:outlineLvl') this.#outline = Number(value) + 1;
      else if (name === 'w:pageBreakBefore') this.#breakBefore = isOn(value);
    } else if (parent === 'w:numPr' || parent === 'w:listPr') {
      if (name === 'w:numId' || name === 'w:ilfo') this.#numId = value;
      else if (name === 'w:ilvl') this.#level = Number(value);
      else if (name === 'wx:t') this.#label = attribs['wx:val'];
    } else if (parent === 'w:rPr' && owner === 'w:pPr' && isDeletion(name, attribs))
      this.isMarkDeleted = true;
  }

  /** Counts the paragraph in its list; what it gives belongs in front of the text. */
  finish(
    styles: ReadonlyMap<string, ParagraphStyle>,
    lists: WordLists,
  ): { readonly hint: LineHint; readonly label: string; readonly breakBefore: boolean } {
    const style = styles.get(this.#styleId) ?? namedStyle(this.#styleId);
    const level = this.#outline ?? style.outline ?? Infinity;
    const label = this.#numberOf(style, lists);
    return {
      hint:
        style.isTitle === true
          ? { kind: 'title' }
          : level <= DEEPEST_HEADING
            ? { kind: 'heading', level }
            : {},
      label: spaced(label),
      breakBefore: this.#breakBefore || style.breakBefore === true,
    };
  }

  #numberOf(style: ParagraphStyle, lists: WordLists): string {
    const list = this.#numId ?? style.numId ?? '0';
    if (list === '0') return this.#label ?? '';
    const counted = lists.next(list, this.#level ?? style.level ?? lists.levelOf(this.#styleId) ?? 0);
    return this.#label ?? counted;
  }
}

/** Whether a property that is there is on. */
export function isOn(value: string): boolean {
  return !/^(?:0|false|off)$/u.test(value);
}

/** Styles that are known by their identifiers, in files that lack a style sheet. */
function namedStyle(styleId: string): ParagraphStyle {
  if (styleId === 'Title') return { isTitle: true };
  const level = /^Heading([1-6])$/u.exec(styleId)?.[1];
  return level === undefined ? {} : { outline: Number(level) };
}
