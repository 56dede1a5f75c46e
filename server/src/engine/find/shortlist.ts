import type { CancelSignal } from '../signal.ts';
import type { Shortlister } from './candidate.ts';
import { CharIndex } from './charIndex.ts';
import { EntrySearch } from './entrySearch.ts';
import type { Findables } from './findable.ts';

/**
 * Entries of a kind up to which MiniSearch holds them: beyond, its index takes tenths of a second to build and 3 kB
 * an entry, and which entry holds which character is used instead.
 */
const FEW = 15_000;

/**
 * Prepares the finding of phrases, of titles and of headings, each in the way that suits their number: by MiniSearch
 * up to {@link few}. Throws `CancelledError`.
 */
export async function shortlistersOf(
  findables: Findables,
  signal: CancelSignal,
  few = FEW,
): Promise<Shortlister[]> {
  const shortlisters: Shortlister[] = [];
  for (const { from, to } of findables.kinds) {
    if (from === to) continue;
    shortlisters.push(await (to - from <= few ? EntrySearch : CharIndex).of(findables, from, to, signal));
  }
  return shortlisters;
}
