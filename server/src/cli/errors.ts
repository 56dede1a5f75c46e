/** Exit codes of the command line. */
export const EXIT = { ok: 0, findings: 1, usage: 2 } as const;

/** Something the user has to mend: shown as one line on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
