import type { Corpus } from '../corpus.ts';
import type { Draft } from '../draft.ts';
import type { CancelSignal } from '../signal.ts';
import type { CheckOptions, Finding } from './finding.ts';

/** Checks drafts against one corpus. */
export class Checker {
  constructor(readonly corpus: Corpus) {}

  async check(_draft: Draft, _options: CheckOptions, _signal: CancelSignal): Promise<readonly Finding[]> {
    return [];
  }
}
