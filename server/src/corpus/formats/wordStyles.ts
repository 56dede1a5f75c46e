/** What a Word file says apart from its text: which styles are headings, and how its lists count. */
import { type Element, isTag, parseXml, walk } from './markup.ts';
import { writeNumber } from './numerals.ts';

/** Where a paragraph or a style stands in a list; parts that are not said come from the style. */
export interface ListPlace {
  readonly numId?: string;
  /** From 0, the outermost. */
  readonly level?: number;
}

/** A paragraph style, what it inherits included. */
export interface ParagraphStyle extends ListPlace {
  /** Outline level from 1; undefined for body text. */
  readonly outline?: number | undefined;
  readonly breakBefore?: boolean;
  /** True for the style of the document's title, whatever its outline level. */
  readonly isTitle?: boolean;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、`, `（%2）`. */
  readonly text: string;
  /** A higher level (from 1) at which this one begins again, 0 for never; undefined for all of them. */
  readonly restart?: number;
  /** True where all numbers are shown in Arabic digits. */
  readonly plain: boolean;
  readonly styleId?: string;
}

interface List {
  readonly id: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that begin anew where a paragraph of this list comes by first. */
  readonly starts: ReadonlyMap<number, number>;
}

const LEVELS = 9;
/** Styles that inherit from each other, at most. */
const LONGEST_CHAIN = 16;

/** Paragraph styles of `styles.xml`, by their identifiers. */
export function readStyles(xml: string | undefined): ReadonlyMap<string, ParagraphStyle> {
  const own = new Map<string, ParagraphStyle & { readonly base?: string }>();
  for (const style of elementsOf(xml, 'w:style')) {
    if (style.attribs['w:type'] !== 'paragraph') continue;
    const name = valueOf(childOf(style, 'w:name')) ?? '';
    const base = valueOf(childOf(style, 'w:basedOn'));
    const named = /^heading ([1-6])$/iu.exec(name)?.[1];
    const properties = propertiesOf(childOf(style, 'w:pPr'));
    own.set(style.attribs['w:styleId'] ?? '', {
      ...(named === undefined ? {} : { outline: Number(named) }),
      ...(/^(?:title|标题)$/iu.test(name) ? { isTitle: true } : {}),
      ...properties,
      ...(base === undefined ? {} : { base }),
    });
  }
  const resolved = new Map<string, ParagraphStyle>();
  for (const id of own.keys()) {
    const chain: ParagraphStyle[] = [];
    for (let at: string | undefined = id; at !== undefined && chain.length < LONGEST_CHAIN;) {
      const { base, ...properties }: ParagraphStyle & { base?: string } = own.get(at) ?? {};
      chain.unshift(properties);
      at = base;
    }
    resolved.set(id, Object.assign({}, ...chain) as ParagraphStyle);
  }
  return resolved;
}

function propertiesOf(pPr: Element | undefined): ParagraphStyle {
  if (pPr === undefined) return {};
  const outline = Number(valueOf(childOf(pPr, 'w:outlineLvl')) ?? Number.NaN);
  const numPr = childOf(pPr, 'w:numPr');
  const numId = numPr && valueOf(childOf(numPr, 'w:numId'));
  const level = numPr && valueOf(childOf(numPr, 'w:ilvl'));
  return {
    // Level 9 is body text.
    ...(Number.isNaN(outline) ? {} : { outline: outline < LEVELS ? outline + 1 : undefined }),
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level: Number(level) }),
    ...(isOn(childOf(pPr, 'w:pageBreakBefore')) ? { breakBefore: true } : {}),
  };
}

/** The lists of `numbering.xml` with where each of them has come to: {@link next} is asked in the text's order. */
export class WordLists {
  readonly #lists = new Map<string, List>();
  /** Levels by the style that they are bound to. */
  readonly #levelOfStyle = new Map<string, number>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(xml: string | undefined) {
    const abstract = new Map<string, { levels: Map<number, Level>; link?: string }>();
    const byStyleLink = new Map<string, string>();
    for (const element of elementsOf(xml, 'w:abstractNum')) {
      const id = element.attribs['w:abstractNumId'] ?? '';
      const levels = readLevels(element);
      const link = valueOf(childOf(element, 'w:numStyleLink'));
      const linked = valueOf(childOf(element, 'w:styleLink'));
      abstract.set(id, { levels, ...(link === undefined ? {} : { link }) });
      if (linked !== undefined) byStyleLink.set(linked, id);
      for (const [level, { styleId }] of levels)
        if (styleId !== undefined) this.#levelOfStyle.set(styleId, level);
    }
    for (const element of elementsOf(xml, 'w:num')) {
      const named = valueOf(childOf(element, 'w:abstractNumId')) ?? '';
      const link = abstract.get(named)?.link;
      const id = link === undefined ? named : (byStyleLink.get(link) ?? named);
      const levels = new Map(abstract.get(id)?.levels);
      const starts = new Map<number, number>();
      for (const override of childrenOf(element, 'w:lvlOverride')) {
        for (const [level, found] of readLevels(override)) levels.set(level, found);
        const start = valueOf(childOf(override, 'w:startOverride'));
        if (start !== undefined) starts.set(Number(override.attribs['w:ilvl']), Number(start));
      }
      this.#lists.set(element.attribs['w:numId'] ?? '', { id, levels, starts });
    }
  }

  /** The level that a style of headings stands for, where its list says so and the style does not. */
  levelOf(styleId: string): number | undefined {
    return this.#levelOfStyle.get(styleId);
  }

  /** Counts one paragraph and returns its number as it stands before the text; empty where it has none. */
  next(numId: string, level: number): string {
    const list = this.#lists.get(numId);
    const own = list?.levels.get(level);
    if (list === undefined || own === undefined) return '';
    const counts = this.#counts.get(list.id) ?? [];
    this.#counts.set(list.id, counts);
    if (!this.#begun.has(numId)) {
      this.#begun.add(numId);
      for (const started of list.starts.keys()) counts[started] = undefined;
    }
    const startOf = (at: number) => list.starts.get(at) ?? list.levels.get(at)?.start ?? 1;
    const last = counts[level];
    counts[level] = last === undefined ? startOf(level) : last + 1;
    for (let deeper = level + 1; deeper < LEVELS; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || level < restart) counts[deeper] = undefined;
    }
    if (own.format === 'bullet') return '';
    return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = own.plain ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
      return writeNumber(counts[at] ?? startOf(at), format);
    });
  }
}

function readLevels(element: Element): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of childrenOf(element, 'w:lvl')) {
    const restart = valueOf(childOf(level, 'w:lvlRestart'));
    const styleId = valueOf(childOf(level, 'w:pStyle'));
    levels.set(Number(level.attribs['w:ilvl'] ?? 0), {
      start: Number(valueOf(childOf(level, 'w:start')) ?? 0),
      format: valueOf(childOf(level, 'w:numFmt')) ?? 'decimal',
      text: valueOf(childOf(level, 'w:lvlText')) ?? '',
      plain: isOn(childOf(level, 'w:isLgl')),
      ...(restart === undefined ? {} : { restart: Number(restart) }),
      ...(styleId === undefined ? {} : { styleId }),
    });
  }
  return levels;
}

function elementsOf(xml: string | undefined, name: string): Element[] {
  const found: Element[] = [];
  if (xml === undefined) return found;
  walk(parseXml(xml), {
    enter(element) {
      if (element.name === name) found.push(element);
      return element.name !== name;
    },
  });
  return found;
}

function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child): child is Element => isTag(child) && child.name === name);
}

function childOf(element: Element, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

function valueOf(element: Element | undefined): string | undefined {
  return element?.attribs['w:val'];
}

function isOn(element: Element | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/u.test(valueOf(element) ?? '1');
}
