/**
 * Where the failure of work goes that nobody waits for: one line on the error stream, which a server that is talked to
 * over stdio sends to its client's log.
 */
export function reportFailure(error: unknown): void {
  console.error(`yinju: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
