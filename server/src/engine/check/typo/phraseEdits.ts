import { isHan } from '../characters.ts';
import type { CorpusMatcher } from '../corpusMatcher.ts';
import type { NearPhrase } from '../nearPhrases.ts';
import { standsAlone } from '../wordBorders.ts';
import { soundLikeness, shapeLikeness } from './confusables.ts';
import { type Edit, type EditKind, inOnePlace, maySwap, NUMERALS } from './edit.ts';

/**
 * A wording that a source has may be that source's own slip: it stands for none where the set phrase has so many
 * articles for each place of it. Guess.
 */
export const ARTICLES_FOR_A_SLIP = 50;

/** Marks between which a set phrase is whole; what is before the members of a list may be said once for all of them: `中、日两国人民`. */
const MARKS_BEFORE = '，。；：！？';
const MARKS_AFTER = `${MARKS_BEFORE}、`;

/**
 * Exchanges that make a set phrase of a wording of {@link text} (folded) that is one slip away from it, whatever is
 * around it. {@link near} are the phrases that it may mean.
 */
export function phraseEdits(text: string, near: readonly NearPhrase[], matcher: CorpusMatcher): Edit[] {
  const found = new Map<string, Edit>();
  const consider = (phrase: { text: string; articles: number }, edit: Edit, start: number): void => {
    const { length } = phrase.text;
    const end = start + length + edit.wrong.length - edit.right.length;
    // What follows may say the unit that is missing: then the phrase is whole.
    if (edit.at + edit.right.length > start + length) return;
    const key = `${edit.at} ${edit.wrong} ${edit.right}`;
    const known = found.get(key)?.phrase;
    if (known !== undefined && known.articles >= phrase.articles) return;
    const isCutOff = isBesideMark(text, edit, start, end);
    // Most are whole beside a mark in the corpus, too: one look, where counting them takes a search a shard, twice.
    if (
      isCutOff &&
      matcher.holds(text.slice(edit.at === start ? start - 1 : start, edit.at === end ? end + 1 : end))
    )
      return;
    // What is left of a phrase is wherever that is whole.
    const whole = isCutOff ? matcher.count(phrase.text) : 0;
    if ((matcher.count(text.slice(start, end)) - whole) * ARTICLES_FOR_A_SLIP > phrase.articles) return;
    // `建设现代化` is not meant by `构建现代化`; what goes on at its far end (`常委|会`) says nothing of the slip.
    const isAtHead = edit.at - start <= start + length - edit.at - edit.right.length;
    if (!standsAlone(text, isAtHead ? start : 0, isAtHead ? text.length : end, matcher.index)) return;
    found.set(key, {
      ...edit,
      phrase: { articles: phrase.articles, start, length, ...(isCutOff && { isCutOff }) },
    });
  };
  for (const { phrase, at, side } of near) {
    const begins = side === 'begins' ? at : at - phrase.text.length;
    if (begins >= 0 && text.startsWith(phrase.text, begins)) {
      for (const { edit, start } of doublesBeside(phrase.text, text, begins)) consider(phrase, edit, start);
      continue;
    }
    const edits = side === 'begins' ? slipsAfter(phrase.text, text, at) : slipsBefore(phrase.text, text, at);
    for (const edit of edits)
      consider(phrase, edit, side === 'begins' ? at : begins - edit.wrong.length + edit.right.length);
  }
  return [...found.values()];
}

/** What makes {@link phrase}, not whole there, of {@link text} from {@link start} on: each slip at the first unit that they do not share. */
function slipsAfter(phrase: string, text: string, start: number): Edit[] {
  let head = 0;
  while (head < phrase.length && phrase[head] === text[start + head]) head++;
  const at = start + head;
  const goesOn = (fromPhrase: number, fromText: number): boolean =>
    text.startsWith(phrase.slice(head + fromPhrase), at + fromText);
  const edits: (Edit | undefined)[] = [];
  if (goesOn(1, 1)) edits.push(editOf('exchanged', text, at, 1, phrase[head]));
  if (phrase[head] === text[at + 1] && phrase[head + 1] === text[at] && goesOn(2, 2))
    edits.push(editOf('swapped', text, at, 2, phrase.slice(head, head + 2)));
  if (head > 0 && goesOn(0, 1)) edits.push(editOf('added', text, at, 1, ''));
  if (head > 0 && (head + 1 < phrase.length || isMark(text, at, MARKS_AFTER)) && goesOn(1, 0))
    edits.push(editOf('dropped', text, at, 0, phrase[head]));
  return edits.filter((edit) => edit !== undefined);
}

/** What makes {@link phrase}, not whole there, of {@link text} up to {@link end}: each slip at the last unit that they do not share. */
function slipsBefore(phrase: string, text: string, end: number): Edit[] {
  let tail = 0;
  while (tail < phrase.length && phrase[phrase.length - 1 - tail] === text[end - 1 - tail]) tail++;
  const last = phrase.length - 1 - tail;
  const at = end - 1 - tail;
  const goesOn = (toPhrase: number, toText: number): boolean =>
    toText >= 0 && text.endsWith(phrase.slice(0, toPhrase), toText);
  const edits: (Edit | undefined)[] = [];
  if (at >= 0 && goesOn(last, at)) edits.push(editOf('exchanged', text, at, 1, phrase[last]));
  if (
    last > 0 &&
    at > 0 &&
    phrase[last] === text[at - 1] &&
    phrase[last - 1] === text[at] &&
    goesOn(last - 1, at - 1)
  )
    edits.push(editOf('swapped', text, at - 1, 2, phrase.slice(last - 1, last + 1)));
  if (tail > 0 && goesOn(last + 1, at)) edits.push(editOf('added', text, at, 1, ''));
  // Of two equal units at the beginning one may be missing.
  if (
    tail > 0 &&
    (last > 0 || phrase[0] === phrase[1] || isMark(text, at, MARKS_BEFORE)) &&
    goesOn(last, at + 1)
  )
    edits.push(editOf('dropped', text, at + 1, 0, phrase[last]));
  return edits.filter((edit) => edit !== undefined);
}

/** Whether what is missing is the first or the last unit of what is in [start, end), and a mark is beside it. */
function isBesideMark(text: string, { kind, at }: Edit, start: number, end: number): boolean {
  if (kind !== 'dropped') return false;
  return (
    (at === start && isMark(text, start - 1, MARKS_BEFORE)) || (at === end && isMark(text, end, MARKS_AFTER))
  );
}

/** Whether one of {@link marks} is at {@link at}: at the end of a text more may come. */
function isMark(text: string, at: number, marks: string): boolean {
  return at >= 0 && at < text.length && marks.includes(text[at]);
}

/** Slips where {@link phrase} is whole at {@link begins} and its first unit or its last one is there twice, and where each starts. */
function doublesBeside(phrase: string, text: string, begins: number): { edit: Edit; start: number }[] {
  const end = begins + phrase.length;
  const first = text[begins - 1] === phrase[0] ? editOf('doubled', text, begins - 1, 1, '') : undefined;
  const last = text[end] === phrase[phrase.length - 1] ? editOf('doubled', text, end, 1, '') : undefined;
  return [
    ...(first === undefined ? [] : [{ edit: first, start: begins - 1 }]),
    ...(last === undefined ? [] : [{ edit: last, start: begins }]),
  ];
}

function editOf(kind: EditKind, text: string, at: number, removed: number, right: string): Edit | undefined {
  const wrong = text.slice(at, at + removed);
  if (!mayStandFor(kind, wrong, right)) return undefined;
  const isOne = kind === 'exchanged';
  const [a, b] = [wrong.charCodeAt(0), right.charCodeAt(0)];
  const isTwice = kind === 'added' && (text[at - 1] === wrong || text[at + 1] === wrong);
  return inOnePlace(text, {
    kind: isTwice ? 'doubled' : kind,
    at,
    wrong,
    right,
    sound: isOne ? soundLikeness(a, b) : 0,
    shape: isOne ? shapeLikeness(a, b) : 0,
  });
}

/** Whether the units are characters, and no figure is lost or put in. */
function mayStandFor(kind: EditKind, wrong: string, right: string): boolean {
  if (kind === 'swapped') return maySwap(wrong.charCodeAt(0), wrong.charCodeAt(1));
  return [...(wrong + right)].every((unit) => isHan(unit.charCodeAt(0)) && !NUMERALS.has(unit.charCodeAt(0)));
}
