import { NoticeError } from '../engine/text/notice.ts';

/** Exit codes of the command line. */
export const EXIT = { ok: 0, findings: 1, usage: 2 } as const;

/** Something the user has to correct: shown as one line on stderr, exit code 2. */
export class UsageError extends NoticeError {
  override readonly name = 'UsageError';
}
