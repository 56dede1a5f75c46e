import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { realPath } from '../../files/diskFiles.ts';
import { fsPath } from '../../files/filePath.ts';
import { isInside } from '../paths.ts';

/**
 * Where files of the corpus lie, links resolved. A listing says which links lead out of the corpus, but a file or a
 * folder may be swapped for a link between listing and reading: what counts is the file that was opened.
 */
export class CorpusBounds {
  readonly #roots: readonly string[];

  private constructor(roots: readonly string[]) {
    this.#roots = roots;
  }

  /** The bounds of a corpus of these {@link paths}; those out of reach hold nothing. */
  static async of(paths: readonly string[]): Promise<CorpusBounds> {
    const roots = await Promise.all(paths.map((path) => realPath(path).catch(() => undefined)));
    return new CorpusBounds(roots.filter((root) => root !== undefined));
  }

  /**
   * Where the file is that was opened at {@link path}: `moving` where another one has taken its place. Two looks at
   * the disk. Rejects where nothing is there any more.
   */
  async place(path: string, opened: Stats): Promise<'inside' | 'outside' | 'moving'> {
    const real = await realPath(path);
    const { dev, ino } = await stat(fsPath(real));
    if (dev !== opened.dev || ino !== opened.ino) return 'moving';
    return this.#roots.some((root) => isInside(real, root)) ? 'inside' : 'outside';
  }
}
