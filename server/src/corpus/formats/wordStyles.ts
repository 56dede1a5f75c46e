/** The parts of a Word file beside its text: which styles are headings, and how its lists count. */
import { formatOf } from './docLists.ts';
import { ListCounter, type ListLevel, type NumberedList } from './listCounter.ts';
import { type Element, isTag, parseXml, walk } from './markup.ts';
import { usualPrefixes } from './wordPrefixes.ts';

/** Where a paragraph or a style is in a list; parts that are not said come from the style. */
interface ListPlace {
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

const LEVELS = 9;
/** Styles that inherit from each other, at most. Guess. */
const LONGEST_CHAIN = 16;

/** Paragraph styles of `styles.xml`, by their identifiers. */
export function readStyles(xml: string | undefined): ReadonlyMap<string, ParagraphStyle> {
  const own = new Map<string, ParagraphStyle & { readonly base?: string }>();
  for (const style of elementsOf(xml, 'w:style')) {
    if (style.attribs['w:type'] !== 'paragraph') continue;
    const name = valueOf(childOf(style, 'w:name')) ?? '';
    const base = valueOf(childOf(style, 'w:basedOn'));
    const named = levelNamed(name);
    const properties = propertiesOf(childOf(style, 'w:pPr'));
    own.set(style.attribs['w:styleId'] ?? '', {
      ...(named === undefined ? {} : { outline: named }),
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

/** `heading 1`, as Word and WPS name their own; `标题 1`, `一级标题` in styles that people make. */
const STYLE_NAME =
  /^(?:heading|(?:公文|正文)?标题)\s?(?<after>[1-6一二三四五六])$|^(?:公文|正文)?(?<before>[1-6一二三四五六])级标题$/iu;
const CHINESE_LEVELS = '一二三四五六';

/** The level of headings that a style of this name has; undefined for others. */
function levelNamed(name: string): number | undefined {
  const groups = STYLE_NAME.exec(name.trim())?.groups;
  const level = groups?.after ?? groups?.before;
  if (level === undefined) return undefined;
  return CHINESE_LEVELS.includes(level) ? CHINESE_LEVELS.indexOf(level) + 1 : Number(level);
}

function propertiesOf(pPr: Element | undefined): ParagraphStyle {
  if (pPr === undefined) return {};
  const outline = Number(valueOf(childOf(pPr, 'w:outlineLvl')) ?? Number.NaN);
  const numPr = childOf(pPr, 'w:numPr') ?? childOf(pPr, 'w:listPr');
  const numId = numPr && valueOf(childOf(numPr, 'w:numId') ?? childOf(numPr, 'w:ilfo'));
  const level = numPr && valueOf(childOf(numPr, 'w:ilvl'));
  return {
    // Level 9 is body text.
    ...(Number.isNaN(outline) ? {} : { outline: outline < LEVELS ? outline + 1 : undefined }),
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level: Number(level) }),
    ...(isOn(childOf(pPr, 'w:pageBreakBefore')) ? { breakBefore: true } : {}),
  };
}

/** How lists are written down: elements, and where they carry their names. */
interface ListDialect {
  readonly definition: string;
  readonly definitionId: string;
  readonly list: string;
  readonly listId: string;
  /** Names the definition of a list. */
  readonly uses: string;
}

const CURRENT: ListDialect = {
  definition: 'w:abstractNum',
  definitionId: 'w:abstractNumId',
  list: 'w:num',
  listId: 'w:numId',
  uses: 'w:abstractNumId',
};
const WORD_2003: ListDialect = {
  definition: 'w:listDef',
  definitionId: 'w:listDefId',
  list: 'w:list',
  listId: 'w:ilfo',
  uses: 'w:ilst',
};

/** The lists of `numbering.xml`, counting. */
export class WordLists {
  readonly #counter: ListCounter;
  /** Levels by the style that they are bound to. */
  readonly #levelOfStyle = new Map<string, number>();

  /** The lists of Word 2003, whose element {@link xml} is. */
  static of2003(xml: string | undefined): WordLists {
    return new WordLists(xml, WORD_2003);
  }

  constructor(xml: string | undefined, dialect = CURRENT) {
    const abstract = new Map<string, { levels: Map<number, ListLevel>; link: string | undefined }>();
    const byStyleLink = new Map<string, string>();
    for (const element of elementsOf(xml, dialect.definition)) {
      const id = element.attribs[dialect.definitionId] ?? '';
      abstract.set(id, { levels: readLevels(element), link: valueOf(childOf(element, 'w:numStyleLink')) });
      const linked = valueOf(childOf(element, 'w:styleLink'));
      if (linked !== undefined) byStyleLink.set(linked, id);
      for (const level of childrenOf(element, 'w:lvl')) {
        const styleId = valueOf(childOf(level, 'w:pStyle'));
        if (styleId !== undefined) this.#levelOfStyle.set(styleId, levelOf(level));
      }
    }
    const lists = new Map<string, NumberedList>();
    for (const element of elementsOf(xml, dialect.list)) {
      const named = valueOf(childOf(element, dialect.uses)) ?? '';
      const link = abstract.get(named)?.link;
      const id = link === undefined ? named : (byStyleLink.get(link) ?? named);
      const levels = new Map(abstract.get(id)?.levels);
      const starts = new Map<number, number>();
      for (const override of childrenOf(element, 'w:lvlOverride')) {
        for (const [level, found] of readLevels(override)) levels.set(level, found);
        const start = valueOf(childOf(override, 'w:startOverride'));
        if (start !== undefined) starts.set(levelOf(override), Number(start));
      }
      lists.set(element.attribs[dialect.listId] ?? '', { id, levels, starts });
    }
    this.#counter = new ListCounter(lists);
  }

  /** The level that a style of headings stands for, where its list says so and the style does not. */
  levelOf(styleId: string): number | undefined {
    return this.#levelOfStyle.get(styleId);
  }

  /** Counts one paragraph of list {@link numId}: see {@link ListCounter.next}. */
  next(numId: string, level: number): string {
    return this.#counter.next(numId, level);
  }
}

function readLevels(element: Element): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const level of childrenOf(element, 'w:lvl')) {
    const restart = valueOf(childOf(level, 'w:lvlRestart'));
    levels.set(levelOf(level), {
      start: Number(valueOf(childOf(level, 'w:start')) ?? 0),
      format: valueOf(childOf(level, 'w:numFmt')) ?? formatOf(Number(valueOf(childOf(level, 'w:nfc')) ?? 0)),
      text: valueOf(childOf(level, 'w:lvlText')) ?? '',
      plain: isOn(childOf(level, 'w:isLgl')),
      restart: restart === undefined ? undefined : Number(restart),
    });
  }
  return levels;
}

function levelOf(element: Element): number {
  return Number(element.attribs['w:ilvl'] ?? 0);
}

function elementsOf(xml: string | undefined, name: string): Element[] {
  const found: Element[] = [];
  if (xml === undefined) return found;
  walk(usualPrefixes(parseXml(xml)), {
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
