import { setPriority } from 'node:os';

/** Niceness of a thread that works in the background: typing goes first. Guess. */
const NICE = 10;

/**
 * Has this thread work only where the others leave a core free. Linux alone has a priority for each thread; elsewhere
 * this does nothing, since it would slow the whole server down.
 */
export function letTypingGoFirst(): void {
  if (process.platform === 'linux') setPriority(NICE);
}
