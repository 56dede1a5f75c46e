/** The index of an office's corpus: one documented mapping, which push and every question are held to. */
import type { PassageKind } from '../engine/model.ts';

/** Raised whenever a document, its folding or its fingerprints change: older indexes are refused, and pushed again. */
export const SCHEMA_VERSION = 1;

/** A paragraph, heading, table row or footnote: the unit no match crosses. Its id is its file's id and its number. */
export interface PassageDocument {
  readonly doc: 'passage';
  /** Id of the file, and the number of the passage in it. */
  readonly file: string;
  readonly number: number;
  /** Id of the article: that of its file and its number there. */
  readonly article: string;
  /** Folded text, found by any run of its characters. */
  readonly folded: string;
  /** The text as its source writes it, with what folding leaves out. */
  readonly text: string;
  readonly kind: PassageKind;
  /** Headings over it, outermost first. */
  readonly headings: readonly string[];
  /** Level and length of the heading that it is or opens with. */
  readonly headingLevel?: number;
  readonly headingLength?: number;
  readonly line: number;
  readonly column: number;
  /** Fingerprints of its runs: see `fingerprints.ts`. */
  readonly prints: readonly string[];
  /** Facts of the article, on each of its passages, so that one question answers whole. */
  readonly title: string;
  readonly date?: string;
  readonly body?: string;
  readonly place?: string;
  /** Path in the pushed folder, and the folder's name. */
  readonly path: string;
  readonly folder: string;
  readonly format: string;
  readonly weight: number;
  /** Groups that may read it; who rules rights by documents filters by it. */
  readonly readers?: readonly string[];
}

/** Says that a file is in the index whole. Written after its last passage. */
export interface FileDocument {
  readonly doc: 'file';
  readonly file: string;
  readonly folder: string;
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  /** What its folders said of it, as a hash. */
  readonly rules: string;
  /** Lines at its edges with the sign of a seller or a site, folded, and those of them that were dropped. */
  readonly edges: readonly string[];
  readonly edgeJunk: readonly string[];
  readonly passages: number;
  readonly articles: number;
  readonly characters: number;
}

export type OfficeDocument = PassageDocument | FileDocument;

const KEYWORD = { type: 'keyword' } as const;
const STORED = { type: 'keyword', index: false, doc_values: false } as const;

/** Settings and mapping of the index, as `PUT /INDEX` takes them. */
export function indexBody(settings: { readonly shards: number; readonly replicas: number }): object {
  return {
    settings: {
      number_of_shards: settings.shards,
      number_of_replicas: settings.replicas,
      // Passages are found by the questions of a person: a second is soon enough.
      refresh_interval: '1s',
      analysis: {
        // Single characters, and pairs of neighbours, at their places.
        tokenizer: {
          characters: { type: 'ngram', min_gram: 1, max_gram: 1, token_chars: [] },
          pairs: { type: 'ngram', min_gram: 2, max_gram: 2, token_chars: [] },
        },
        analyzer: {
          characters: { type: 'custom', tokenizer: 'characters' },
          pairs: { type: 'custom', tokenizer: 'pairs' },
        },
      },
      // A phrase's score is its number of places in the passage, times its characters: their sum is its exact count.
      similarity: { places: { type: 'scripted', script: { source: 'return doc.freq;' } } },
    },
    mappings: {
      dynamic: 'strict',
      _meta: { yinju: SCHEMA_VERSION },
      properties: {
        doc: KEYWORD,
        file: KEYWORD,
        number: { type: 'integer' },
        article: KEYWORD,
        folded: {
          type: 'text',
          analyzer: 'characters',
          similarity: 'places',
          norms: false,
          fields: { pairs: { type: 'text', analyzer: 'pairs', index_options: 'freqs' } },
        },
        text: STORED,
        kind: KEYWORD,
        headings: STORED,
        headingLevel: { type: 'byte', index: false },
        headingLength: { type: 'integer', index: false },
        line: { type: 'integer', index: false },
        column: { type: 'integer', index: false },
        prints: { type: 'keyword', similarity: 'boolean', doc_values: false },
        title: {
          type: 'keyword',
          ignore_above: 8000,
          fields: { pairs: { type: 'text', analyzer: 'pairs' } },
        },
        date: KEYWORD,
        body: KEYWORD,
        place: KEYWORD,
        path: { type: 'keyword', ignore_above: 8000 },
        folder: KEYWORD,
        format: KEYWORD,
        weight: { type: 'float' },
        readers: KEYWORD,
        hash: STORED,
        rules: STORED,
        edges: STORED,
        edgeJunk: STORED,
        passages: { type: 'integer', index: false },
        articles: { type: 'integer' },
        characters: { type: 'long' },
      },
    },
  };
}
