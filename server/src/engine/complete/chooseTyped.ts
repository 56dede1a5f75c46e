import type { Choice } from './choose.ts';
import type { Continuation } from './continuations.ts';

/** Keys that an input method takes for a character, on average of Chinese text. */
export const KEYS_PER_CHARACTER = 3.55;

/**
 * The list for letters typed so far: one after another the continuation that is expected to save most keys of the
 * input method, those chosen already counted. A character saves its keys, less those typed. Savings in characters.
 */
export function chooseTyped(continuations: readonly Continuation[], letters: number, most: number): Choice[] {
  const keysLeft = (text: string): number => text.length * KEYS_PER_CHARACTER - letters;
  const chosen: Choice[] = [];
  while (chosen.length < most) {
    let best: Continuation | undefined;
    let bestSaving = 0;
    for (const continuation of continuations) {
      const { text } = continuation;
      let { probability } = continuation;
      let had = chosen.length + 1;
      for (const { continuation: other } of chosen) {
        if (other.text.startsWith(text)) probability -= other.probability;
        else if (text.startsWith(other.text)) had = Math.max(had, keysLeft(other.text));
      }
      const saving = probability * (keysLeft(text) - had);
      if (saving <= bestSaving) continue;
      best = continuation;
      bestSaving = saving;
    }
    if (!best) break;
    chosen.push({ continuation: best, saving: bestSaving / KEYS_PER_CHARACTER });
  }
  return chosen;
}
