import type { Client } from '@opensearch-project/opensearch';
import { CancelledError, type CancelSignal, throwIfCancelled } from '../engine/signal.ts';
import type { OfficeAddress } from './address.ts';
import { asOfficeError, checkIndex, connect, LATE } from './connection.ts';
import { OfficeError } from './errors.ts';
import type { Focus } from './focus.ts';
import { readPassage } from './readPassage.ts';
import type { PassageDocument } from './schema.ts';

/** A phrase's places in the office's corpus. */
export interface OfficeCount {
  readonly places: number;
  /** Exact up to 40,000 of them. */
  readonly articles: number;
}

/** Up to so many articles are counted exactly. Guess. */
const COUNTED_EXACTLY = 40_000;
/** Longest phrase requested, in folded units: longer ones are found by their fingerprints. Guess. */
const LONGEST_PHRASE = 200;
/** Pairs of a topic that a passage on it holds at least. */
const LEAST_OF_TOPIC = '30%';
/** How much a unit of shared context counts; the pairs of a topic score some 3 each. Guess. */
const CONTEXT_BOOST = 20;
/** Fingerprints requested at once: OpenSearch takes 1,024 clauses. */
const MOST_PRINTS = 1000;
/** The fields of a passage that an answer needs: all but its fingerprints. */
const SOURCE = { excludes: ['prints', 'readers'] };

/**
 * An office's corpus, as its readers see it. What leaves this machine is what the methods are given: phrases,
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
  async check(budget: number): Promise<void> {
    await (this.#checked ??= checkIndex(this.#client, this.#index, budget).catch((error: unknown) => {
      this.#checked = undefined;
      throw asOfficeError(error);
    }));
  }

  /** How often {@link folded} is in the corpus, exactly. */
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
    const query = passageQuery({ match: topicMatch(topic, LEAST_OF_TOPIC) });
    return this.#passages({ size: limit, query }, budget, signal, false);
  }

  /** Passages that go on as the draft may at a caret: those that share most before it, on its topic, the best first. */
  async passagesAround(
    { contexts, title, headings, sentence }: Focus,
    limit: number,
    budget: number,
    signal: CancelSignal,
  ): Promise<readonly PassageDocument[]> {
    if (contexts.length === 0) return [];
    const topics = [title, ...headings, sentence].filter((topic) => topic.length > 1);
    const query = {
      bool: {
        filter: [{ term: { doc: 'passage' } }, { bool: { should: contexts.map(contextQuery) } }],
        should: [
          // The longest context counts by far the most; the topic orders those that share as much.
          ...contexts.map((context) => ({
            constant_score: { filter: contextQuery(context), boost: CONTEXT_BOOST * context.length },
          })),
          ...topics.map((topic) => ({ match: topicMatch(topic) })),
        ],
      },
    };
    return this.#passages({ size: limit, query }, budget, signal, false);
  }

  /**
   * For each text's fingerprints the passages that share some, those that share most first, at most {@link limit} of
   * each, all in one list.
   */
  async passagesSharing(
    texts: readonly (readonly string[])[],
    limit: number,
    budget: number,
    signal: CancelSignal,
  ): Promise<readonly PassageDocument[]> {
    const asked = texts.filter((prints) => prints.length > 0);
    if (asked.length === 0) return [];
    await this.#ready(budget, signal);
    try {
      const { body } = await this.#client.msearch(
        {
          body: asked.flatMap((prints) => [
            { index: this.#index },
            {
              size: limit,
              _source: SOURCE,
              track_total_hits: false,
              timeout: `${budget}ms`,
              query: {
                bool: {
                  filter: [{ term: { doc: 'passage' } }],
                  should: prints.slice(0, MOST_PRINTS).map((print) => ({ term: { prints: print } })),
                  minimum_should_match: 1,
                },
              },
            },
          ]),
        },
        { requestTimeout: budget },
      );
      throwIfCancelled(signal);
      return body.responses.flatMap((response) => ('hits' in response ? read(response.hits.hits) : []));
    } catch (error) {
      throw this.#failure(error);
    }
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

  async #passages(
    search: object,
    budget: number,
    signal: CancelSignal,
    isWhole = true,
  ): Promise<readonly PassageDocument[]> {
    const whole = { _source: SOURCE, track_total_hits: false, ...search };
    return read((await this.#search(whole, budget, signal, isWhole)).hits.hits);
  }

  /** Half an answer would be a wrong count, but it is a good list of passages: {@link isWhole}. */
  async #search(search: object, budget: number, signal: CancelSignal, isWhole = true) {
    await this.#ready(budget, signal);
    try {
      const { body } = await this.#client.search(
        {
          index: this.#index,
          allow_partial_search_results: !isWhole,
          timeout: `${budget}ms`,
          body: search,
        },
        { requestTimeout: budget },
      );
      throwIfCancelled(signal);
      if (isWhole && (body.timed_out || body._shards.failed > 0)) throw new OfficeError('late', LATE);
      return body;
    } catch (error) {
      throw this.#failure(error);
    }
  }

  async #ready(budget: number, signal: CancelSignal): Promise<void> {
    throwIfCancelled(signal);
    await this.check(budget);
    throwIfCancelled(signal);
  }

  /** After any fault, the server has to be asked again what its index is. */
  #failure(error: unknown): Error {
    if (error instanceof CancelledError) return error;
    this.#checked = undefined;
    return asOfficeError(error);
  }
}

function read(hits: readonly { readonly _source?: unknown }[]): PassageDocument[] {
  return hits.flatMap(({ _source }) => readPassage(_source) ?? []);
}

function contextQuery(context: string): object {
  return context.length === 2 ? { term: { 'folded.pairs': context } } : { match_phrase: { folded: context } };
}

function topicMatch(topic: string, least?: string): object {
  const query = topic.slice(0, LONGEST_PHRASE);
  return { 'folded.pairs': { query, ...(least !== undefined && { minimum_should_match: least }) } };
}

function passageQuery(query: object): object {
  return { bool: { must: [query], filter: [{ term: { doc: 'passage' } }] } };
}

function phraseQuery(folded: string): object {
  return passageQuery({ match_phrase: { folded: folded.slice(0, LONGEST_PHRASE) } });
}
