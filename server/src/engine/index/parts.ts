/** The part a passage plays in its index. */
export const PARTS = {
  /** Counts for ranking and for exact counts. */
  distinct: 0,
  /** Its text is elsewhere too: counts for exact counts only. */
  copy: 1,
  /** Its file no longer exists. */
  gone: 2,
  /** It is not prose (a row of figures): counts for exact counts only, whatever else has its text. */
  aside: 3,
} as const;

/** Whether the suffixes of a passage of that part are among the copies of its shard. */
export function isAmongCopies(part: number): boolean {
  return part === PARTS.copy || part === PARTS.aside;
}

/** Whether they are among the distinct ones. */
export function isDistinct(part: number): boolean {
  return part === PARTS.distinct;
}
