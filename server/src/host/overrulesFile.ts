import { OVERRULES_PATH, parseOverrules } from '../corpus/overrules.ts';
import { pathBelow } from '../files/folderOverrules.ts';
import { KeptFile } from './keptFile.ts';
import { workspacePlace } from './workspaceFolder.ts';

/** Rules for one file, or for everything in a folder. */
interface Overrule {
  /** A title of its own; an empty one gives the text's title back. */
  readonly title?: string;
  /** 1 is neutral, 0 last. */
  readonly weight?: number;
  /** Whether it is left out. */
  readonly exclude?: boolean;
}

type Content = Readonly<Record<string, unknown>>;

/** `.yinju/corpus.json` of the corpus folder {@link root}. See {@link KeptFile} for how it is read and written. */
export class OverrulesFile {
  readonly #root: string;
  readonly #file: KeptFile<Content>;

  constructor(root: string) {
    this.#root = root;
    this.#file = new KeptFile(workspacePlace(root, OVERRULES_PATH.slice(OVERRULES_PATH.indexOf('/') + 1)), {
      empty: {},
      parse: (text) => {
        if (text.trim() === '') return {};
        // What cannot hold is someone's mistake to see, and not to be written over.
        parseOverrules(text);
        return JSON.parse(text) as Content;
      },
      format: (content) => `${JSON.stringify(content, undefined, 2)}\n`,
    });
  }

  get path(): string {
    return this.#file.path;
  }

  /**
   * Has {@link overrule} hold for what lies at {@link path}, an absolute path below the folder. Rejects where the file
   * exists and cannot be read as one, or cannot be written.
   */
  put(path: string, { title, weight, exclude }: Overrule): Promise<void> {
    const pattern = patternFor(pathBelow(this.#root, path));
    return this.#file.change((content) => ({
      ...content,
      ...(title !== undefined && { title: withEntry(content.title, pattern, title.trim() || undefined) }),
      ...(weight !== undefined && {
        weight: withEntry(content.weight, pattern, weight === 1 ? undefined : weight),
      }),
      ...(exclude !== undefined && { exclude: withItem(content.exclude, pattern, exclude) }),
    }));
  }
}

/** The pattern that stands for {@link path} alone: from the folder on, its signs of patterns taken as they are. */
export function patternFor(path: string): string {
  return `/${path.replaceAll(/[[\](){}*?!+@|]/gu, (sign) => (sign === '[' || sign === ']' ? `?` : `[${sign}]`))}`;
}

/** {@link entries} with {@link value} for {@link key}, at the end: the last that fits counts. */
function withEntry(entries: unknown, key: string, value: unknown): Content {
  const { [key]: _before, ...others } = (entries ?? {}) as Content;
  return value === undefined ? others : { ...others, [key]: value };
}

function withItem(items: unknown, item: string, isIn: boolean): string[] {
  const others = ((items ?? []) as string[]).filter((other) => other !== item);
  return isIn ? [...others, item] : others;
}
