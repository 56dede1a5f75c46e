import type { Place } from '../index/corpusIndex.ts';
import { isDigit } from './characters.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';
import { isPoint } from './normalized.ts';
import type { Run } from './runs.ts';

/**
 * Units before a figure that are looked up, at least and at most: what is copied with other figures has few more between
 * them. Guesses.
 */
const SHORTEST = 3;
const LONGEST = 6;
/**
 * Units after the figure that must be the same too, and how near the next figure must be: elsewhere runs are long enough
 * to be found. Guesses.
 */
const ALIKE_AFTER = 2;
const NEXT_FIGURE = 12;
/** Places that are looked at: a text at more of them says little by itself. Guess. */
const MOST_PLACES = 200;

/** A run of the draft with a figure in it, and the places where it occurs with any figure. */
interface FigureSeed {
  readonly run: Run;
  readonly places: readonly Place[];
}

/**
 * What {@link folded} has around figures, and where the corpus has the same around others: seeds where figures are so
 * close together that no run between two of them is long enough to be one. One search for each such figure, and a look at
 * {@link MOST_PLACES} places at most.
 */
export function* figureSeeds(folded: string, matcher: CorpusMatcher): Generator<FigureSeed> {
  const figures = figuresIn(folded);
  for (const [i, figure] of figures.entries()) {
    const after = figures[i + 1]?.start ?? Infinity;
    if (after - figure.end > NEXT_FIGURE) continue;
    const start = Math.max(figures[i - 1]?.end ?? 0, figure.start - LONGEST);
    const end = Math.min(figure.end + ALIKE_AFTER, after);
    if (figure.start - start < SHORTEST) continue;
    const places: Place[] = [];
    let seen = 0;
    for (const place of matcher.places(folded.slice(start, figure.start))) {
      if (seen++ === MOST_PLACES) break;
      if (goesOn(place, folded, figure.end, end)) places.push(place);
    }
    if (places.length > 0) yield { run: { start, end }, places };
  }
}

/** Whether {@link figureSeeds} may find anything in a text of these units: two figures close to each other. Linear. */
export function mayHaveSeeds(units: Uint16Array): boolean {
  let last = -Infinity;
  for (let at = 0; at < units.length; at++) {
    if (!isDigit(units[at])) continue;
    if (at - last > 1 && at - last <= NEXT_FIGURE + 1) return true;
    last = at;
  }
  return false;
}

/** Figures of a text, points inside them included. */
function figuresIn(folded: string): Run[] {
  const figures: Run[] = [];
  for (let at = 0; at < folded.length; at++) {
    if (!isDigit(folded.charCodeAt(at))) continue;
    const end = figureEnd(at, (i) => folded.charCodeAt(i));
    figures.push({ start: at, end });
    at = end;
  }
  return figures;
}

/** Where the figure that begins at {@link start} ends; {@link unit} gives NaN, or 0, beyond the text. */
function figureEnd(start: number, unit: (at: number) => number): number {
  let end = start + 1;
  while (isDigit(unit(end)) || (isPoint(unit(end)) && isDigit(unit(end + 1)))) end++;
  return end;
}

/** Whether the text at {@link place} continues with a figure, and then as {@link folded} does from {@link from} up to {@link to}. */
function goesOn({ shard, end }: Place, folded: string, from: number, to: number): boolean {
  const { text } = shard.columns;
  if (!isDigit(text[end])) return false;
  const start = figureEnd(end, (at) => text[at]);
  for (let i = 0; i < to - from; i++) if (text[start + i] !== folded.charCodeAt(from + i)) return false;
  return true;
}
