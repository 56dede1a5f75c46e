import { PATIENCE } from './settled.ts';

/** Shares of {@link PATIENCE} that a test waits for each of its events: on its first try, its second, its third. */
const SHARES = [1 / 3, 2 / 3, 1];

// Before the first test, windows are opened: that may take its time.
let tries: number = SHARES.length;

/**
 * How long, in milliseconds, a test that is tried again when it fails waits for an event. A key or a click that the
 * editor lost is soon given up, and a slow machine gets its time when the test is tried again.
 */
export function patience(): number {
  return PATIENCE * (SHARES[tries] ?? 1);
}

/** Tells how often the test that now runs was tried before; `undefined` between tests. */
export function tried(times: number | undefined): void {
  tries = times ?? SHARES.length;
}
