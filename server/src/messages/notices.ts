import { type Notice, noticeText } from '../engine/text/notice.ts';
import type { IndexStatus, OfficeStatus } from '../protocol/index.ts';
import { COMMAND_LINE_CHINESE } from './commandLineChinese.ts';
import { NOTICES_CHINESE } from './noticesChinese.ts';

const CHINESE: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...NOTICES_CHINESE, ...COMMAND_LINE_CHINESE }),
);

/**
 * Puts notices, which carry their English, into the language of {@link locale} (a BCP 47 tag). One that is not in the
 * table stays English.
 */
export function noticesFor(locale: string | undefined): (said: Notice) => string {
  if (!/^zh\b/i.test(locale ?? '')) return (said) => noticeText(said);
  return (said) => noticeText(said, inChinese);
}

/** {@link status} as it is sent or printed: {@link say} puts its notices into a language. */
export function statusText(
  { message, skipped, office, ...rest }: IndexStatus<Notice>,
  say: (said: Notice) => string,
): IndexStatus {
  return {
    ...rest,
    skipped: skipped.map((file) => ({ ...file, reason: say(file.reason) })),
    ...(message !== undefined && { message: say(message) }),
    ...(office && { office: officeStatusText(office, say) }),
  };
}

/** The same for what is reported of the office's server. */
export function officeStatusText(
  { message, ...rest }: OfficeStatus<Notice>,
  say: (said: Notice) => string,
): OfficeStatus {
  return { ...rest, ...(message !== undefined && { message: say(message) }) };
}

function inChinese(english: string): string {
  return CHINESE.get(english) ?? english;
}
