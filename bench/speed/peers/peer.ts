/** What a peer's index took and what its answers take. Milliseconds and megabytes. */
export interface Finding {
  readonly built: number;
  readonly megabytes: number;
  /** Median time of an answer. */
  readonly answer: number;
}
