/** Prefixes in WordprocessingML: programs may choose others than `w:` for its namespaces. */
import { type Document, walk } from './markup.ts';

/** The usual prefixes of the namespaces that a text's own elements come from. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.microsoft.com/office/word/2003/wordml': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

/** Names of one part by their usual prefixes. */
export class WordPrefixes {
  readonly #renamed = new Map<string, string>();

  /** {@link root} are the attributes of the part's outermost element, where programs declare all namespaces. */
  constructor(root: Readonly<Record<string, string>>) {
    for (const [name, uri] of Object.entries(root)) {
      const declared = /^xmlns(?::(.+))?$/u.exec(name);
      if (declared === null || !Object.hasOwn(PREFIXES, uri)) continue;
      const prefix = declared[1] ?? '';
      const usual = PREFIXES[uri];
      if (usual !== undefined && prefix !== usual) this.#renamed.set(prefix, usual);
    }
  }

  /** True where all prefixes are the usual ones. */
  get areUsual(): boolean {
    return this.#renamed.size === 0;
  }

  element(name: string): string {
    if (this.areUsual) return name;
    const colon = name.indexOf(':');
    const prefix = this.#renamed.get(name.slice(0, Math.max(0, colon)));
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
  }

  attributes(attribs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (this.areUsual) return attribs;
    // An attribute without a prefix is in no namespace.
    return Object.fromEntries(
      Object.entries(attribs).map(([name, value]) => [name.includes(':') ? this.element(name) : name, value]),
    );
  }
}

/** {@link document}, its names by the usual prefixes. */
export function usualPrefixes(document: Document): Document {
  let prefixes: WordPrefixes | undefined;
  walk(document, {
    enter(element) {
      prefixes ??= new WordPrefixes(element.attribs);
      if (prefixes.areUsual) return false;
      element.name = prefixes.element(element.name);
      element.attribs = { ...prefixes.attributes(element.attribs) };
      return true;
    },
  });
  return document;
}
