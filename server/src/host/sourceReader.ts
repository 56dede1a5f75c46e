import type { Notice } from '../engine/text/notice.ts';
import type { ListedFile } from '../files/listFiles.ts';
import type { SourceFile } from '../engine/model.ts';
import { CancelledError, type CancelSignal } from '../engine/signal.ts';
import { ReaderPool } from './keeper/readerPool.ts';
import { SharedSignal } from './link.ts';

/** A file to read for an index elsewhere. */
interface SourceToRead {
  readonly file: ListedFile;
  /** Corpus paths: nothing outside of them is read. */
  readonly within: readonly string[];
  /** Folded lines that are junk at its edges. */
  readonly edgeJunk: readonly string[];
  /** SHA-256 of the bytes that are known: where they are the same nothing is read. */
  readonly knownHash?: string | undefined;
}

type ReadSource =
  | { readonly kind: 'same' }
  | { readonly kind: 'skipped'; readonly reason: Notice }
  | {
      readonly kind: 'read';
      readonly hash: string;
      readonly edges: readonly string[];
      readonly edgeJunk: readonly string[];
      readonly source: SourceFile;
    };

/** Reads files as the local index does, on separate threads: one that never ends is given up. */
export class SourceReader {
  readonly #pool: ReaderPool;

  /** {@link workerFile} is the bundled `worker.js`. */
  constructor(workerFile: URL | string, size: number) {
    this.#pool = new ReaderPool({
      workerFile,
      size,
      host: {
        passages: () => {
          throw new CancelledError();
        },
      },
      onRetry: () => undefined,
    });
  }

  /** Never rejects for what is wrong with a file; rejects with `CancelledError`. */
  async read({ file, within, edgeJunk, knownHash }: SourceToRead, signal: CancelSignal): Promise<ReadSource> {
    if (signal.aborted) throw new CancelledError();
    const { uri, path, overrules, isUnknown } = file;
    const about = { uri, path, ...(overrules && { overrules }), ...(isUnknown && { isUnknown }) };
    const asked = { ...about, edgeJunk, ...(knownHash && { knownHash }) };
    const { outcome, source } = await this.#pool.source({ file: asked, within }, new SharedSignal());
    switch (outcome.kind) {
      case 'same':
        return { kind: 'same' };
      case 'skipped':
        return { kind: 'skipped', reason: outcome.reason };
      case 'unsettled':
        return { kind: 'skipped', reason: 'The file is being written.' };
      default: {
        if (!source) return { kind: 'skipped', reason: 'The file contains no text.' };
        const { hash, edges = [], edgeJunk: dropped = [] } = outcome;
        return { kind: 'read', hash, edges, edgeJunk: dropped, source };
      }
    }
  }

  dispose(): Promise<void> {
    return this.#pool.dispose();
  }
}
