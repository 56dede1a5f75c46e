import type { Span } from '../draft.ts';
import type { Paragraph, PlacedParagraph } from './paragraph.ts';

/** A punctuation mark that is doubled, of the wrong width, or without its other half. */
export interface PunctuationFault {
  readonly kind: 'doubled' | 'half-width' | 'unclosed' | 'unopened';
  readonly span: Span;
  readonly found: string;
  /** What should stand there; absent where only the drafter can tell. */
  readonly expected?: string;
}

/** Two marks of which one is too much, with the one that stays. */
const DOUBLED = /([，、；：])[，、；：]+|[，、；：]+([。！？])|([。])[，、；：]|。{2,}/gu;
const HALF_WIDTH =
  /(?<=[\p{Script=Han}”》）])[,;:?!](?=[\p{Script=Han}“《（])|(?<=[\p{Script=Han}”》）]{8})\.(?=[\p{Script=Han}“《])/gu;
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
};
const CLOSER_OF: Readonly<Record<string, string>> = { '《': '》', '“': '”', '（': '）', '(': ')' };
const PAIRED = /[《》“”（）()]/gu;
/** `1）`, `a)`, `一）`: a bracket that numbers an item has no other half. */
const ITEM_MARKER = /(?:^|[\s，。；：、！？（(])[\da-zA-Z一二三四五六七八九十①-⑳]{1,3}$/u;

interface ParagraphFaults {
  readonly local: readonly PunctuationFault[];
  /** Marks without their other half in this paragraph. */
  readonly loose: readonly { readonly at: number; readonly mark: string; readonly opens: boolean }[];
}

const FAULTS = new WeakMap<Paragraph, ParagraphFaults>();

/** Punctuation faults of a draft in order. A quotation may run over several paragraphs. Linear. */
export function findPunctuationFaults(paragraphs: readonly PlacedParagraph[]): PunctuationFault[] {
  const faults: PunctuationFault[] = [];
  const loose: { at: number; mark: string; opens: boolean; paragraph: number }[] = [];
  for (const [number, { start, paragraph }] of paragraphs.entries()) {
    const found = faultsOf(paragraph);
    for (const fault of found.local) faults.push({ ...fault, span: shifted(fault.span, start) });
    for (const mark of found.loose) loose.push({ ...mark, at: start + mark.at, paragraph: number });
  }
  return [...faults, ...unpaired(loose, paragraphs)].sort((a, b) => a.span.start - b.span.start);
}

/** Paragraphs that a quotation may run over. */
const LONGEST_QUOTATION = 10;

function unpaired(
  loose: readonly { at: number; mark: string; opens: boolean; paragraph: number }[],
  paragraphs: readonly PlacedParagraph[],
): PunctuationFault[] {
  const paired = new Set<number>();
  for (const [i, mark] of loose.entries()) {
    if (mark.opens || paired.has(i)) continue;
    for (let j = i - 1; j >= 0 && mark.paragraph - loose[j].paragraph <= LONGEST_QUOTATION; j--) {
      if (!loose[j].opens || CLOSER_OF[loose[j].mark] !== mark.mark || paired.has(j)) continue;
      paired.add(i).add(j);
      break;
    }
  }
  return loose.flatMap(({ at, mark, opens, paragraph }, i) => {
    if (paired.has(i)) return [];
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
    faults = { local: [...doubled(text), ...halfWidth(text)], loose: looseMarks(text) };
    FAULTS.set(paragraph, faults);
  }
  return faults;
}

function doubled(text: string): PunctuationFault[] {
  return Array.from(text.matchAll(DOUBLED), (match) => {
    const [found, comma, stop] = match;
    const span = { start: match.index, end: match.index + found.length };
    if (/^。{3,}$/u.test(found)) return { kind: 'doubled', span, found, expected: '……' } as const;
    // Two different marks: which one was meant, only the drafter knows, unless a full stop ends the sentence.
    const expected = stop ?? (comma !== undefined && /^(.)\1+$/u.test(found) ? comma : undefined);
    if (/^。+$/u.test(found)) return { kind: 'doubled', span, found, expected: '。' } as const;
    return { kind: 'doubled', span, found, ...(expected === undefined ? {} : { expected }) } as const;
  });
}

function halfWidth(text: string): PunctuationFault[] {
  return Array.from(text.matchAll(HALF_WIDTH), (match) => ({
    kind: 'half-width',
    span: { start: match.index, end: match.index + 1 },
    found: match[0],
    expected: FULL_WIDTH[match[0]],
  }));
}

function looseMarks(text: string): ParagraphFaults['loose'] {
  const loose: { at: number; mark: string; opens: boolean }[] = [];
  const open: { at: number; mark: string }[] = [];
  for (const { index: at, 0: mark } of text.matchAll(PAIRED)) {
    if (mark in CLOSER_OF) {
      open.push({ at, mark });
      continue;
    }
    const opener = open.findLastIndex((candidate) => closes(candidate.mark, mark));
    if (opener >= 0) {
      for (const lost of open.splice(opener).slice(1)) loose.push({ ...lost, opens: true });
    } else if (!(isBracket(mark) && ITEM_MARKER.test(text.slice(Math.max(0, at - 4), at)))) {
      loose.push({ at, mark, opens: false });
    }
  }
  for (const lost of open) loose.push({ ...lost, opens: true });
  return loose.sort((a, b) => a.at - b.at);
}

/** Brackets of both widths close each other. */
function closes(opener: string, closer: string): boolean {
  return CLOSER_OF[opener] === closer || (isBracket(closer) && (opener === '（' || opener === '('));
}

function isBracket(mark: string): boolean {
  return mark === '）' || mark === ')';
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
