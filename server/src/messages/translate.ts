import { inert } from '../engine/text/inert.ts';
import { ENGLISH, type MessageKey } from './english.ts';
import { SIMPLIFIED_CHINESE } from './simplifiedChinese.ts';

/** `{0}` is an argument; `{0|place|places}` a word in singular or plural by it. */
const ARGUMENT = /\{(\d)(?:\|([^{|}]*)\|([^{}]*))?\}/g;

/** Puts messages into one language. */
export type Translate = (key: MessageKey, ...args: readonly (string | number)[]) => string;

/** Messages in the language of {@link locale} (a BCP 47 tag): Chinese for `zh…`, otherwise English. */
export function translatorFor(locale: string | undefined): Translate {
  const table: Record<MessageKey, string> = /^zh\b/i.test(locale ?? '') ? SIMPLIFIED_CHINESE : ENGLISH;
  return (key, ...args) =>
    table[key].replaceAll(ARGUMENT, (_, index: string, one?: string, many?: string) => {
      const value = args[Number(index)] ?? '';
      // What a message quotes may come from a corpus.
      if (one === undefined || many === undefined) return inert(String(value));
      return value === 1 ? one : many;
    });
}

/** A message whose key is known only at run time, such as a finding's; an unknown key is shown as it is. */
export interface KeyedMessage {
  readonly key: string;
  readonly args: readonly (string | number)[];
}

/** {@link message} through {@link translate}. */
export function translateMessage(translate: Translate, message: KeyedMessage): string {
  return isMessageKey(message.key) ? translate(message.key, ...message.args) : message.key;
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(ENGLISH, key);
}
