/** Lists and paragraph styles of OpenDocument texts: how they count, which are headings, where pages break. */
import { type Element, isTag, walk } from './markup.ts';
import { writeNumber } from './numerals.ts';

interface Level {
  /** As `writeNumber` takes it. */
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The whole number with `%1%` for a level's own, where the file says so. */
  readonly pattern: string | undefined;
  /** How many levels, this one included, are shown. */
  readonly shown: number;
  readonly start: number;
}

type ListStyle = ReadonlyMap<number, Level>;

interface OdtStyle {
  readonly isTitle: boolean;
  /** Outline level, from 1. */
  readonly outline: number | undefined;
  readonly breakBefore: boolean;
  readonly listStyle: string | undefined;
}

interface OwnStyle {
  readonly parent: string | undefined;
  readonly name: string;
  readonly outline: number | undefined;
  readonly breakBefore: boolean;
  readonly listStyle: string | undefined;
}

/** Formats by the first sign of the series by which the file names them: `一, 二, 三, ...`. */
const SERIES: Readonly<Record<string, string>> = {
  一: 'chineseCounting',
  '１': 'decimalFullWidth',
  壹: 'chineseLegalSimplified',
  壱: 'ideographLegalTraditional',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
  '⑴': 'decimalEnclosedParen',
  '⒈': 'decimalEnclosedFullstop',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
/** Styles that inherit from each other, at most (a guess), and levels of a list, as LibreOffice has them. */
const LONGEST_CHAIN = 16;
const LEVELS = 10;
/** Name under which the numbering of headings is kept. */
const OUTLINE = '\u0000outline';

/** Styles and lists of one text, with where each list has come to. */
export class OdtLists {
  readonly #lists = new Map<string, ListStyle>();
  readonly #styles = new Map<string, OwnStyle>();
  readonly #counts = new Map<string, number[]>();
  readonly #countsOfStyle = new Map<string, number[]>();
  /** Lists that styles of headings are bound to: they count through the whole text. */
  readonly #bound = new Set<string>();

  /** Takes in the styles of {@link tree}, one of the file's parts; later parts win. */
  add(tree: { readonly children: Element['children'] }): void {
    walk(tree, {
      enter: (element) => {
        const { name, attribs } = element;
        if (name === 'text:list-style') this.#lists.set(attribs['style:name'] ?? '', readLevels(element));
        else if (name === 'text:outline-style') this.#lists.set(OUTLINE, readLevels(element));
        else if (name === 'style:style' && attribs['style:family'] === 'paragraph') {
          const style = readStyle(element);
          this.#styles.set(attribs['style:name'] ?? '', style);
          const isHeading = (style.outline ?? headingLevel(style.name)) !== undefined;
          if (isHeading && style.listStyle !== undefined) this.#bound.add(style.listStyle);
        } else return true;
        return false;
      },
    });
  }

  /** Properties from a paragraph's style, inherited ones included. */
  styleOf(name: string | undefined): OdtStyle {
    let isTitle = false;
    let outline: number | undefined;
    let breakBefore = false;
    let listStyle: string | undefined;
    let at = name;
    for (let steps = 0; at !== undefined && steps < LONGEST_CHAIN; steps++) {
      const style = this.#styles.get(at);
      isTitle ||= at === 'Title' || style?.name === 'Title';
      outline ??= style?.outline ?? headingLevel(at);
      breakBefore ||= style?.breakBefore === true;
      listStyle ??= style?.listStyle;
      at = style?.parent;
    }
    return { isTitle, outline, breakBefore, listStyle };
  }

  /** Opens a list: its counts go on where it says so, else they are new. */
  open(attribs: Readonly<Record<string, string>>, style: string): number[] {
    const continued = attribs['text:continue-list'];
    const goesOn = attribs['text:continue-numbering'] === 'true' || this.#bound.has(style);
    const counts =
      (continued === undefined ? undefined : this.#counts.get(continued)) ??
      (goesOn ? this.#countsOfStyle.get(style) : undefined) ??
      [];
    const id = attribs['xml:id'] ?? attribs['text:id'];
    if (id !== undefined) this.#counts.set(id, counts);
    this.#countsOfStyle.set(style, counts);
    return counts;
  }

  /** Counts an item of level {@link level} (from 1) and returns its number; empty for bullets. */
  next(style: string, counts: number[], level: number, start?: number): string {
    const levels = this.#lists.get(style);
    const own = levels?.get(level);
    if (levels === undefined || own === undefined || level > LEVELS) return '';
    const startOf = (at: number) => levels.get(at)?.start ?? 1;
    counts.length = Math.min(counts.length, level + 1);
    // Levels that were passed over count as begun.
    for (let above = 1; above < level; above++) counts[above] ??= startOf(above);
    counts[level] = start ?? (counts[level] === undefined ? startOf(level) : counts[level] + 1);
    const numberAt = (at: number) => writeNumber(counts[at] ?? startOf(at), levels.get(at)?.format ?? 'none');
    if (own.format === 'none' || own.format === 'bullet') return '';
    if (own.pattern !== undefined) {
      return own.pattern.replace(/%(\d{1,2})%/gu, (_, digits: string) => numberAt(Number(digits)));
    }
    const shown: string[] = [];
    for (let at = Math.max(1, level - own.shown + 1); at <= level; at++) shown.push(numberAt(at));
    return own.prefix + shown.filter((number) => number !== '').join('.') + own.suffix;
  }

  /** Counts a heading that is in no list. */
  nextHeading(level: number, attribs: Readonly<Record<string, string>>): string {
    const start =
      attribs['text:restart-numbering'] === 'true' ? Number(attribs['text:start-value'] ?? 1) : undefined;
    const counts = this.#countsOfStyle.get(OUTLINE) ?? [];
    this.#countsOfStyle.set(OUTLINE, counts);
    return this.next(OUTLINE, counts, level, start);
  }
}

function readStyle(element: Element): OwnStyle {
  const { attribs } = element;
  const outline = Number(attribs['style:default-outline-level'] || Number.NaN);
  const properties = element.children.find(
    (child): child is Element => isTag(child) && child.name === 'style:paragraph-properties',
  );
  const breaks = properties?.attribs['fo:break-before'] === 'page';
  return {
    parent: attribs['style:parent-style-name'],
    name: attribs['style:display-name'] ?? attribs['style:name'] ?? '',
    outline: Number.isNaN(outline) ? undefined : outline,
    breakBefore: breaks || (attribs['style:master-page-name'] ?? '') !== '',
    listStyle: attribs['style:list-style-name'] || undefined,
  };
}

function headingLevel(name: string): number | undefined {
  const level = /^Heading(?:_20_| )(\d{1,2})$/u.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}

function readLevels(list: Element): ListStyle {
  const levels = new Map<number, Level>();
  for (const child of list.children) {
    if (!isTag(child)) continue;
    const { attribs } = child;
    levels.set(Number(attribs['text:level'] ?? 1), {
      format:
        child.name.endsWith('-number') || child.name.endsWith('outline-level-style')
          ? formatOf(attribs['style:num-format'] ?? '')
          : 'bullet',
      prefix: attribs['style:num-prefix'] ?? '',
      suffix: attribs['style:num-suffix'] ?? '',
      pattern: attribs['loext:num-list-format'],
      shown: Number(attribs['text:display-levels'] ?? 1) || 1,
      start: Number(attribs['text:start-value'] ?? 1) || 1,
    });
  }
  return levels;
}

function formatOf(series: string): string {
  if (series === '') return 'none';
  const [first = ''] = series;
  return SERIES[first] ?? 'decimal';
}
