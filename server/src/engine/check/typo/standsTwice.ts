import type { KnownWords } from '../../text/knownWords.ts';
import { isDigit, isHan } from '../characters.ts';
import { CONJUNCTIONS, LONGEST_WORD } from './drafterChoice.ts';
import { type Edit, NUMERALS } from './edit.ts';

/** Units of words that have a character twice by themselves: of two it proves nothing. */
const LONG_WORDS = [3, 4];
/** What bodies are called that have their own names before it, which no dictionary knows: `民防办办理`, `合议组组成人员`. */
const BODIES = '办部局委科组院所站厅署';

/**
 * True where a character is there twice because one word ends with it and the next begins with it (`国际主义义务`), or a measure
 * after its figure (`220处处于`), or a body (`民防办办理`), or a conjunction is one itself (`互利和和平共处`), or in one word
 * (`蓬蓬勃勃`). Nothing is too many there, however rare the words are; but inside a set phrase that shows what its words are, and
 * a dictionary finds words across them by chance. {@link isHeld} says whether the corpus has a run.
 */
export function areWords(
  text: string,
  { kind, at, wrong, phrase }: Pick<Edit, 'kind' | 'at' | 'wrong' | 'phrase'>,
  words: KnownWords | undefined,
  isHeld: (run: string) => boolean,
): boolean {
  if (kind !== 'doubled' || wrong.length !== 1 || words === undefined) return false;
  const isWord = (from: number, to: number): boolean => words.familiarity(text, from, to) > 0;
  const lengths = Array.from({ length: LONGEST_WORD - 1 }, (_, i) => i + 2);
  const begun = lengths.filter((length) => at + length <= text.length && isWord(at, at + length));
  const begins = (): boolean => begun.length > 0;
  const ends = (): boolean => lengths.some((length) => at >= length && isWord(at - length, at));
  // A set phrase that begins with the word says nothing of what joins it.
  if (CONJUNCTIONS.includes(wrong) && begins()) return true;
  if (phrase !== undefined && !isAtEdge(phrase, at)) return false;
  const isInside = LONG_WORDS.some((length) =>
    Array.from({ length: length - 1 }, (_, i) => at - 1 - i).some(
      (from) => from >= 0 && from + length <= text.length && isWord(from, from + length),
    ),
  );
  return (
    isInside ||
    ((isMeasure(text, at - 1) || ends()) && begins()) ||
    begun.some((length) => isBody(text, at, length, isHeld))
  );
}

/** Whether {@link phrase} begins with the second of two like units, or ends with the first: it is whole, and says nothing of the other. */
function isAtEdge({ start, length }: NonNullable<Edit['phrase']>, at: number): boolean {
  return start >= at - 1 || start + length <= at;
}

/**
 * Whether the unit before {@link at} ends the name of a body beside the word of {@link length} units there, not that word itself, which
 * the corpus would have after the two units before it: `有关部部门`.
 */
function isBody(text: string, at: number, length: number, isHeld: (run: string) => boolean): boolean {
  if (!BODIES.includes(text.charAt(at)) || !isHan(text.charCodeAt(at - 2))) return false;
  return !isHeld(text.slice(Math.max(0, at - 3), at) + text.slice(at + 1, at + length));
}

/** Whether the unit at {@link at} is what a figure before it counts. */
function isMeasure(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return isDigit(before) || NUMERALS.has(before);
}
