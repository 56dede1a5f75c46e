/** Asks a query to stop. An `AbortSignal` is one; the language server makes one of LSP's cancellation tokens. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** A signal that never stops anything. */
export const NEVER: CancelSignal = { aborted: false };

/** Thrown by a query that its signal stopped. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor() {
    super('cancelled');
  }
}

/** Throws {@link CancelledError} when {@link signal} has been raised. */
export function throwIfCancelled(signal: CancelSignal): void {
  if (signal.aborted) throw new CancelledError();
}

/** Lets other work run (an incoming cancellation, above all), then throws if {@link signal} was raised. */
export async function breathe(signal: CancelSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
  throwIfCancelled(signal);
}
