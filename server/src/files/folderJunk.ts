/** Lines of a seller or a site, recognized by how many files of a folder have them at their edges. */
import { dirname } from 'node:path';

/** Files of a folder in which a line must recur, at least. Guess. */
const FEWEST_FILES = 5;
/** Share of the files in which it must recur. Guess. */
const SMALLEST_SHARE = 0.05;

interface Counts {
  files: number;
  readonly lines: Map<string, number>;
}

/**
 * Counts the lines of `signedEdges` of the files that are there, by folder. What it finds is a function of
 * these files, in whatever order they came. Memory grows with the folders and with such lines only.
 */
export class FolderJunk {
  /** Of the files that lie in the folder itself. */
  readonly #folders = new Map<string, Counts>();

  add(path: string, edges: readonly string[] = []): void {
    const folder = dirname(path);
    let counts = this.#folders.get(folder);
    if (!counts) this.#folders.set(folder, (counts = { files: 0, lines: new Map() }));
    counts.files++;
    for (const line of edges) counts.lines.set(line, (counts.lines.get(line) ?? 0) + 1);
  }

  /** Takes back {@link add}. */
  remove(path: string, edges: readonly string[] = []): void {
    const folder = dirname(path);
    const counts = this.#folders.get(folder);
    if (!counts) return;
    if (--counts.files === 0) this.#folders.delete(folder);
    for (const line of edges) {
      const left = (counts.lines.get(line) ?? 0) - 1;
      if (left > 0) counts.lines.set(line, left);
      else counts.lines.delete(line);
    }
  }

  /** What the files betray now. Linear in the folders, not in the files. */
  rules(): FolderRules {
    const whole = new Map<string, Counts>();
    const signed = [...this.#folders].filter(([, { lines }]) => lines.size > 0);
    for (const [folder, { lines }] of signed) {
      for (const outer of foldersAround(folder)) {
        let counts = whole.get(outer);
        if (!counts) whole.set(outer, (counts = { files: 0, lines: new Map() }));
        for (const [line, count] of lines) counts.lines.set(line, (counts.lines.get(line) ?? 0) + count);
      }
    }
    if (whole.size > 0) {
      for (const [folder, { files }] of this.#folders) {
        for (const outer of foldersAround(folder)) {
          const counts = whole.get(outer);
          if (counts) counts.files += files;
        }
      }
    }
    return new FolderRules(whole);
  }
}

/** The lines that are junk at the edges of files, by folder. */
export class FolderRules {
  readonly #junk = new Map<string, readonly string[]>();

  constructor(counts: ReadonlyMap<string, Readonly<Counts>>) {
    for (const [folder, { files, lines }] of counts) {
      const fewest = Math.max(FEWEST_FILES, files * SMALLEST_SHARE);
      const junk = [...lines].filter(([, count]) => count >= fewest).map(([line]) => line);
      if (junk.length > 0) this.#junk.set(folder, junk);
    }
  }

  /**
   * Those of a file's {@link edges} that recur in at least 5 files, and in one of 20, of its folder or of a folder
   * around that, everything below it counted.
   */
  junkOf(path: string, edges: readonly string[] = []): string[] {
    if (this.#junk.size === 0 || edges.length === 0) return [];
    const junk = new Set(this.at(path));
    return edges.filter((line) => junk.has(line));
  }

  /** All lines that are junk at the edges of a file at {@link path}. */
  at(path: string): string[] {
    if (this.#junk.size === 0) return [];
    return [...new Set(foldersAround(dirname(path)).flatMap((folder) => this.#junk.get(folder) ?? []))];
  }
}

/** {@link folder} and all that it lies in. */
function foldersAround(folder: string): string[] {
  const folders = [folder];
  for (let outer = dirname(folder); outer !== folders.at(-1); outer = dirname(outer)) folders.push(outer);
  return folders;
}
