import type { SetPhrase } from '../phrases/lexicon.ts';
import type { FoundRuns } from './foundRuns.ts';
import type { PhraseIndex } from './phraseIndex.ts';

/** A set phrase that a text may mean. */
export interface NearPhrase {
  readonly phrase: SetPhrase;
  /** Folded offset at which it begins or ends in the text as it should. */
  readonly at: number;
  readonly side: 'begins' | 'ends';
}

/**
 * Set phrases that {@link text} (folded) holds within a slip, one of their ends as it should be; see `PhraseIndex`. What
 * is known to be {@link attested} is passed over. What is wrong with them is decided elsewhere.
 */
export function nearPhrases(text: string, phrases: PhraseIndex, attested: FoundRuns): NearPhrase[] {
  const found: NearPhrase[] = [];
  let at = 0;
  // Ends of the text are many: no function for each.
  const onBeginning = (phrase: SetPhrase): void => {
    found.push({ phrase, at, side: 'begins' });
  };
  const onEnd = (phrase: SetPhrase): void => {
    found.push({ phrase, at, side: 'ends' });
  };
  for (; at <= text.length; at++) {
    phrases.beginningAt(text, at, attested.from(at), onBeginning);
    phrases.endingAt(text, at, attested.upTo(at), onEnd);
  }
  return found;
}
