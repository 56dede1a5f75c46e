import { putUnits } from '../../text/units.ts';
import type { CorpusMatcher } from '../corpusMatcher.ts';
import type { RunBounds } from '../runBounds.ts';
import type { Run } from '../runs.ts';
import { type PhraseCounts, phraseCountsOf } from './phraseCounts.ts';

/** Units on either side of a place that are looked at. Guess. */
const FARTHEST = 6;

/** The longest runs over places of a text that the corpus holds. */
export class Reaches {
  readonly #matcher: Pick<CorpusMatcher, 'bounds' | 'longestFrom'>;
  readonly #counts: Pick<PhraseCounts, 'heldUpTo'>;
  /** Of the draft's text that was asked about last, by place. */
  readonly #known = new Map<string, Run | undefined>();
  #draft = '';

  constructor(
    matcher: Pick<CorpusMatcher, 'bounds' | 'longestFrom'>,
    counts: Pick<PhraseCounts, 'heldUpTo'>,
  ) {
    this.#matcher = matcher;
    this.#counts = counts;
  }

  /**
   * The longest run over {@link text}[from, to) that the corpus holds, no farther than {@link FARTHEST} on either side, the
   * first of equal ones. Searches only where filters leave room for one that is longer than those found before.
   */
  over(text: string, from: number, to: number): Run | undefined {
    const first = Math.max(0, from - FARTHEST);
    const last = Math.min(text.length, to + FARTHEST);
    // What is dropped or put in must be reached over.
    const over = Math.max(to, from + 1);
    let units: Uint16Array | undefined;
    let bounds: RunBounds | undefined;
    let best: Run | undefined;
    for (let start = first; start <= from; start++) {
      const end = best === undefined ? over : Math.max(over, start + best.end - best.start + 1);
      if (end > last) break;
      if (this.#counts.heldUpTo(text, start, end) < end) continue;
      units ??= closedUnits(text, first, last);
      bounds ??= this.#matcher.bounds(units, last - first);
      const length = this.#matcher.longestFrom(units, start - first, end - start, bounds);
      if (length > 0) best = { start, end: start + length };
    }
    return best;
  }

  /** {@link over} in a draft's text, of which many exchanges are tried at a place: kept until another text is asked about. */
  overInDraft(text: string, from: number, to: number): Run | undefined {
    if (this.#draft !== text) {
      this.#draft = text;
      this.#known.clear();
    }
    const key = `${from} ${to}`;
    let run = this.#known.get(key);
    if (run === undefined && !this.#known.has(key)) this.#known.set(key, (run = this.over(text, from, to)));
    return run;
  }
}

/** The units of {@link text}[from, to), closed by a 0. */
function closedUnits(text: string, from: number, to: number): Uint16Array {
  const units = new Uint16Array(to - from + 1);
  putUnits(text.slice(from, to), units, 0);
  return units;
}

const BUILT = new WeakMap<CorpusMatcher, Reaches>();

/** The reaches of one draft's matcher. */
export function reachesOf(matcher: CorpusMatcher): Reaches {
  let built = BUILT.get(matcher);
  if (built === undefined) BUILT.set(matcher, (built = new Reaches(matcher, phraseCountsOf(matcher))));
  return built;
}
