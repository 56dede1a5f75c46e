import type { CorpusIndex } from '../index/corpusIndex.ts';
import { sampleText } from '../index/sampleText.ts';
import { breathe, type CancelSignal } from '../signal.ts';
import { cardAt } from './card.ts';
import type { RelatedPassages } from './related.ts';

/** Cards requested, at places further and further into a text. Guess. */
const ASKED = 24;

/**
 * Makes cards for a little of {@link index}'s own text, so that the first hover and the first sources find code compiled
 * and the tables of all shards built. Other work runs between. Throws `CancelledError`.
 */
export async function prepareCiting(
  index: CorpusIndex,
  related: Pick<RelatedPassages, 'find'>,
  signal: CancelSignal,
): Promise<void> {
  const draft = { uri: 'sample:', languageId: 'plaintext', text: sampleText(index) };
  for (let n = 0; n < ASKED; n++) {
    cardAt(index, related, draft, Math.floor((draft.text.length * (n + 0.5)) / ASKED));
    await breathe(signal);
  }
}
