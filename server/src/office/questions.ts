import type { Client } from '@opensearch-project/opensearch';
import { CancelledError, type CancelSignal, throwIfCancelled } from '../engine/signal.ts';
import { asOfficeError, checkIndex, connect, type OfficeAddress } from './connection.ts';
import { OfficeError } from './errors.ts';
import type { PassageDocument } from './schema.ts';

/** A phrase's places in the office's corpus. */
export interface OfficeCount {
  readonly places: number;
  /** Exact up to 40,000 of them. */
  readonly articles: number;
}

/** Up to so many articles are counted exactly. */
const COUNTED_EXACTLY = 40_000;
/** Longest phrase asked for, in folded units: longer ones are found by their fingerprints. */
const LONGEST_PHRASE = 200;
/** What an answer needs of a passage: all but its fingerprints. */
const SOURCE = { excludes: ['prints', 'readers'] };

/**
 * An office's corpus as those who ask it see it. What leaves this machine is what the methods are given: phrases,
 * titles and fingerprints. Every method rejects with `OfficeError` or `CancelledError`, and at the end of its budget.
 */
export class OfficeCorpus {
  readonly #client: Client;
  readonly #index: string;
  #checked: Promise<void> | undefined;

  constructor(address: OfficeAddress) {
    this.#client = connect(address);
    this.#index = address.index;
  }

  /** Asks whether the server is there, lets this user in, and has the index in this version. */
  async check(): Promise<void> {
    await (this.#checked ??= checkIndex(this.#client, this.#index).catch((error: unknown) => {
      this.#checked = undefined;
      throw asOfficeError(error);
    }));
  }

  /** How often {@link folded} stands in the corpus, exactly. */
  async count(folded: string, budget: number, signal: CancelSignal): Promise<OfficeCount> {
    const body = await this.#search(
      {
        size: 0,
        query: phraseQuery(folded),
        aggs: {
          places: { sum: { script: '_score' } },
          articles: { cardinality: { field: 'article', precision_threshold: COUNTED_EXACTLY } },
        },
      },
      budget,
      signal,
    );
    const { places, articles } = body.aggregations as unknown as Record<string, { value: number }>;
    // Each place adds one for each of the phrase's characters.
    return { places: Math.round(places.value / Array.from(folded).length), articles: articles.value };
  }

  /** Passages that hold {@link folded}, the newest articles first. */
  async passagesWith(
    folded: string,
    limit: number,
    budget: number,
    signal: CancelSignal,
  ): Promise<readonly PassageDocument[]> {
    const sort = [{ date: { order: 'desc', missing: '_last' } }, { file: 'asc' }, { number: 'asc' }];
    return this.#passages({ size: limit, query: phraseQuery(folded), sort }, budget, signal);
  }

  /** Passages on what {@link topic} (folded: a title, a heading, the sentence being written) speaks of, the best first. */
  async passagesOn(
    topic: string,
    limit: number,
    budget: number,
    signal: CancelSignal,
  ): Promise<readonly PassageDocument[]> {
    const match = { 'folded.pairs': { query: topic.slice(0, LONGEST_PHRASE), minimum_should_match: '30%' } };
    return this.#passages({ size: limit, query: passageQuery({ match }) }, budget, signal);
  }

  /** Passages that share fingerprints with a draft's, those that share most first. */
  async passagesSharing(
    prints: readonly string[],
    limit: number,
    budget: number,
    signal: CancelSignal,
  ): Promise<readonly PassageDocument[]> {
    if (prints.length === 0) return [];
    const should = prints.map((print) => ({ term: { prints: print } }));
    const query = { bool: { filter: [{ term: { doc: 'passage' } }], should, minimum_should_match: 1 } };
    return this.#passages({ size: limit, query }, budget, signal);
  }

  /** The passages of a file in their order, as many as an answer takes. */
  async passagesOfFile(
    file: string,
    budget: number,
    signal: CancelSignal,
  ): Promise<readonly PassageDocument[]> {
    const all: PassageDocument[] = [];
    for (;;) {
      const query = passageQuery({ term: { file } });
      const after = all.length === 0 ? {} : { search_after: [all[all.length - 1].number] };
      const page = await this.#passages(
        { size: 5000, query, sort: [{ number: 'asc' }], ...after },
        budget,
        signal,
      );
      all.push(...page);
      if (page.length < 5000) return all;
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #passages(search: object, budget: number, signal: CancelSignal): Promise<readonly PassageDocument[]> {
    const body = await this.#search({ _source: SOURCE, track_total_hits: false, ...search }, budget, signal);
    return body.hits.hits.map(({ _source }) => _source as unknown as PassageDocument);
  }

  async #search(search: object, budget: number, signal: CancelSignal) {
    throwIfCancelled(signal);
    await this.check();
    throwIfCancelled(signal);
    try {
      const { body } = await this.#client.search(
        // Half an answer would be a wrong count.
        { index: this.#index, allow_partial_search_results: false, timeout: `${budget}ms`, body: search },
        { requestTimeout: budget },
      );
      throwIfCancelled(signal);
      if (body.timed_out) throw new OfficeError('late', 'The office’s server did not answer in time.');
      return body;
    } catch (error) {
      throw error instanceof CancelledError ? error : asOfficeError(error);
    }
  }
}

function passageQuery(query: object): object {
  return { bool: { must: [query], filter: [{ term: { doc: 'passage' } }] } };
}

function phraseQuery(folded: string): object {
  return passageQuery({ match_phrase: { folded: folded.slice(0, LONGEST_PHRASE) } });
}
