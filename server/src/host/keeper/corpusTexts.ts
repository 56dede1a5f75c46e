import { indexedText } from '../../engine/index/indexedText.ts';
import type { DroppedLine } from '../../corpus/source.ts';
import type { ReaderMethods } from '../threadProtocol.ts';
import type { Ingestion } from './ingestion.ts';
import type { FileRecords } from './records.ts';

/** The texts of the files that answers come from, as they were indexed. */
export class CorpusTexts {
  readonly #ingestion: Ingestion;
  readonly #records: () => FileRecords;

  constructor(ingestion: Ingestion, records: () => FileRecords) {
    this.#ingestion = ingestion;
    this.#records = records;
  }

  /** The lines of a file of the corpus that were dropped as junk. Rejects where it cannot be read. */
  async dropped(uri: string): Promise<readonly DroppedLine[]> {
    return (await this.#inspect(uri)).dropped;
  }

  /**
   * The text of a file of the corpus as it was indexed, in which the ranges of its places hold: read again, or out
   * of the index where the file has changed since or is out of reach. Rejects where it was not indexed.
   */
  async sourceText(uri: string): Promise<string> {
    const { place, read } = this.#records().get(uri) ?? {};
    if (!place || !read) return (await this.#inspect(uri)).text;
    const found = await this.#inspect(uri).catch(() => undefined);
    return found?.hash === read.hash ? found.text : indexedText(place.shard.shard, place.file);
  }

  #inspect(uri: string): Promise<ReaderMethods['inspect']['answer']> {
    const records = this.#records();
    const record = records.get(uri);
    if (!record) return Promise.reject(new Error('The file is not part of the corpus.'));
    return this.#ingestion.inspect(record, records);
  }
}
