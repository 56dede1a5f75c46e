import { putUnits } from '../text/units.ts';
import type { Span } from '../draft.ts';
import { sidesOf } from '../text/balance.ts';
import { wholeCharacters } from '../text/characters.ts';
import { fold } from '../text/fold.ts';
import { firstAtOrAfter } from '../text/sorted.ts';
import { withoutMarksAtEnds } from './bareRun.ts';
import { countCharacters } from './characters.ts';

/** A clause of a paragraph: folded offsets, punctuation around it left out. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  /** Characters, punctuation not counted. */
  readonly characters: number;
}

/** One paragraph (line) of a draft, analysed as far as it can be by itself. Immutable, so it is cached by its text. */
export class Paragraph {
  readonly text: string;
  /** Folded {@link text}. */
  readonly folded: string;
  /** Folded unit → UTF-16 offset in {@link text}; see `Folded.offsets`. */
  readonly offsets: Uint32Array;
  /** {@link folded} as units, closed by a 0. */
  readonly units: Uint16Array;
  #clauses: readonly Clause[] | undefined;

  constructor(text: string) {
    const folded = fold(text);
    this.text = text;
    this.folded = folded.text;
    this.offsets = folded.offsets;
    this.units = new Uint16Array(folded.text.length + 1);
    putUnits(folded.text, this.units, 0);
  }

  get clauses(): readonly Clause[] {
    this.#clauses ??= cutClauses(this.folded);
    return this.#clauses;
  }

  /** UTF-16 offsets of the characters that lie whole in the folded run [{@link start}, {@link end}), which must not be empty. */
  span(start: number, end: number): { start: number; end: number } {
    const [from, to] = wholeCharacters(this.folded, start, end);
    // Of a run that holds but half a character, that character.
    const last = to > from ? to : from + 1;
    return { start: this.offsets[from], end: this.offsets[last - 1] + 1 };
  }

  /** The folded run of what lies in {@link span}, UTF-16 offsets; empty where nothing does. */
  run({ start, end }: Span): { start: number; end: number } {
    const { length } = this.folded;
    return {
      start: firstAtOrAfter(this.offsets, start, length),
      end: firstAtOrAfter(this.offsets, end, length),
    };
  }

  /** The run of the paragraph as it is written. */
  original(start: number, end: number): string {
    const span = this.span(start, end);
    return this.text.slice(span.start, span.end);
  }
}

/** A paragraph and where it begins in its draft. */
export interface PlacedParagraph {
  readonly start: number;
  readonly paragraph: Paragraph;
}

/** Where a finding is shown that is of the whole draft. {@link paragraphs} must not be empty. */
export function firstLine([{ start, paragraph }]: readonly PlacedParagraph[]): Span {
  return { start, end: start + paragraph.text.length };
}

const CLAUSE_ENDS = '，。；：！？…';

function cutClauses(folded: string): Clause[] {
  const clauses: Clause[] = [];
  const sides = sidesOf(folded);
  let from = 0;
  for (let i = 0; i <= folded.length; i++) {
    if (i < folded.length && !CLAUSE_ENDS.includes(folded[i])) continue;
    const { start, end } = withoutMarksAtEnds(folded, sides, from, i);
    if (end > start) clauses.push({ start, end, characters: countCharacters(folded, start, end) });
    from = i + 1;
  }
  return clauses;
}

/**
 * Cuts drafts into paragraphs and keeps those of the last version of each draft, so that after an edit only the
 * touched ones are analysed again.
 */
export class ParagraphCache {
  readonly #drafts = new Map<string, Map<string, Paragraph>>();

  /** Paragraphs of the draft {@link uri}, empty ones left out, in order. Linear in {@link text}. */
  paragraphs(uri: string, text: string): PlacedParagraph[] {
    const before = this.#drafts.get(uri);
    const now = new Map<string, Paragraph>();
    const placed: PlacedParagraph[] = [];
    for (const [start, end] of lines(text)) {
      const line = text.slice(start, end);
      if (line.trim() === '') continue;
      const paragraph = now.get(line) ?? before?.get(line) ?? new Paragraph(line);
      now.set(line, paragraph);
      placed.push({ start, paragraph });
    }
    this.#remember(uri, now);
    return placed;
  }

  #remember(uri: string, paragraphs: Map<string, Paragraph>): void {
    this.#drafts.delete(uri);
    this.#drafts.set(uri, paragraphs);
    for (const oldest of this.#drafts.keys()) {
      if (this.#drafts.size <= MOST_DRAFTS) break;
      this.#drafts.delete(oldest);
    }
  }
}

/** Drafts whose paragraphs are kept. Guess. */
const MOST_DRAFTS = 16;

function* lines(text: string): Generator<[start: number, end: number]> {
  let start = 0;
  for (const { index } of text.matchAll(LINE_END)) {
    if (index > start) yield [start, index];
    start = index + 1;
  }
  if (text.length > start) yield [start, text.length];
}

const LINE_END = /[\r\n]/gu;
