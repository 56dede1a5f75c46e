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
 * Whether the unit at {@link at} of {@link text} (folded, from its paragraph's start) opens a quotation or a bracket.
 * Constant, but for a quote: linear in the text before it.
 */
export function opensAt(text: string, at: number): boolean {
  if (QUOTES.includes(text[at])) return !isAfterOpenQuote(text, at);
  return OPENERS.includes(text[at]);
}

/** The same of a unit that closes one. */
export function closesAt(text: string, at: number): boolean {
  if (QUOTES.includes(text[at])) return isAfterOpenQuote(text, at);
  return CLOSERS.includes(text[at]);
}

/** Where the mark is that the one at {@link at}, which closes, may close: the last before it that opens its kind; -1 without. */
export function lastOpenerBefore(text: string, at: number): number {
  const opener = OPENERS[CLOSERS.indexOf(text[at])] ?? text[at];
  return at === 0 ? -1 : text.lastIndexOf(opener, at - 1);
}

/** Quotes of one kind open and close in turns. */
function isAfterOpenQuote(text: string, at: number): boolean {
  let isOpen = false;
  for (let i = text.indexOf(text[at]); i < at; i = text.indexOf(text[at], i + 1)) isOpen = !isOpen;
  return isOpen;
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
