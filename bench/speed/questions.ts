import type { Draft } from '../../server/src/engine/draft.ts';
import { Random } from '../random.ts';

export interface Caret {
  readonly draft: Draft;
  readonly offset: number;
}

export interface Questions {
  /** Carets as they stand while one writes: the draft ends there. */
  readonly completions: readonly Caret[];
  readonly hovers: readonly Caret[];
}

/** Questions at random places of {@link texts}: the same for the same seed. */
export function questionsOf(texts: readonly string[], count: number, seed: number): Questions {
  const random = new Random(seed);
  const completions: Caret[] = [];
  const hovers: Caret[] = [];
  for (let i = 0; i < count; i++) {
    const text = texts[i % texts.length];
    const offset = 40 + random.below(text.length - 60);
    const draft = { uri: 'untitled:draft', languageId: 'plaintext', text };
    completions.push({ draft: { ...draft, text: text.slice(0, offset) }, offset });
    hovers.push({ draft, offset });
  }
  return { completions, hovers };
}
