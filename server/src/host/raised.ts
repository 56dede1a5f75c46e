import { CancelledError, type CancelSignal } from '../engine/signal.ts';

/** How often a signal is looked at while work goes on elsewhere, in milliseconds. Guess. */
export const POLL_INTERVAL = 4;

/** Rejects with `CancelledError` soon after {@link signal} is raised, unless it is stopped before. */
export function untilRaised(signal: CancelSignal): { readonly promise: Promise<never>; stop(): void } {
  let stop = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    stop = onceRaised(signal, () => reject(new CancelledError()));
  });
  return { promise, stop };
}

/** Calls {@link act} once, soon after {@link signal} is raised, unless the function that it returns is called before. */
export function onceRaised(signal: CancelSignal, act: () => void): () => void {
  const timer = setInterval(() => {
    if (!signal.aborted) return;
    clearInterval(timer);
    act();
  }, POLL_INTERVAL);
  return () => clearInterval(timer);
}
