import type { Milestone } from './client.ts';

/** How the seconds left that a server announced compare with those it then took. */
export interface Estimates {
  readonly count: number;
  /** Median of announced ÷ taken; 1 where the estimates hold. */
  readonly ratio: number;
  /** Of 100 estimates, those within a third of what it took, or three seconds. */
  readonly near: number;
}

/** What a quick end may be off by, in seconds. */
const SLACK = 3;

/**
 * Estimates of when all files are in answers, and when the set phrases are: each announced before {@link end}
 * (milliseconds since the start of the process), as {@link secondsLeft} reads it off a status.
 */
export function estimatesOf(
  statuses: readonly Milestone[],
  end: number,
  secondsLeft: (status: Milestone['status']) => number | undefined,
): Estimates {
  const ratios: number[] = [];
  let near = 0;
  for (const { at, status } of statuses) {
    const announced = secondsLeft(status);
    if (announced === undefined || at >= end) continue;
    const taken = (end - at) / 1000;
    ratios.push(announced / taken);
    if (Math.abs(announced - taken) <= Math.max(SLACK, taken / 3)) near++;
  }
  const sorted = ratios.toSorted((a, b) => a - b);
  return {
    count: ratios.length,
    ratio: sorted[sorted.length >> 1] ?? 1,
    near: ratios.length === 0 ? 100 : (100 * near) / ratios.length,
  };
}
