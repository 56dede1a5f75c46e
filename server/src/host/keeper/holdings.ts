import type { OwnWord } from '../../engine/text/ownWords.ts';
import { FileRecords } from './records.ts';
import { ShardStore } from './shardStore.ts';

/** The corpus behind the answers: which files, read when, in which shards. */
export interface Holdings {
  readonly records: FileRecords;
  readonly store: ShardStore;
  /** Words that its texts were cut by, beside those of the dictionary. */
  readonly words: readonly OwnWord[];
}

/** Holdings without a file, to be filled with texts that are cut by {@link words}. */
export function emptyHoldings(words: readonly OwnWord[]): Holdings {
  return { records: new FileRecords(), store: new ShardStore(), words };
}
