import type { ArticleEntry } from 'yinju-language-server/protocol';

/** A folder of the corpus, or a source file that holds more than one article. */
export interface Folder {
  readonly kind: 'folder' | 'compilation';
  readonly name: string;
  /** URI of the folder or the file. */
  readonly uri: string;
  readonly folders: readonly Folder[];
  readonly articles: readonly ArticleEntry[];
  /** Articles in it and below it. */
  readonly count: number;
}

interface Growing {
  readonly name: string;
  readonly uri: string;
  readonly children: Map<string, Growing>;
  readonly articles: ArticleEntry[];
  isFile: boolean;
}

/**
 * The articles by folder. The path that all have in common is left out; a chain of folders
 * that each contain only the next becomes one; a source file with several articles becomes a folder of
 * them. Costs time in proportion to the articles and the depth of their paths.
 */
export function byFolder(articles: readonly ArticleEntry[]): Folder {
  const root = grow('', '');
  for (const article of articles) {
    const steps = stepsOf(article.uri);
    let node = root;
    for (const { segment, uri } of steps) {
      const next = node.children.get(segment) ?? grow(segment, uri);
      node.children.set(segment, next);
      node = next;
    }
    node.isFile = true;
    node.articles.push(article);
  }
  return { ...settle(descend(root)), name: '' };
}

/** The folders that lead to a file, and the file: each with its name and its URI. */
function stepsOf(uri: string): { segment: string; uri: string }[] {
  const [whole, scheme, path] = /^([a-z-]+:(?:\/\/[^/]*)?)([^?#]*)/i.exec(fileUriOf(uri)) ?? [uri, '', uri];
  const raw = whole.slice(scheme.length, scheme.length + path.length).split('/');
  return raw.flatMap((segment, number) =>
    segment === '' ? [] : [{ segment: decode(segment), uri: scheme + raw.slice(0, number + 1).join('/') }],
  );
}

/** The URI of the source file behind one: of scheme `yinju-source`, its query. */
export function fileUriOf(uri: string): string {
  const file = /^yinju-source:[^?]*\?([^#]*)/i.exec(uri)?.[1];
  return file === undefined ? uri : fileUriOf(decode(file));
}

/** The path of the source file behind a URI: of scheme `yinju-source`, the file's own URI is the query. */
export function filePathOf(uri: string): string {
  const file = fileUriOf(uri);
  const [, rest] = /^[a-z-]+:(?:\/\/[^/]*)?([^?#]*)/i.exec(file) ?? ['', file];
  return decode(rest);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function grow(name: string, uri: string): Growing {
  return { name, uri, children: new Map(), articles: [], isFile: false };
}

/** The deepest folder that contains everything. */
function descend(node: Growing): Growing {
  const [only] = node.children.values();
  return only && node.children.size === 1 && !only.isFile ? descend(only) : node;
}

function settle(node: Growing): Folder {
  const folders: Folder[] = [];
  const articles: ArticleEntry[] = [...node.articles];
  for (const child of node.children.values()) {
    if (child.isFile && child.articles.length === 1) articles.push(...child.articles);
    else if (child.isFile) folders.push(folder('compilation', child, [], child.articles));
    else folders.push(compact(child));
  }
  folders.sort((a, b) => a.name.localeCompare(b.name, 'zh'));
  return folder('folder', node, folders, articles);
}

function compact(node: Growing): Folder {
  const [only] = node.children.values();
  if (!only || node.children.size !== 1 || only.isFile) return settle(node);
  return compact({ ...only, name: `${node.name}/${only.name}` });
}

function folder(
  kind: Folder['kind'],
  { name, uri }: Pick<Growing, 'name' | 'uri'>,
  folders: readonly Folder[],
  articles: readonly ArticleEntry[],
): Folder {
  const below = folders.reduce((sum, { count }) => sum + count, 0);
  return { kind, name, uri, folders, articles, count: articles.length + below };
}
