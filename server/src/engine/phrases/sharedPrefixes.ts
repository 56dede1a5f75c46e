import { breathe, type CancelSignal } from '../signal.ts';
import type { ShardColors } from './articleColors.ts';
import { type Postings, PostingList } from './postings.ts';
import type { MergedSuffixes } from './mergedSuffixes.ts';

/** A prefix that suffixes share and that is the longest such: an LCP interval. */
export interface SharedPrefix {
  /** Length of the prefix in units; where it equals the cap of the merge, at least that. */
  readonly depth: number;
  /** Length of the next shorter prefix with more places. */
  readonly outerDepth: number;
  /** Postings [from, to) begin with it. */
  readonly from: number;
  readonly to: number;
  readonly articles: number;
}

/** Visits a prefix after all longer ones that begin with it; returns the value that {@link fold} merges into the outer one. */
type Visit<T> = (prefix: SharedPrefix, postings: Postings, inner: T | undefined) => T | undefined;

/** Steps between two breaths. Guess. */
const BREATH = 1 << 16;

interface Open<T> {
  depth: number;
  from: number;
  /** Places that repeat an article already seen inside this prefix but in no longer one. */
  repeats: number;
  inner: T | undefined;
}

/**
 * Visits every shared prefix of at least {@link minDepth} units that is in at least {@link minArticles}
 * articles. Articles are counted exactly and in linear time: each place subtracts one from the innermost prefix that
 * also contains the article's previous place (Hui, "Color Set Size Problem", CPM 1992). Keeps only the places that
 * share {@link minDepth} units. {@link sources} gives the source of each stream; all colors are less than {@link colors}.
 * {@link onBreath} is called wherever other work may run. Throws `CancelledError`.
 */
export async function visitSharedPrefixes<T>(
  merged: MergedSuffixes,
  sources: readonly ShardColors[],
  options: { readonly minDepth: number; readonly minArticles: number; readonly colors: number },
  visit: Visit<T>,
  fold: (a: T | undefined, b: T | undefined) => T | undefined,
  onBreath: () => void,
  signal: CancelSignal,
): Promise<void> {
  const run = new PostingList(sources);
  const lastSeen = new Int32Array(options.colors);
  const stack: Open<T>[] = [];
  let seenBase = 1;
  let steps = 0;

  const close = (depthBefore: number): void => {
    while (stack.length > 0 && stack[stack.length - 1].depth > depthBefore) {
      const open = stack[stack.length - 1];
      stack.pop();
      const outer = stack[stack.length - 1];
      const outerDepth = Math.max(depthBefore, outer?.depth ?? 0);
      const articles = run.length - open.from - open.repeats;
      const prefix = { depth: open.depth, outerDepth, from: open.from, to: run.length, articles };
      let result: T | undefined;
      if (articles >= options.minArticles) {
        run.order(open.from);
        result = visit(prefix, run, open.inner);
      }
      if (outer && outer.depth >= depthBefore) {
        outer.repeats += open.repeats;
        outer.inner = fold(outer.inner, result);
      } else if (depthBefore >= options.minDepth) {
        stack.push({ depth: depthBefore, from: open.from, repeats: open.repeats, inner: result });
        return;
      }
    }
  };

  while (merged.next()) {
    const shared = merged.commonPrefix;
    if (!merged.isTied) run.settle();
    close(shared >= options.minDepth ? shared : 0);
    if (shared < options.minDepth) {
      seenBase += run.length;
      run.clear();
    } else if (stack.length === 0 || stack[stack.length - 1].depth < shared) {
      stack.push({ depth: shared, from: run.length - 1, repeats: 0, inner: undefined });
    }
    run.push(merged.stream, merged.position, merged.isTied);
    const { color } = merged;
    const seen = lastSeen[color] - seenBase;
    if (seen >= 0) innermostHolding(stack, seen).repeats++;
    lastSeen[color] = seenBase + run.length - 1;
    if (++steps % BREATH > 0) continue;
    onBreath();
    await breathe(signal);
  }
  run.settle();
  close(0);
}

/** The innermost open prefix that contains member {@link index}; there is one whenever the run is longer than that. */
function innermostHolding<T>(stack: Open<T>[], index: number): Open<T> {
  let at = stack.length - 1;
  while (at > 0 && stack[at].from > index) at--;
  return stack[at];
}
