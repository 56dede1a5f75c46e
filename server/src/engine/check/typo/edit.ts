import { isHan } from '../characters.ts';

/** How a hand slips: other characters for the right ones, neighbours swapped, one too many, one too few. */
export type EditKind = 'exchanged' | 'word exchanged' | 'swapped' | 'doubled' | 'added' | 'dropped';

/** An exchange of a few characters of a text that may correct it. */
export interface Edit {
  readonly kind: EditKind;
  /** Folded units [at, at + wrong.length) of the text, and what would replace them. */
  readonly at: number;
  readonly wrong: string;
  readonly right: string;
  /** How alike the two sound and look, 0 to 1; of two characters, the lesser. */
  readonly sound: number;
  readonly shape: number;
  /** The set phrase that it makes, if it makes one. */
  readonly phrase?: MadePhrase;
}

/** A set phrase: its articles, where it begins, and its length in units. */
interface MadePhrase {
  readonly articles: number;
  readonly start: number;
  readonly length: number;
  /** Whether its first unit or its last one is put in, beside a mark. */
  readonly isCutOff?: boolean;
}

/** Whether characters stand for others, as many as there should be; else they are moved, put in or left out. */
export function isExchange({ kind }: Pick<Edit, 'kind'>): boolean {
  return kind === 'exchanged' || kind === 'word exchanged';
}

/** {@link edit} where it is looked for: of equal units one of which is too many or missing, the last. */
export function inOnePlace(text: string, edit: Edit): Edit {
  const { wrong, right } = edit;
  const unit = wrong + right;
  if (unit.length !== 1 || wrong.length === right.length) return edit;
  let { at } = edit;
  while (text[at + wrong.length] === unit) at++;
  return { ...edit, at };
}

/** Figures are the report's own: no slip is looked for in them. */
export const NUMERALS = new Set(
  Array.from('〇零一二三四五六七八九十百千万亿两', (numeral) => numeral.charCodeAt(0)),
);

/** Whether two units may have changed places: characters, one of which may be a figure, as it stays the one that it is. */
export function maySwap(a: number, b: number): boolean {
  return a !== b && isHan(a) && isHan(b) && !(NUMERALS.has(a) && NUMERALS.has(b));
}
