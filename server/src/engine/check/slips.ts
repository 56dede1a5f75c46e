import { readings } from '../phrases/pinyin.ts';
import { isHan } from './characters.ts';
import { lookAlike } from './lookalikes.ts';
import { beginsSynonym, LONGEST_SYNONYM, synonymsOf } from './synonyms.ts';

/** How a wording slipped from its set phrase. */
export type SlipKind =
  | 'homophone'
  | 'look-alike'
  | 'dropped'
  | 'added'
  | 'swapped'
  | 'synonym'
  | 'series'
  | 'number';

/** A difference between a set phrase and a draft that a slip of hand or ear explains. Offsets in folded units. */
export interface Slip {
  readonly kind: SlipKind;
  /** Where the two begin to differ; the same in both. */
  readonly at: number;
  /** What the phrase has there, and what the draft has. */
  readonly right: string;
  readonly wrong: string;
}

/** Units that must stand unchanged beside a slip for it to be one. */
const LEAST_SHARED = 4;
/** Longest difference that is one word for another. */
export const LONGEST_REGION = Math.max(2, LONGEST_SYNONYM);
const NUMERALS = '零〇一二三四五六七八九十百千万亿两几第年月日';

/**
 * The slip that makes the run [{@link start}, {@link end}) of {@link text} of {@link phrase}, both folded; nothing
 * where none does, or where the two are the same.
 */
export function slipIn(phrase: string, text: string, start: number, end: number): Slip | undefined {
  const shorter = Math.min(phrase.length, end - start);
  let head = 0;
  while (head < shorter && phrase.charCodeAt(head) === text.charCodeAt(start + head)) head++;
  if (head === phrase.length && head === end - start) return undefined;
  const most = shorter - head;
  let tail = 0;
  while (tail < most && phrase.charCodeAt(phrase.length - 1 - tail) === text.charCodeAt(end - 1 - tail))
    tail++;
  const region = Math.max(phrase.length, end - start) - head - tail;
  // Most runs that begin or end like a phrase differ from it by more than a word.
  if (head + tail < LEAST_SHARED || region > LONGEST_REGION) return undefined;
  if (!areWordUnits(phrase, head, phrase.length - tail)) return undefined;
  if (!areWordUnits(text, start + head, end - tail)) return undefined;
  return slipBetween(phrase, text.slice(start, end), head, tail);
}

/** {@link head} and {@link tail}: units that the two share at either end. */
function slipBetween(phrase: string, draft: string, head: number, tail: number): Slip | undefined {
  const right = phrase.slice(head, phrase.length - tail);
  const wrong = draft.slice(head, draft.length - tail);
  const kind = kindOf(phrase, head, right, wrong);
  if (kind !== undefined) return { kind, at: head, right, wrong };
  return synonymSlip(phrase, draft, head, tail);
}

const NUMERAL_UNITS = new Set(Array.from(NUMERALS, (numeral) => numeral.charCodeAt(0)));

function areWordUnits(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!isHan(unit) || NUMERAL_UNITS.has(unit)) return false;
  }
  return true;
}

function kindOf(phrase: string, head: number, right: string, wrong: string): SlipKind | undefined {
  const inner = head > 0 && head + right.length < phrase.length;
  if (right.length === 1 && wrong.length === 1) {
    if (synonymsOf(right).includes(wrong)) return 'synonym';
    if (soundAlike(right, wrong)) return 'homophone';
    return lookAlike(right, wrong) ? 'look-alike' : undefined;
  }
  if (right.length === 1 && wrong.length === 0) return inner ? 'dropped' : undefined;
  if (right.length === 0 && wrong.length === 1) return inner ? 'added' : undefined;
  if (right.length === 2 && wrong.length === 2) {
    if (right[0] === wrong[1] && right[1] === wrong[0]) return 'swapped';
    if (soundAlike(right[0], wrong[0]) && soundAlike(right[1], wrong[1])) return 'homophone';
  }
  return undefined;
}

/** A whole word replaced by one that is close to it; the two may share a character with each other. */
function synonymSlip(phrase: string, draft: string, head: number, tail: number): Slip | undefined {
  const room = LONGEST_SYNONYM - Math.max(phrase.length, draft.length) + head + tail;
  for (let left = 0; left <= Math.min(room, head); left++) {
    const from = head - left;
    if (!beginsSynonym(phrase.charCodeAt(from))) continue;
    for (let more = 0; more <= Math.min(room - left, tail); more++) {
      const to = tail - more;
      const right = phrase.slice(from, phrase.length - to);
      const wrong = draft.slice(from, draft.length - to);
      if (synonymsOf(right).includes(wrong)) return { kind: 'synonym', at: from, right, wrong };
    }
  }
  return undefined;
}

/** Initials and finals that dialects and input methods do not tell apart. */
function soundAlike(a: string, b: string): boolean {
  const soundsOfB = plainSounds(b.charCodeAt(0));
  return plainSounds(a.charCodeAt(0)).some((sound) => soundsOfB.includes(sound));
}

const SOUNDS = new Map<number, readonly string[]>();

function plainSounds(unit: number): readonly string[] {
  let sounds = SOUNDS.get(unit);
  if (sounds === undefined) {
    sounds = readings(unit).map((syllable) =>
      syllable
        .replace(/^([zcs])h/u, '$1')
        .replace(/^l/u, 'n')
        .replace(/([aei])ng$/u, '$1n'),
    );
    SOUNDS.set(unit, sounds);
  }
  return sounds;
}
