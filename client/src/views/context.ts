import type { Source } from 'yinju-language-server/protocol';

/** A line of a concordance: the phrase with its surroundings, and its position in the line. */
interface ContextLine {
  readonly text: string;
  /** UTF-16 code units from the start of {@link text}. */
  readonly highlight: readonly [start: number, end: number];
}

/** How many characters of a line are shown before the phrase, of the phrase, and after it. */
interface Room {
  readonly before: number;
  readonly phrase: number;
  readonly after: number;
}

/**
 * A side bar of 300 pixels shows about nineteen characters of a line, with the phrase in the middle. Lines
 * sorted by the text to its left or right show more of that side, and leave a third of the room to the name of their
 * article after them; the others continue where the side bar is wider.
 */
const ROOMS = {
  article: { before: 4, phrase: 6, after: 60 },
  left: { before: 5, phrase: 4, after: 1 },
  right: { before: 1, phrase: 4, after: 5 },
} satisfies Record<string, Room>;

/** Where a line is shown: under its article, or sorted by the words left or right of the phrase. */
export type LineKind = keyof typeof ROOMS;

/** The keyword-in-context line of one source; white space and line breaks become single spaces. */
export function contextLine(
  { before, match, after }: Pick<Source, 'before' | 'match' | 'after'>,
  kind: LineKind,
): ContextLine {
  const room = ROOMS[kind];
  const lead = [...oneLine(before)];
  const shownLead = lead.length > room.before ? `…${lead.slice(-room.before).join('')}` : lead.join('');
  const shownMatch = inTheMiddle(oneLine(match), room.phrase);
  const tail = [...oneLine(after)];
  const shownTail = tail.length > room.after ? `${tail.slice(0, room.after).join('')}…` : tail.join('');
  return {
    text: shownLead + shownMatch + shownTail,
    highlight: [shownLead.length, shownLead.length + shownMatch.length],
  };
}

/** {@link text} with an ellipsis for its middle where it has more characters than {@link length}. */
function inTheMiddle(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const end = Math.ceil((length - 1) / 2);
  return `${characters.slice(0, length - 1 - end).join('')}…${characters.slice(-end).join('')}`;
}

/** Identifies an article in a few characters: by the brackets after a shared title, else by the title. */
export function shortName(title: string): string {
  return /（([^（）]{2,})）$/u.exec(title)?.[1] ?? title;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
