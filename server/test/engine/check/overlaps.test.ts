import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutOverlaps } from '../../../src/engine/check/arrange.ts';
import { pointedRank } from '../../../src/engine/check/checkTable.ts';
import type { Finding } from '../../../src/engine/check/finding.ts';

const finding = fc
  .record({
    code: fc.constantFrom('typo', 'placeholder', 'structure', 'wording', 'copied'),
    start: fc.nat(30),
    length: fc.nat(5),
  })
  .map(({ code, start, length }) => ({ code, span: { start, end: start + length } }) as unknown as Finding);

/** Each compared with all that were kept before it. */
function slowly(findings: readonly Finding[]): readonly Finding[] {
  const pointed = findings
    .filter(({ code }) => pointedRank(code) !== undefined)
    .toSorted(
      (a, b) => (pointedRank(a.code) ?? 0) - (pointedRank(b.code) ?? 0) || a.span.start - b.span.start,
    );
  const kept: Finding[] = [];
  const left = new Set<Finding>();
  for (const one of pointed) {
    if (kept.some(({ span }) => span.start < one.span.end && one.span.start < span.end)) left.add(one);
    else kept.push(one);
  }
  return findings.filter((one) => !left.has(one));
}

describe('findings that point at the same words', () => {
  it('leave the one that ranks first, as comparing each with each would', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 40 }), (findings) => {
        expect(withoutOverlaps(findings)).toEqual(slowly(findings));
      }),
      { numRuns: 1000 },
    );
  });

  it('are compared with their neighbours only', () => {
    let reads = 0;
    const findings = Array.from({ length: 20_000 }, (_, n) => ({
      code: 'structure',
      get span() {
        reads++;
        return { start: n * 2, end: n * 2 + 1 };
      },
    })) as unknown as Finding[];
    expect(withoutOverlaps(findings)).toHaveLength(20_000);
    // Comparing each with each reads four hundred million spans.
    expect(reads).toBeLessThan(4_000_000);
  });
});
