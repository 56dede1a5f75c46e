import { workClock } from './workClock.ts';

/** Milliseconds between two looks at what is limited. Guess. */
const INTERVAL = 500;
/** Most of the time between two looks that counts: the machine may have slept. Guess. */
const LONGEST_STEP = 2 * INTERVAL;

/** How much one piece of work may take. */
export interface WorkLimit {
  /** Milliseconds of work. */
  readonly time: number;
  /** The time in milliseconds, in place of the clock of the work. */
  readonly now?: () => number;
}

/**
 * Looks after work that other threads of this process do, until the function that it returns is called: calls
 * {@link onOver} once where one piece of it takes longer than its limit. {@link piece} says which piece is at hand, each
 * beginning anew; `undefined` where nothing is that has a limit.
 */
export function limitWork(
  { time: limit, now = workClock() }: WorkLimit,
  piece: () => number | undefined,
  onOver: () => void,
): () => void {
  let current = piece();
  let last = now();
  let spent = 0;
  const timer = setInterval(() => {
    const [next, time] = [piece(), now()];
    spent = next === current ? spent + Math.min(LONGEST_STEP, time - last) : 0;
    [current, last] = [next, time];
    if (current === undefined || spent <= limit) return;
    clearInterval(timer);
    onOver();
  }, INTERVAL);
  return () => clearInterval(timer);
}
