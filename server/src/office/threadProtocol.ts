/** Messages between the thread that queries the office's server and the one that answers the editor. */
import type { Notice } from '../engine/text/notice.ts';
import type { SharedShard, Snapshot } from '../host/threadProtocol.ts';
import type { OfficeAddress } from './address.ts';
import type { OfficeCount } from './questions.ts';

/** The state of the office's corpus. */
export interface OfficeState {
  readonly state: 'connecting' | 'ready' | 'fault';
  /** The problem, and what to do about it. */
  readonly message?: Notice;
}

/** A draft as far as questions are made of it. */
export interface DraftText {
  readonly uri: string;
  readonly text: string;
}

/** Passages at hand, as shards, and the set phrases of them and of this machine's corpus. */
export interface FetchedCorpus {
  readonly shards: readonly SharedShard[];
  readonly lexicon?: SharedArrayBuffer;
  /** Whether passages came that share runs with a draft: what was checked may be checked again. */
  readonly isForChecks: boolean;
}

/** The main thread, as the office's sees it. */
export interface OfficeMainMethods {
  readonly state: { ask: OfficeState; answer: void };
  readonly fetched: { ask: FetchedCorpus; answer: void };
}

/** An answer, or why there is none. */
export type Answered<T> = { readonly answer: T } | { readonly fault: Notice };

/** The office's thread, as the main thread sees it. What has a budget (milliseconds) is answered by then. */
export interface OfficeMethods {
  /** What lies on this machine: passages that are there too are copies. */
  readonly own: { ask: Snapshot; answer: void };
  /** Someone writes at {@link offset} of a draft. */
  readonly writing: { ask: DraftText & { readonly offset: number }; answer: Answered<null> };
  /** Fetches what a check of a draft should see; resolves when it is at hand or cannot be had. */
  readonly checking: { ask: DraftText & { readonly budget: number }; answer: Answered<null> };
  readonly count: { ask: { folded: string; budget: number }; answer: Answered<OfficeCount> };
  /** Fetches passages that hold a phrase; resolves when they are at hand. */
  readonly phrase: { ask: { folded: string; limit: number; budget: number }; answer: Answered<null> };
  /** Fetches passages on the subject of a text. */
  readonly topic: { ask: { folded: string; limit: number; budget: number }; answer: Answered<null> };
  readonly text: { ask: { file: string; budget: number }; answer: Answered<string> };
  readonly dispose: { ask: null; answer: void };
}

/** Start data of the office's thread. */
export interface OfficeOptions {
  readonly role: 'office';
  readonly address: OfficeAddress;
}
