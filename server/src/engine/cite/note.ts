import { joinLines } from '../text/joinLines.ts';
import { CLOSER_OF, QUOTES } from '../text/pairs.ts';
import type { Draft, Span } from '../draft.ts';
import type { CitedSource } from './source.ts';

/** A change of the draft: {@link text} in place of {@link span}. */
interface NoteEdit {
  readonly span: Span;
  readonly text: string;
}

/** Closing marks that a reference is after. */
const CLOSERS = new Set([...CLOSER_OF.values(), '"']);
const OPENING_QUOTES = new Set([...QUOTES.keys(), '"']);

/**
 * The edits that put a source after a phrase of the draft: a footnote in Markdown, a bracketed source in other
 * text; {@link quoted}, the phrase in quotation marks too where it has none. The words are Chinese, as the draft is.
 */
export function sourceNote(draft: Draft, phrase: Span, source: CitedSource, quoted = false): NoteEdit[] {
  let at = phrase.end;
  while (CLOSERS.has(draft.text[at] ?? '')) at++;
  const marked = quoted && !OPENING_QUOTES.has(draft.text[phrase.start - 1] ?? '');
  if (marked) at = phrase.end;
  const opening = { span: { start: phrase.start, end: phrase.start }, text: '“' };
  const note = (text: string): NoteEdit[] => [
    ...(marked ? [opening] : []),
    { span: { start: at, end: at }, text: `${marked ? '”' : ''}${text}` },
  ];
  if (draft.languageId !== 'markdown') return note(`（${named(source)}）`);
  const number = nextFootnote(draft.text);
  const end = draft.text.trimEnd().length;
  return [
    ...note(`[^${number}]`),
    { span: { start: end, end: draft.text.length }, text: `\n\n[^${number}]: ${located(source)}\n` },
  ];
}

function named({ cited, date }: CitedSource): string {
  const spoken = spokenDate(date);
  return `《${bare(cited)}》${spoken === '' ? '' : `，${spoken}`}`;
}

function located(source: CitedSource): string {
  const section = source.headings.map(bare).join('—');
  return `${named(source)}${section === '' ? '' : `，“${section}”部分`}。`;
}

/** A title is in 《》: its own become 〈〉; line breaks go. */
function bare(text: string): string {
  return joinLines(text, '').replaceAll('《', '〈').replaceAll('》', '〉').replace(/。$/, '');
}

function spokenDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (year === '') return '';
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}

/** One more than the largest numbered footnote. */
function nextFootnote(text: string): number {
  let largest = 0;
  for (const [, number] of text.matchAll(/\[\^(\d{1,6})\]/g)) largest = Math.max(largest, Number(number));
  return largest + 1;
}
