import type { Article, Passage } from '../../../server/src/engine/model.ts';
import { fold } from '../../../server/src/engine/text/fold.ts';

/** A passage that is written again. */
export interface WrittenPassage {
  /** Folded. */
  readonly text: string;
  /** What is in the draft when so many units of it are written. */
  readonly writtenTo: (units: number) => string;
}

/**
 * The passages of an article that are written again, after all that precedes them: all, or every {@link every}th. With
 * which it begins, the article's length decides, so that it is another one in each article and the same each time.
 */
export function* passagesToWrite({ passages }: Article, every = 1): Generator<WrittenPassage> {
  const first = passages.reduce((sum, { text }) => sum + text.length, 0) % Math.min(every, passages.length);
  let before = '';
  for (const [number, passage] of passages.entries()) {
    if (number % every === first) yield written(before, passage);
    before += `${passage.text}\n`;
  }
}

function written(before: string, passage: Passage): WrittenPassage {
  const { text, offsets } = fold(passage.text, passage.drops);
  const writtenTo = (units: number): string =>
    before + (units === 0 ? '' : passage.text.slice(0, offsets[units - 1] + 1));
  return { text, writtenTo };
}
