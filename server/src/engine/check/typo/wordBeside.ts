import { isHan } from '../characters.ts';
import type { CorpusGrams } from './grams.ts';

/** A text around what may be put in, and what is known of it. */
export interface Around {
  /** The unit at a place; 0 beyond the text. */
  readonly unitAt: (at: number) => number;
  readonly grams: Pick<CorpusGrams, 'mayHoldPair' | 'mayHold'>;
  /** Whether units are known to be a word. */
  readonly isKnown: (word: string) => boolean;
}

/** Whether a word, {@link right}, may follow the two units before {@link at}, or before the two after the next. */
export function isWordBeside(around: Around, at: number, [first, second]: readonly number[]): boolean {
  const { unitAt, isKnown } = around;
  return (
    (mayHoldWords(around, unitAt(at - 2), unitAt(at - 1), first, second) ||
      mayHoldWords(around, first, second, unitAt(at + 2), unitAt(at + 3))) &&
    isKnown(String.fromCharCode(first, second))
  );
}

function mayHoldWords({ grams }: Around, a: number, b: number, c: number, d: number): boolean {
  return isHan(a) && isHan(b) && isHan(c) && isHan(d) && grams.mayHold(a, b, c, d);
}

/** Whether {@link unit} ends a word of two units or three that may follow the units before it, or begins one before those after it. */
export function isPartBeside(around: Around, at: number, unit: number): boolean {
  const { unitAt, grams } = around;
  const [third, second, before] = [unitAt(at - 3), unitAt(at - 2), unitAt(at - 1)];
  const [after, next, last] = [unitAt(at + 1), unitAt(at + 2), unitAt(at + 3)];
  const isWord = (...units: readonly number[]): boolean => around.isKnown(String.fromCharCode(...units));
  return (
    (grams.mayHoldPair(before, unit) &&
      mayHoldWords(around, third, second, before, unit) &&
      (isWord(before, unit) || isWord(second, before, unit))) ||
    (grams.mayHoldPair(unit, after) &&
      mayHoldWords(around, unit, after, next, last) &&
      (isWord(unit, after) || isWord(unit, after, next)))
  );
}

/** Whether {@link unit} makes a word with a neighbour of {@link at}. */
export function makesWord({ unitAt, isKnown }: Around, at: number, unit: number): boolean {
  const [before, after] = [unitAt(at - 1), unitAt(at + 1)];
  return (
    (isHan(before) && isKnown(String.fromCharCode(before, unit))) ||
    (isHan(after) && isKnown(String.fromCharCode(unit, after)))
  );
}
