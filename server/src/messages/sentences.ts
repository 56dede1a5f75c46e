import { COMMAND_LINE_CHINESE } from './commandLineChinese.ts';
import { SENTENCES_CHINESE } from './sentencesChinese.ts';

interface Pattern {
  readonly english: RegExp;
  readonly chinese: string;
}

/** Longest sentence that is looked at, in UTF-16 units: a pattern with several gaps may take a power of the length. */
const LONGEST_SENTENCE = 2000;

const PATTERNS: readonly Pattern[] = Object.entries({
  ...SENTENCES_CHINESE,
  ...COMMAND_LINE_CHINESE,
}).map(([english, chinese]) => ({
  english: new RegExp(`^${escaped(english).replaceAll(/\\\{\d\\\}/g, '(.*)')}$`, 'su'),
  chinese,
}));

/**
 * Puts sentences that were said in English, for want of a language, into the language of {@link locale} (a BCP 47
 * tag), and the sentences in them. One that is not known stays as it is. Cost: tens of pattern matches, for what is said rarely.
 */
export function sentenceTranslatorFor(locale: string | undefined): (sentence: string) => string {
  if (!/^zh\b/i.test(locale ?? '')) return (sentence) => sentence;
  return inChinese;
}

function inChinese(sentence: string): string {
  if (sentence.length > LONGEST_SENTENCE) return sentence;
  for (const { english, chinese } of PATTERNS) {
    const match = english.exec(sentence);
    if (!match) continue;
    // What varies may be a sentence of its own.
    return chinese.replaceAll(/\{(\d)\}/g, (_, index: string) => inChinese(match[Number(index) + 1] ?? ''));
  }
  return sentence;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
