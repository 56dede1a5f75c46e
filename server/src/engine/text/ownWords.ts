import { foldText } from './fold.ts';
import { JIEBA_TAGS } from './jieba.ts';

/** A word that a team adds to the dictionary. */
export interface OwnWord {
  /** Folded; at most {@link LONGEST} units. */
  readonly word: string;
  /** How often it comes in the text that the dictionary was counted in; 0 where it just has to be one word. */
  readonly frequency: number;
  /** What it names: a place (`ns`), a person (`nr`), an organisation (`nt`), or nothing of these (``). */
  readonly tag: (typeof JIEBA_TAGS)[number];
}

/** Of a team that adds none. */
export const NO_WORDS: readonly OwnWord[] = [];

/** A fault of a list of words: a key of the message table and its arguments. */
export class OwnWordsError extends Error {
  override readonly name = 'OwnWordsError';

  constructor(
    readonly key: 'words.line' | 'words.long' | 'words.many',
    readonly args: readonly number[],
    message: string,
  ) {
    super(message);
  }
}

/** Units of the longest word: names of bodies written out in full are shorter. A guess. */
const LONGEST = 16;
/** Room in the dictionary beside its own words. Guesses. */
const MOST = 10_000;
const MOST_FREQUENT = 1_000_000_000;

/**
 * Reads a list of words as jieba's user dictionaries are written: a line a word, after it, if they are given, its
 * frequency and its part of speech; `#` begins a comment. Of equal words the last counts. Throws {@link OwnWordsError}
 * where a line is something else.
 */
export function parseOwnWords(text: string): readonly OwnWord[] {
  const words = new Map<string, OwnWord>();
  for (const [number, line] of text.split(/\r\n|\r|\n/u).entries()) {
    const [content] = line.split('#', 1);
    const parts = content.split(/[\s\u3000]+/u).filter((part) => part !== '');
    if (parts.length === 0) continue;
    const word = ownWordOf(parts);
    if (!word)
      throw new OwnWordsError(
        'words.line',
        [number + 1],
        `line ${number + 1} must be a word, with its frequency and part of speech if you like`,
      );
    if (word.word.length > LONGEST)
      throw new OwnWordsError(
        'words.long',
        [number + 1, LONGEST],
        `the word in line ${number + 1} is longer than ${LONGEST} characters`,
      );
    words.set(word.word, word);
    if (words.size > MOST) throw new OwnWordsError('words.many', [MOST], `it lists more than ${MOST} words`);
  }
  return [...words.values()];
}

/** A word, then a number, then a tag; number and tag may be left out. Nothing for anything else. */
function ownWordOf([written, ...rest]: readonly string[]): OwnWord | undefined {
  const word = foldText(written);
  const frequency = /^\d+$/u.test(rest[0] ?? '') ? Number(rest.shift()) : 0;
  const tag = rest.shift() ?? '';
  if (word === '' || rest.length > 0 || frequency > MOST_FREQUENT || !/^[a-z]*$/iu.test(tag))
    return undefined;
  return { word, frequency, tag: JIEBA_TAGS.find((known) => known === tag) ?? '' };
}
