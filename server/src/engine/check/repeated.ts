import type { Span } from '../draft.ts';
import { fnvOf } from '../text/fnv.ts';
import { isDigit, isHan, withoutPunctuation } from './characters.ts';
import type { Clause, Paragraph, PlacedParagraph } from './paragraph.ts';
import { Repeats } from './repeats.ts';

/** Fewest characters of a clause that is worth saying only once. Guess. */
const SHORTEST_REPEATED = 8;

/** Fewest characters of one that may be anywhere in the draft, and how far apart a shorter one may, in units. Guess. */
const SHORTEST_FAR = 12;
const FURTHEST_SHORT = 2000;

/** A run of clauses that the draft says more than once: its places in the draft, in order. */
export interface Repetition {
  readonly characters: number;
  /** Folded, without punctuation: what the places have in common. */
  readonly text: string;
  readonly places: readonly Span[];
}

interface Occurrence {
  /** Paragraph and clause, as numbers. */
  readonly paragraph: number;
  readonly clause: number;
}

/**
 * Clauses that {@link paragraphs} say again, neighbouring ones joined into one repetition. {@link isExempt} says
 * which clauses may occur twice. Linear in the draft.
 */
export function findRepeated(
  paragraphs: readonly PlacedParagraph[],
  isExempt: (paragraph: Paragraph, clause: Clause) => boolean,
): Repetition[] {
  const repeats = new Repeats();
  for (const { paragraph } of paragraphs) for (const { hash } of clauseKeys(paragraph)) repeats.add(hash);
  const byKey = new Map<string, Occurrence[]>();
  for (const [number, { paragraph }] of paragraphs.entries()) {
    for (const { clause, key, hash } of clauseKeys(paragraph)) {
      if (!repeats.mayHold(hash)) continue;
      const found = byKey.get(key);
      if (found) found.push({ paragraph: number, clause });
      else byKey.set(key, [{ paragraph: number, clause }]);
    }
  }
  const repetitions: Repetition[] = [];
  const done = new Set<string>();
  for (const [number, { paragraph }] of paragraphs.entries()) {
    for (const { clause, key, hash } of clauseKeys(paragraph)) {
      const places = repeats.mayHold(hash) ? byKey.get(key) : undefined;
      if (places === undefined || places.length < 2 || done.has(`${number}.${clause}`)) continue;
      const length = sharedClauses(paragraphs, places);
      for (const place of places) {
        for (let i = 0; i < length; i++) done.add(`${place.paragraph}.${place.clause + i}`);
      }
      const run = paragraph.clauses.slice(clause, clause + length);
      if (run.every((_, i) => places.some((place) => isExemptAt(paragraphs, place, i, isExempt)))) continue;
      const text = withoutPunctuation(paragraph.folded.slice(run[0].start, run[run.length - 1].end));
      const spans = places.map((place) => spanOf(paragraphs, place, length));
      if (isEcho(text.length, spans)) continue;
      repetitions.push({
        characters: text.length,
        text,
        places: spans,
      });
    }
  }
  return repetitions;
}

/**
 * What is said once more far away, in few words, is taken up again on purpose: in the review of a year and in the
 * plan of the next, in the tasks listed and in their sections.
 */
function isEcho(characters: number, places: readonly Span[]): boolean {
  if (characters >= SHORTEST_FAR || places.length > 2) return false;
  return places[1].start - places[0].end > FURTHEST_SHORT;
}

/** What a clause of this number says, and a hash of that. */
interface ClauseKey {
  readonly clause: number;
  readonly key: string;
  readonly hash: number;
}

const KEYS = new WeakMap<Paragraph, readonly ClauseKey[]>();

/** The keys of the clauses that are long enough to count. */
function clauseKeys(paragraph: Paragraph): readonly ClauseKey[] {
  let keys = KEYS.get(paragraph);
  if (keys === undefined) {
    keys = paragraph.clauses.flatMap(({ start, end, characters }, clause) => {
      const key = characters < SHORTEST_REPEATED ? '' : keyOf(paragraph.folded.slice(start, end));
      return key === '' ? [] : [{ clause, key, hash: fnvOf(key) }];
    });
    KEYS.set(paragraph, keys);
  }
  return keys;
}

function keyOf(clause: string): string {
  const text = withoutPunctuation(clause);
  let words = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isHan(unit) && !isDigit(unit) && !NUMERALS.includes(text[i])) words++;
  }
  // Dates and figures may occur as often as they are needed, and so may the words around them.
  if (words < SHORTEST_REPEATED - 2 || NOTE.test(clause)) return '';
  return text.length < LONGEST_FRAME && FRAME.test(text) ? '' : text;
}

const NUMERALS = '零〇一二三四五六七八九十百千万亿点分年月日';
/** A note in brackets: applause, a reference. */
const NOTE = /^（[^（）]*）$/u;
/** Words that lead from one statement to the next: a time, a basis, who is speaking. The length is a guess. */
const FRAME =
  /^(?:在|从|当|为了|由于|根据|按照|随着|通过|对于|关于|作为).*[期间来时中后上下前里比较内外]$|(?:期间|以来|相比|比较|同时|之后|之前|规定|提出|指出|强调|要求|认为|表示|表明|证明)$/u;
const LONGEST_FRAME = 16;

function isExemptAt(
  paragraphs: readonly PlacedParagraph[],
  place: Occurrence,
  ahead: number,
  isExempt: (paragraph: Paragraph, clause: Clause) => boolean,
): boolean {
  const { paragraph } = paragraphs[place.paragraph];
  return isExempt(paragraph, paragraph.clauses[place.clause + ahead]);
}

/** How many clauses from the first of each place on are the same at all of them. */
function sharedClauses(paragraphs: readonly PlacedParagraph[], places: readonly Occurrence[]): number {
  const first = places[0];
  const clauses = paragraphs[first.paragraph].paragraph.clauses;
  for (let length = 1; first.clause + length < clauses.length; length++) {
    const text = clauseText(paragraphs, first, length);
    const isShared = places.every((place, i) => {
      const next = i + 1 < places.length ? places[i + 1] : undefined;
      const runsInto = next?.paragraph === place.paragraph && next.clause <= place.clause + length;
      return !runsInto && clauseText(paragraphs, place, length) === text;
    });
    if (!isShared) return length;
  }
  return clauses.length - first.clause;
}

function clauseText(
  paragraphs: readonly PlacedParagraph[],
  place: Occurrence,
  ahead: number,
): string | undefined {
  const { paragraph } = paragraphs[place.paragraph];
  const clause = paragraph.clauses[place.clause + ahead];
  return clause === undefined
    ? undefined
    : withoutPunctuation(paragraph.folded.slice(clause.start, clause.end));
}

function spanOf(paragraphs: readonly PlacedParagraph[], place: Occurrence, length: number): Span {
  const { start, paragraph } = paragraphs[place.paragraph];
  const { clauses } = paragraph;
  const span = paragraph.span(clauses[place.clause].start, clauses[place.clause + length - 1].end);
  return { start: start + span.start, end: start + span.end };
}
