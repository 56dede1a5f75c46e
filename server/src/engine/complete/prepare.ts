import { sampleText } from '../index/sampleText.ts';
import { breathe, type CancelSignal } from '../signal.ts';
import type { Predictor } from './predictor.ts';

/** Places of a draft to complete at, further and further into it. Guess. */
const PLACES = 40;
const OPTIONS = { maxItems: 5, threshold: 0, slots: true, pinyin: false };

/**
 * Has {@link predictor} complete a little of its own corpus, so that the first keystrokes find the code compiled and the
 * index in memory: inside a line, where the next one begins, and after an empty one, for which other code runs. Other work runs in
 * between. Throws `CancelledError`.
 */
export async function prepareCompletion(predictor: Predictor, signal: CancelSignal): Promise<void> {
  const sample = sampleText(predictor.corpus.index);
  for (let n = 1; n <= PLACES; n++) {
    const written = sample.slice(0, Math.floor((sample.length * n) / PLACES));
    const lines = sample.slice(0, lineEnd(sample, written.length));
    for (const text of [written, `${lines}\n`, `${lines}\n\n`]) {
      const draft = { uri: 'sample:', languageId: 'plaintext', text };
      predictor.completeNow({ draft, offset: text.length, options: OPTIONS });
      await breathe(signal);
    }
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
