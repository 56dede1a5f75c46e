import { sampleText } from '../index/sampleText.ts';
import { breathe, type CancelSignal } from '../signal.ts';
import type { Predictor } from './predictor.ts';

/** Completions to request, at carets further and further into a draft. Guess. */
const ASKED = 40;
const OPTIONS = { maxItems: 5, threshold: 0, slots: true, pinyin: false };

/**
 * Has {@link predictor} complete a little of its own corpus, so that the first keystrokes find the code compiled and the
 * index in memory. Other work runs in between. Throws `CancelledError`.
 */
export async function prepareCompletion(predictor: Predictor, signal: CancelSignal): Promise<void> {
  const text = sampleText(predictor.corpus.index);
  for (let n = 1; n <= ASKED; n++) {
    const offset = Math.floor((text.length * n) / ASKED);
    const draft = { uri: 'sample:', languageId: 'plaintext', text: text.slice(0, offset) };
    predictor.completeNow({ draft, offset, options: OPTIONS });
    await breathe(signal);
  }
}
