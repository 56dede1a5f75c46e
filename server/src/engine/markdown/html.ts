import type { Span } from '../draft.ts';

/** A piece of HTML that is not text. */
interface HtmlPiece extends Span {
  readonly kind: 'tag' | 'comment' | 'script';
  /** False for one that has no end: it goes on to the end of what was looked at. */
  readonly isClosed: boolean;
}

/** Elements whose content nobody reads. */
const SCRIPT = /^<(script|style)(?![\w-])/iu;
const BREAK = /^<br\s*\/?>$/iu;

/** True for `<br>`: a line ends there. */
export function isLineBreak(tag: string): boolean {
  return BREAK.test(tag);
}

/**
 * Tags, comments, scripts and styles between {@link start} and {@link end} of {@link text}, in order. Linear, but for
 * what looks like tags that never end: {@link LONGEST_TAG} units of each.
 */
export function* htmlPieces(text: string, start: number, end: number): Generator<HtmlPiece> {
  const next = nextOf(text, end);
  for (let at = next('<', start); at < end;) {
    const piece = pieceAt(text, at, end, next);
    if (piece) yield piece;
    at = next('<', piece?.end ?? at + 1);
  }
}

/**
 * Where a sign is next from a place on, {@link end} where it does not. Places are requested in ascending order, so
 * each sign is looked for once over the whole text.
 */
function nextOf(text: string, end: number): (sign: string, from: number) => number {
  const found = new Map<string, number>();
  return (sign, from) => {
    const known = found.get(sign);
    if (known !== undefined && known >= from) return known;
    const at = text.indexOf(sign, from);
    const place = at < 0 || at + sign.length > end ? end : at;
    found.set(sign, place);
    return place;
  };
}

function pieceAt(
  text: string,
  start: number,
  end: number,
  next: (sign: string, from: number) => number,
): HtmlPiece | undefined {
  const until = (kind: HtmlPiece['kind'], sign: string): HtmlPiece => {
    const at = next(sign, start + 1);
    return at === end
      ? { kind, start, end, isClosed: false }
      : { kind, start, end: at + sign.length, isClosed: true };
  };
  if (text.startsWith('<!--', start)) return until('comment', '-->');
  if (!/^<[a-z/!?]/iu.test(text.slice(start, start + 2))) return undefined;
  const script = SCRIPT.exec(text.slice(start, start + 8))?.[1].toLowerCase();
  if (script !== undefined) return until('script', `</${script}>`);
  return tagAt(text, start, end);
}

/** Longest tag, in units: `a<b` begins none. Guess. */
const LONGEST_TAG = 2000;

/** The tag at {@link start}, if it is one: quoted values may hold anything, else another one ends it. */
function tagAt(text: string, start: number, end: number): HtmlPiece | undefined {
  let quote = '';
  const limit = Math.min(end, start + LONGEST_TAG);
  for (let at = start + 1; at < limit; at++) {
    const unit = text[at];
    if (quote !== '') quote = unit === quote ? '' : quote;
    else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '<') return undefined;
    else if (unit === '>') return { kind: 'tag', start, end: at + 1, isClosed: true };
  }
  return limit === end ? { kind: 'tag', start, end, isClosed: false } : undefined;
}
