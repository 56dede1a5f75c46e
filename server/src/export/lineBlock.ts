import { parseHeading } from '../engine/text/headings.ts';
import { type Block, type PaperLevel, type Run, textOf } from './document.ts';
import { paperLevel } from './headingLevels.ts';

/** A line of text as a block: a heading, or a paragraph that may begin with one where it {@link mayHaveHeading}. */
export function lineBlock(runs: readonly Run[], mayHaveHeading: boolean): Block {
  const heading = mayHaveHeading ? parseHeading(textOf(runs)) : undefined;
  if (heading === undefined || heading.level > 4) return { kind: 'paragraph', runs };
  const level = paperLevel(heading.level);
  if (heading.standalone) return { kind: 'heading', level, runs };
  return { kind: 'paragraph', runs: withHeading(runs, heading.length, level) };
}

/** The runs with their first {@link length} units in the typeface of a heading. */
function withHeading(runs: readonly Run[], length: number, level: PaperLevel): Run[] {
  let left = length;
  return runs.flatMap((run): Run[] => {
    const within = Math.min(left, run.text.length);
    left -= within;
    if (within === 0) return [run];
    const head = { ...run, text: run.text.slice(0, within), heading: level };
    const rest = { ...run, text: run.text.slice(within) };
    return rest.text === '' ? [head] : [head, rest];
  });
}
