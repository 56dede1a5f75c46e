import type { DroppedLine } from '../corpus/source.ts';
import type { CorpusReport } from './corpusReport.ts';
import type { CorpusSettings } from './threadProtocol.ts';

/**
 * What the owner of a corpus's files is asked: to index them, what became of each, the text of one. What the files say is
 * asked of `CorpusQueries`.
 */
export interface CorpusOwner {
  /**
   * Indexes the files that {@link settings} name, in place of those before. Resolves when they are indexed or cannot be
   * (see the status), or when a later call has taken over.
   */
  configure(settings: CorpusSettings): Promise<void>;

  /** How the corpus spells the address of a file: see `corpusSpelling`. */
  spelling(uri: string): Promise<string>;

  /** Reads all files again. Resolves as {@link configure} does. */
  rebuild(): Promise<void>;

  /** Tells of files that may have changed. */
  changed(uris: readonly string[]): void;

  /** Someone is typing: looks at the whole corpus wait. Cheap enough for each key. */
  noteTyping(): void;

  /** Facts known about each file, by URI. */
  report(): Promise<CorpusReport>;

  /** The lines of a file of the corpus that were dropped as junk; read again. Rejects where it cannot be read. */
  dropped(uri: string): Promise<readonly DroppedLine[]>;

  /** The text read from a file of the corpus, in which its ranges count. Rejects where it cannot be read. */
  sourceText(uri: string): Promise<string>;
}
