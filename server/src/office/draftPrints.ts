import { foldText } from '../engine/text/fold.ts';
import { fingerprints } from './fingerprints.ts';

/**
 * Folded units of a stretch, at least: a short run in a long paragraph is not outranked by the rest of what it shares.
 * Guess.
 */
const STRETCH = 40;
const STRETCH_END = /[。；！？\n]/u;

/** A stretch of a draft, folded, and its fingerprints. */
interface Stretch {
  readonly text: string;
  readonly prints: readonly string[];
}

/** A draft in stretches of a sentence or more, each with its fingerprints. Linear. */
export function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const line of text.split('\n')) {
    const folded = foldText(line);
    let start = 0;
    for (let at = 0; at < folded.length; at++) {
      const isLast = at + 1 === folded.length;
      if (!isLast && (at + 1 - start < STRETCH || !STRETCH_END.test(folded[at]))) continue;
      const stretch = folded.slice(start, at + 1);
      const prints = fingerprints(stretch);
      if (prints.length > 0) stretches.push({ text: stretch, prints });
      start = at + 1;
    }
  }
  return stretches;
}
