import { type Notice, NoticeError } from '../engine/text/notice.ts';

/** Why the office's server gave no answer. */
type OfficeFault = 'unreachable' | 'late' | 'refused' | 'no-index' | 'other-version' | 'failed';

/** A fault of the office's server; the notice says what to do. */
export class OfficeError extends NoticeError {
  override readonly name = 'OfficeError';

  constructor(
    readonly fault: OfficeFault,
    said: Notice,
    options?: ErrorOptions,
  ) {
    super(said, options);
  }
}
