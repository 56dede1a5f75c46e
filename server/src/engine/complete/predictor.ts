import type { Corpus } from '../corpus.ts';
import type { CancelSignal } from '../signal.ts';
import type { CompletionList, CompletionRequest } from './completion.ts';

/** Continues drafts from one corpus. */
export class Predictor {
  constructor(readonly corpus: Corpus) {}

  async complete(_request: CompletionRequest, _signal: CancelSignal): Promise<CompletionList> {
    return { items: [] };
  }
}
