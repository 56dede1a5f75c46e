import { CorpusMatcher } from '../../src/engine/check/corpusMatcher.ts';
import type { Edit } from '../../src/engine/check/typo/edit.ts';
import { type Doubts, Edits, type Sources } from '../../src/engine/check/typo/edits.ts';
import { gramsOf } from '../../src/engine/check/typo/grams.ts';
import type { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';

interface EditsOptions {
  /** In place of those that ask the corpus what it holds, and nothing else. */
  readonly sources?: Partial<Sources>;
  /** Of a place of the draft; nothing where no dictionary says. */
  readonly isInWord?: (at: number) => boolean | undefined;
  readonly isKnown?: (word: string) => boolean;
}

/** Exchanges in a draft over {@link index}; of a text alone everything is doubted. */
export function editsIn(
  draft: string | Doubts,
  index: CorpusIndex,
  { sources, isInWord = () => undefined, isKnown = () => false }: EditsOptions = {},
): Edits {
  const matcher = new CorpusMatcher(index, 'draft:');
  return new Edits(
    typeof draft === 'string' ? doubtedEverywhere(draft) : draft,
    gramsOf(index),
    {
      holds: (run) => matcher.holds(run),
      following: () => undefined,
      haveDraft: false,
      mayGain: () => true,
      ...sources,
    },
    isInWord,
    isKnown,
  );
}

/** Those at all places of {@link text}. */
export function everyEdit(edits: Edits, text: string): Edit[] {
  return Array.from({ length: text.length + 1 }, (_, at) => [...edits.at(at)]).flat();
}

function doubtedEverywhere(text: string): Doubts {
  const everywhere = new Uint8Array(text.length + 1).fill(1);
  return { text, unit: everywhere, joint: everywhere };
}
