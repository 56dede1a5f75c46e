import type { DroppedLine } from '../corpus/readSource.ts';

/** What became of one file. */
export interface FileReport {
  readonly uri: string;
  readonly format: string;
  readonly encoding: string;
  readonly articles: number;
  readonly characters: number;
  readonly dropped: readonly DroppedLine[];
  /** Why it was left out; absent when it was read. */
  readonly skipped?: string;
}

export type WorkerRequest =
  | { readonly kind: 'read'; readonly files: readonly { readonly path: string; readonly uri: string }[] }
  | { readonly kind: 'build'; readonly copies: Uint8Array };

export type WorkerReply =
  | {
      readonly kind: 'read';
      readonly reports: readonly FileReport[];
      readonly hashes: Uint32Array;
      readonly segmenter: string;
    }
  | { readonly kind: 'built'; readonly buffer: SharedArrayBuffer };
