import { PASSAGE_KINDS } from '../engine/model.ts';
import type { PassageDocument } from './schema.ts';

/** Units of a passage, at most: longer ones are not paragraphs. Guess. */
const LONGEST = 200_000;
/** Headings over a passage, at most. Guess. */
const MOST_HEADINGS = 12;

/**
 * A hit's source as a passage; undefined for one of another shape: whoever may write on the server can have put it
 * there, and what is made of passages must be able to rely on them.
 */
export function readPassage(source: unknown): PassageDocument | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  const { date, body, place, headingLevel, headingLength, ...rest } = source as Record<string, unknown>;
  const { file, article, folded, text, title, path, folder, format, kind, headings } = rest;
  const isText = [file, article, folded, text, title, path, folder, format].every(
    (value) => typeof value === 'string' && value.length <= LONGEST,
  );
  const isPlaced = [rest['number'], rest['line'], rest['column']].every(isCount);
  const isKnown = PASSAGE_KINDS.some((known) => known === kind) && typeof rest['weight'] === 'number';
  const hasHeadings =
    Array.isArray(headings) &&
    headings.length <= MOST_HEADINGS &&
    headings.every((heading) => typeof heading === 'string' && heading.length <= LONGEST);
  if (!isText || !isPlaced || !isKnown || !hasHeadings) return undefined;
  return {
    ...(rest as unknown as PassageDocument),
    ...(typeof date === 'string' && { date }),
    ...(typeof body === 'string' && { body }),
    ...(typeof place === 'string' && { place }),
    ...(isCount(headingLevel) &&
      isCount(headingLength) &&
      headingLength <= (text as string).length && { headingLevel, headingLength }),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
