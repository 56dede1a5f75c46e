import { shifted, type Span } from '../draft.ts';
import { CIRCLED } from '../text/numerals.ts';
import { CLOSER_OF } from '../text/pairs.ts';
import type { Paragraph, PlacedParagraph } from './paragraph.ts';

/** A punctuation mark that is doubled, of the wrong width, or without its other half. */
export interface PunctuationFault {
  readonly kind: 'doubled' | 'half-width' | 'unclosed' | 'unopened';
  readonly span: Span;
  readonly found: string;
  /** What should be there; absent where only the drafter can know. */
  readonly expected?: string;
}

/** Marks in a row of which one is enough; `！` and `？` only where they end it. */
const DOUBLED = /[，、；：。]{2,}[！？]?|[，、；：][！？]/gu;
const HALF_WIDTH =
  /(?<=[\p{Script=Han}”》）])[,;:?!](?=[\p{Script=Han}“《（])|(?<=[\p{Script=Han}”》）]{8})\.(?=[\p{Script=Han}“《])/gu;
const HALF_WIDTH_MARK = /[,;:?!.]/u;
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
};
const STRAIGHT = /["']/gu;
const CURLED: Readonly<Record<string, readonly [opening: string, closing: string]>> = {
  '"': ['“', '”'],
  "'": ['‘', '’'],
};
const HAN_OR_MARK = /^[\p{Script=Han}\u3000-\u303f\uff00-\uff0f\uff1a-\uff20“”‘’—…]/u;
/** What may be outside a quotation. */
const BORDER = /^(?:$|[\s(),.:;!?\p{Script=Han}\u3000-\u303f\uff00-\uff0f\uff1a-\uff20“”‘’—…])/u;
const SPACE = /^(?:$|\s)/u;
const HAN = /\p{Script=Han}/u;

/** Marks whose other half is looked for. Corner marks and others are too rare in papers to be written wrong. */
const PAIRED = /[《》“”‘’（）()〔〕]/gu;
/** What a mark closes: brackets of both widths close each other. */
const OPENERS_OF = new Map<string, readonly string[]>([
  ...Array.from(CLOSER_OF, ([opening, closing]): [string, string[]] => [closing, [opening]]),
  ['）', ['（', '(']],
  [')', ['(', '（']],
]);
/** `1）`, `a)`, `一）`: a bracket that numbers an item has no other half. */
const ITEM_MARKER = new RegExp(
  `(?:^|[\\s，。；：、！？（(])[\\d０-９a-zA-Z一二三四五六七八九十${CIRCLED}]{1,3}$`,
  'u',
);

/** A mark without its other half so far. */
interface LooseMark {
  readonly at: number;
  readonly mark: string;
  readonly opens: boolean;
}

interface ParagraphFaults {
  readonly local: readonly PunctuationFault[];
  /** Marks without their other half in this paragraph. */
  readonly loose: readonly LooseMark[];
}

const FAULTS = new WeakMap<Paragraph, ParagraphFaults>();

/** Punctuation faults of a draft in order. A quotation may run over several paragraphs. Linear. */
export function findPunctuationFaults(paragraphs: readonly PlacedParagraph[]): PunctuationFault[] {
  const faults: PunctuationFault[] = [];
  const loose: PlacedMark[] = [];
  for (const [number, { start, paragraph }] of paragraphs.entries()) {
    const found = faultsOf(paragraph);
    for (const fault of found.local) faults.push({ ...fault, span: shifted(fault.span, start) });
    for (const mark of found.loose) loose.push({ ...mark, at: start + mark.at, paragraph: number });
  }
  return [...faults, ...unpaired(loose, paragraphs)].sort((a, b) => a.span.start - b.span.start);
}

interface PlacedMark extends LooseMark {
  readonly paragraph: number;
}

/** Paragraphs that a quotation may run over. Guess. */
const LONGEST_QUOTATION = 10;

/** The marks of all paragraphs that have no other half in one of the next. */
function unpaired(loose: readonly PlacedMark[], paragraphs: readonly PlacedParagraph[]): PunctuationFault[] {
  const open = new Map<string, PlacedMark[]>();
  const paired = new Set<PlacedMark>();
  for (const mark of loose) {
    if (mark.opens) {
      const closer = CLOSER_OF.get(mark.mark) ?? '';
      const waiting = open.get(closer);
      if (waiting) waiting.push(mark);
      else open.set(closer, [mark]);
      continue;
    }
    const opener = open.get(mark.mark)?.at(-1);
    if (opener === undefined || mark.paragraph - opener.paragraph > LONGEST_QUOTATION) continue;
    open.get(mark.mark)?.pop();
    paired.add(mark).add(opener);
  }
  return loose.flatMap((each) => {
    const { at, mark, opens, paragraph } = each;
    if (paired.has(each)) return [];
    // Every paragraph of a long quotation opens with a mark; only the last one closes it.
    const next = paragraphs[paragraph + 1]?.paragraph.text.trimStart() ?? '';
    if (mark === '“' && next.startsWith('“')) return [];
    return [
      { kind: opens ? 'unclosed' : 'unopened', span: { start: at, end: at + 1 }, found: mark } as const,
    ];
  });
}

function faultsOf(paragraph: Paragraph): ParagraphFaults {
  let faults = FAULTS.get(paragraph);
  if (faults === undefined) {
    const { text } = paragraph;
    faults = {
      local: [...doubled(text), ...halfWidth(text), ...straightQuotes(text)],
      loose: looseMarks(text),
    };
    FAULTS.set(paragraph, faults);
  }
  return faults;
}

function doubled(text: string): PunctuationFault[] {
  return Array.from(text.matchAll(DOUBLED), ({ index, 0: found }) => {
    const span = { start: index, end: index + found.length };
    const expected = markMeant(found);
    return { kind: 'doubled', span, found, ...(expected === undefined ? {} : { expected }) } as const;
  });
}

/** The mark that stays of {@link marks}; undefined where only the drafter knows. */
function markMeant(marks: string): string | undefined {
  if (/^。{3,}$/u.test(marks)) return '……';
  const kinds = new Set(marks);
  if (kinds.size === 1) return marks[0];
  // A stop at their end, and nowhere before it, ends the sentence.
  return /^[，、；：]+[。！？]+$/u.test(marks) ? marks.at(-1) : undefined;
}

function halfWidth(text: string): PunctuationFault[] {
  // Looking back at every unit takes long.
  if (!HALF_WIDTH_MARK.test(text)) return [];
  return Array.from(text.matchAll(HALF_WIDTH), (match) => ({
    kind: 'half-width',
    span: { start: match.index, end: match.index + 1 },
    found: match[0],
    expected: FULL_WIDTH[match[0]],
  }));
}

/**
 * Straight marks around text in Chinese, opening and closing alternately: `增强"四个意识"`. Marks of inches and
 * minutes, of code, and those among Latin words are none. One that is left over between characters has no other half.
 */
function straightQuotes(text: string): PunctuationFault[] {
  const faults: PunctuationFault[] = [];
  const open = new Map<string, number>();
  for (const { index: at, 0: mark } of text.matchAll(STRAIGHT)) {
    const before = text[at - 1] ?? '';
    const after = text[at + 1] ?? '';
    const start = open.get(mark);
    if (start === undefined) {
      if (isChinese(before, after) && BORDER.test(before) && !SPACE.test(after)) open.set(mark, at);
      continue;
    }
    if (!isChinese(after, before) || !BORDER.test(after) || SPACE.test(before)) continue;
    open.delete(mark);
    const [opening, closing] = CURLED[mark];
    faults.push(straightQuote(start, mark, opening), straightQuote(at, mark, closing));
  }
  for (const [mark, at] of open) {
    if (HAN.test(text[at - 1] ?? '') && HAN.test(text[at + 1] ?? ''))
      faults.push({ kind: 'unclosed', span: { start: at, end: at + 1 }, found: mark });
  }
  return faults;
}

function straightQuote(at: number, found: string, expected: string): PunctuationFault {
  return { kind: 'half-width', span: { start: at, end: at + 1 }, found, expected };
}

function isChinese(outside: string, inside: string): boolean {
  return HAN_OR_MARK.test(outside) || HAN_OR_MARK.test(inside);
}

function looseMarks(text: string): LooseMark[] {
  const loose: LooseMark[] = [];
  const open: { at: number; mark: string }[] = [];
  /** How many of each mark are open: where there is none, none need be looked for. */
  const counts = new Map<string, number>();
  const count = (mark: string, by: number) => counts.set(mark, (counts.get(mark) ?? 0) + by);
  for (const { index: at, 0: mark } of text.matchAll(PAIRED)) {
    if (isApostrophe(text, at)) continue;
    if (CLOSER_OF.has(mark)) {
      open.push({ at, mark });
      count(mark, 1);
      continue;
    }
    const openers = OPENERS_OF.get(mark) ?? [];
    if (openers.some((opener) => (counts.get(opener) ?? 0) > 0)) {
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        count(last.mark, -1);
        if (openers.includes(last.mark)) break;
        loose.push({ ...last, opens: true });
      }
    } else if (!(isBracket(mark) && ITEM_MARKER.test(text.slice(Math.max(0, at - 4), at)))) {
      loose.push({ at, mark, opens: false });
    }
  }
  for (const lost of open) loose.push({ ...lost, opens: true });
  return loose.sort((a, b) => a.at - b.at);
}

/** `O’Neill`, `’98抗洪`: the mark that closes a quotation, and closes none. */
function isApostrophe(text: string, at: number): boolean {
  return text[at] === '’' && (/[A-Za-z]/u.test(text[at - 1] ?? '') || /\d/u.test(text[at + 1] ?? ''));
}

function isBracket(mark: string): boolean {
  return mark === '）' || mark === ')';
}
