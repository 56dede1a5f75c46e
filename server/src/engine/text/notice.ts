/**
 * A sentence for people, written where their language is not known: its English, or its English with `{0}`, `{1}` … and
 * what fills them. The English is its key in the tables of other languages; what fills it may be a notice itself.
 */
export type Notice = string | FilledNotice;

/** A sentence with gaps, and what fills them. A plain value: it is sent between threads and kept in files. */
interface FilledNotice {
  readonly key: string;
  readonly args: readonly (string | number | FilledNotice)[];
}

/** The sentence {@link key} with {@link args} in place of its `{0}`, `{1}` …. */
export function notice(key: string, ...args: FilledNotice['args']): FilledNotice {
  return { key, args };
}

/**
 * {@link said} as text. {@link translated} gives the sentence of another language for an English one, and what it does not
 * know as it is; English where it is left out.
 */
export function noticeText(
  said: Notice,
  translated: (english: string) => string = (english) => english,
): string {
  if (typeof said === 'string') return translated(said);
  return translated(said.key).replaceAll(/\{(\d)\}/gu, (gap, index: string) => {
    const arg = said.args[Number(index)];
    if (arg === undefined) return gap;
    return typeof arg === 'number' ? String(arg) : noticeText(arg, translated);
  });
}

/** An error that people read: {@link message} is English, {@link notice} what it is in their language. */
export class NoticeError extends Error {
  override readonly name: string = 'NoticeError';
  readonly notice: Notice;

  constructor(said: Notice, options?: ErrorOptions) {
    super(noticeText(said), options);
    this.notice = said;
  }
}

/** The text of {@link error} for people: its notice, or its message where it has none. */
export function noticeOf(error: unknown): Notice {
  if (error instanceof NoticeError) return error.notice;
  return error instanceof Error ? error.message : String(error);
}
