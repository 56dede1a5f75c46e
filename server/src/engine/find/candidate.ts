/** An entry that may answer a query, and the share (0–1) of the query's characters that it holds. */
export interface Candidate {
  readonly entry: number;
  readonly share: number;
}

/** Gives the entries, at most {@link limit}, that a query in {@link pieces} of characters may mean. */
export interface Shortlister {
  shortlist(pieces: readonly string[], limit: number): Candidate[];
}

/** What a candidate's share is at least: of a query with a slip in it most is right. Guess. */
export const LEAST_SHARE = 0.45;
