import { foldText } from '../engine/text/fold.ts';
import { readHeading } from '../engine/text/headings.ts';
import { lineStartBefore } from '../engine/text/lineStarts.ts';

/** A query to the server about a caret; all of it folded. */
export interface Focus {
  /** What is before the caret in its line, by length, the longest first: a passage with the same text may continue it. */
  readonly contexts: readonly string[];
  /** The subject of the draft there: its title, the headings over the caret, the sentence being written. */
  readonly title: string;
  readonly headings: readonly string[];
  readonly sentence: string;
}

/** Units of context looked for: shorter ones are everywhere. Guess. */
const CONTEXTS = [12, 8, 6, 4, 3, 2] as const;
/** Units of the text before the caret that are looked at for its sentence. Guess. */
const LONGEST_SENTENCE = 80;
/** Lines before the caret looked at for headings, and units of a heading or title that are asked with. Guesses. */
const MOST_LINES = 400;
const LONGEST_TITLE = 60;
/** Units at the beginning of a draft in which its title is. Guess. */
const MOST_BEFORE_TITLE = 2000;
const SENTENCE_END = /[。！？；]/u;

/** The query about the caret at {@link offset}. Linear in the lines looked at. */
export function focusAt(text: string, offset: number): Focus {
  const before = text.slice(0, offset);
  const line = foldText(before.slice(Math.max(lineStartBefore(text, offset), offset - LONGEST_SENTENCE)));
  const contexts = CONTEXTS.filter((length) => length <= line.length).map((length) => line.slice(-length));
  return { contexts, title: titleOf(text), headings: headingsOver(before), sentence: lastSentence(line) };
}

function titleOf(text: string): string {
  const first = text
    .slice(0, MOST_BEFORE_TITLE)
    .split('\n')
    .find((line) => line.trim() !== '');
  return foldText((first ?? '').trim().replace(/^#+/u, '').slice(0, LONGEST_TITLE));
}

/** The last heading of each level above the last line, the outermost first. */
function headingsOver(before: string): string[] {
  const lines = before
    .split('\n')
    .slice(-MOST_LINES - 1, -1)
    .toReversed();
  const over: string[] = [];
  let rank = Infinity;
  for (const line of lines) {
    const heading = readHeading(line);
    if (!heading || heading.rank >= rank) continue;
    rank = heading.rank;
    over.unshift(foldText(line.slice(0, Math.min(heading.length, LONGEST_TITLE))));
  }
  return over;
}

function lastSentence(line: string): string {
  for (let at = line.length - 1; at > 0; at--) {
    // A sentence that was just ended still names the subject.
    if (SENTENCE_END.test(line[at - 1]) && line.length - at > 4) return line.slice(at);
  }
  return line;
}
