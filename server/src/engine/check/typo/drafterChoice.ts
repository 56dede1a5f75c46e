import { isHan } from '../characters.ts';
import type { KnownWords } from '../../text/knownWords.ts';
import type { Exchanges } from '../exchanges.ts';
import { type Edit, isExchange } from './edits.ts';

/** Words of grammar, which come and go as the sentence wants them. */
export const PARTICLES = '的地得了和与及同之也将更再又以在等';
/**
 * Share of the places in the same surroundings, from which on the corpus exchanges two writings freely. Of alarms in the unseen
 * reports that are tuned on a fifth are so, of 600 slips none.
 */
const FREE = 0.002;
/** Units of the longest word that is asked for. */
const LONGEST_WORD = 4;

/**
 * True for characters that stand for others by the drafter's choice, whatever speaks against them: the corpus has both in the
 * same surroundings (`作出` and `做出`). Of what is moved, put in or left out the trees know it (`movedTrees.ts`).
 */
export function isChoice(text: string, edit: Edit, exchanges: Pick<Exchanges, 'nearRate'>): boolean {
  if (!isExchange(edit)) return false;
  const { at, wrong, right } = edit;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + wrong.length);
  return (
    (isHan(before.charCodeAt(0)) && exchanges.nearRate(before + right, before + wrong) >= FREE) ||
    (isHan(after.charCodeAt(0)) && exchanges.nearRate(right + after, wrong + after) >= FREE)
  );
}

/**
 * True where a character stands twice because one word ends with it and the next begins with it: `国际主义义务`. Nothing is too
 * many there, however rare the two words are side by side.
 */
export function areTwoWords(
  text: string,
  { kind, at, wrong }: Pick<Edit, 'kind' | 'at' | 'wrong'>,
  words: KnownWords | undefined,
): boolean {
  if (kind !== 'doubled' || wrong.length !== 1 || words === undefined) return false;
  const isWord = (from: number, to: number): boolean => words.familiarity(text, from, to) > 0;
  const lengths = Array.from({ length: LONGEST_WORD - 1 }, (_, i) => i + 2);
  return (
    lengths.some((length) => at >= length && isWord(at - length, at)) &&
    lengths.some((length) => at + length <= text.length && isWord(at, at + length))
  );
}
