import type { Span } from '../engine/draft.ts';

/** A place of a draft with what is around it in its sentence, cut where that is long. */
export interface Surroundings {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** Offsets in the draft of the first unit of `before` and after the last of `after`. */
  readonly start: number;
  readonly end: number;
  /** Whether the sentence goes on beyond them. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** UTF-16 units kept on either side. Guess. */
const MOST_AROUND = 40;
/** Of a place longer than this, its beginning is shown. Guess. */
const LONGEST = 200;
const ENDS_SENTENCE = /[。！？\r\n]/u;
const ENDS_CLAUSE = /[，；：、。！？]/u;

/** The sentence around {@link span} of {@link text}, as far as it helps to know the place again. */
export function surroundingsOf(text: string, { start, end }: Span): Surroundings {
  const shownEnd = Math.min(end, start + LONGEST);
  const from = startOf(text, start);
  const to = shownEnd < end ? shownEnd : endOf(text, end);
  return {
    before: text.slice(from, start),
    text: text.slice(start, shownEnd),
    after: text.slice(shownEnd, to),
    start: from,
    end: to,
    cutBefore: from > 0 && !ENDS_SENTENCE.test(text[from - 1]),
    cutAfter: shownEnd < end || (to < text.length && !endsSentence(text, to)),
  };
}

function startOf(text: string, start: number): number {
  let clause = start;
  for (let at = start; at > 0 && start - at <= MOST_AROUND; at--) {
    if (ENDS_SENTENCE.test(text[at - 1])) return at;
    if (ENDS_CLAUSE.test(text[at - 1])) clause = at;
    else if (at === 1) return 0;
  }
  return clause < start ? clause : whole(text, Math.max(0, start - MOST_AROUND));
}

function endOf(text: string, end: number): number {
  // What ends with its sentence has nothing after it.
  if (end > 0 && ENDS_SENTENCE.test(text[end - 1])) return end;
  let clause = end;
  for (let at = end; at < text.length && at - end < MOST_AROUND; at++) {
    if (/[\r\n]/u.test(text[at])) return at;
    if (ENDS_SENTENCE.test(text[at])) return at + 1;
    if (ENDS_CLAUSE.test(text[at])) clause = at + 1;
    else if (at === text.length - 1) return text.length;
  }
  return clause > end ? clause : whole(text, Math.min(text.length, end + MOST_AROUND));
}

/** {@link offset}, or the one after it inside a surrogate pair. */
function whole(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text[offset] ?? '') ? offset + 1 : offset;
}

function endsSentence(text: string, end: number): boolean {
  return ENDS_SENTENCE.test(text[end - 1]) || /[\r\n]/u.test(text[end]);
}
