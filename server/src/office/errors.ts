/** Why the office's server gave no answer. */
export type OfficeFault = 'unreachable' | 'late' | 'refused' | 'no-index' | 'other-version' | 'failed';

/** A fault of the office's server; the message is a sentence for people and says what to do. */
export class OfficeError extends Error {
  override readonly name = 'OfficeError';

  constructor(
    readonly fault: OfficeFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
