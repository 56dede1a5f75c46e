/**
 * Quotes and brackets of folded text. Folding makes opening and closing quotes one, so which of the two a quote
 * is follows from those before it: one that is open is closed, one that is not is opened.
 */
const QUOTES = '“‘';
const OPENERS = '《（〔{';
const CLOSERS = '》）〕}';

/** The quotes and brackets that {@link text} (folded, from its paragraph's start) leaves open, outermost first. */
export function openBrackets(text: string): string {
  let open = '';
  for (const character of text) open = step(open, character) ?? open;
  return open;
}

/**
 * Whether {@link text} opens nothing that it does not close, and closes only what it opened or what {@link open}
 * holds.
 */
export function isBalanced(text: string, open = ''): boolean {
  let now = open;
  let kept = open.length;
  for (const character of text) {
    const next = step(now, character);
    if (next === undefined) return false;
    now = next;
    kept = Math.min(kept, now.length);
  }
  return now.length === kept;
}

/** For each unit of {@link text} whether it is a quote that closes. */
export function closingQuotes(text: string, open: string): boolean[] {
  let now = open;
  return Array.from({ length: text.length }, (_, at) => {
    const next = step(now, text[at]) ?? now;
    const closes = QUOTES.includes(text[at]) && next.length < now.length;
    now = next;
    return closes;
  });
}

/**
 * By unit of {@link text} (folded, from its paragraph's start): 1 where it opens a quotation or a bracket, -1 where it closes
 * one, otherwise 0. Quotes of one kind open and close in turns. Linear.
 */
export function sidesOf(text: string): Int8Array {
  const sides = new Int8Array(text.length);
  const next = new Map(Array.from(QUOTES, (quote) => [quote, 1]));
  for (let at = 0; at < text.length; at++) {
    const kind = KINDS[text.charCodeAt(at)];
    if (kind === QUOTE) {
      const side = next.get(text[at]) ?? 1;
      sides[at] = side;
      next.set(text[at], -side);
    } else sides[at] = kind;
  }
  return sides;
}

const QUOTE = 2;
/** By unit, whether it opens (1) or closes (-1) or does either. */
const KINDS = new Int8Array(0x10000);
for (const mark of QUOTES) KINDS[mark.charCodeAt(0)] = QUOTE;
for (const mark of OPENERS) KINDS[mark.charCodeAt(0)] = 1;
for (const mark of CLOSERS) KINDS[mark.charCodeAt(0)] = -1;

/** Where the mark is that the one at {@link at}, which closes, may close: the last before it that opens its kind; -1 without. */
export function lastOpenerBefore(text: string, at: number): number {
  const opener = OPENERS[CLOSERS.indexOf(text[at])] ?? text[at];
  return at === 0 ? -1 : text.lastIndexOf(opener, at - 1);
}

/** Whether {@link character} closes {@link opener}. */
export function isCloserOf(character: string, opener: string): boolean {
  return step(opener, character) === '';
}

/** The marks open after {@link character}; undefined where it closes what is not open. */
function step(open: string, character: string): string | undefined {
  if (QUOTES.includes(character)) {
    return open.endsWith(character) ? open.slice(0, -1) : open + character;
  }
  if (OPENERS.includes(character)) return open + character;
  const closer = CLOSERS.indexOf(character);
  if (closer < 0) return open;
  return open.endsWith(OPENERS[closer]) ? open.slice(0, -1) : undefined;
}
