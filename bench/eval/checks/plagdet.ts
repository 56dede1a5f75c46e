import type { Span } from '../../../server/src/engine/draft.ts';

/** What was found in one draft, beside what was put there. */
export interface Detected {
  readonly truth: Span;
  readonly found: readonly Span[];
}

/** PAN's measures over a set of drafts (Potthast et al. 2010), in characters, averaged over cases and finds. */
export interface CopyScore {
  readonly cases: number;
  readonly precision: number;
  readonly recall: number;
  readonly granularity: number;
  /** F1 ÷ log2(1 + granularity). */
  readonly plagdet: number;
}

export function scoreOf(drafts: readonly Detected[]): CopyScore {
  let recall = 0;
  let precision = 0;
  let finds = 0;
  let detected = 0;
  let pieces = 0;
  for (const { truth, found } of drafts) {
    const hits = found.filter((span) => overlap(span, truth) > 0);
    recall += covered(hits, truth) / (truth.end - truth.start);
    for (const span of found) precision += overlap(span, truth) / (span.end - span.start);
    finds += found.length;
    if (hits.length > 0) {
      detected++;
      pieces += hits.length;
    }
  }
  const p = finds === 0 ? 0 : precision / finds;
  const r = drafts.length === 0 ? 0 : recall / drafts.length;
  const granularity = detected === 0 ? 1 : pieces / detected;
  const f1 = p + r === 0 ? 0 : (2 * p * r) / (p + r);
  return {
    cases: drafts.length,
    precision: p,
    recall: r,
    granularity,
    plagdet: f1 / Math.log2(1 + granularity),
  };
}

/** Characters of {@link truth} that any of the spans covers. */
function covered(spans: readonly Span[], truth: Span): number {
  let sum = 0;
  let reach = truth.start;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, reach);
    const to = Math.min(end, truth.end);
    if (to > from) sum += to - from;
    reach = Math.max(reach, to);
  }
  return sum;
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
