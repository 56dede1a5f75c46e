import { describe, expect, it } from 'vitest';
import { fitBoosted } from '../../bench/eval/typo/boosted.ts';
import { Trees } from '../../server/src/engine/check/typo/trees.ts';

const NAMES = ['a', 'b', 'noise'];

/** What is right where one of two holds and not both: no sum of weights says that. */
const EXAMPLES = Array.from({ length: 400 }, (_, i) => {
  const [a, b] = [i % 3 === 0 ? 1 : 0, i & 1];
  return { features: Float64Array.of(a, b, (i * 7919) % 101), isRight: a !== b, weight: 1 };
});

describe('fitted trees', () => {
  it('learn what depends on two things together, as the checks read them', () => {
    const { base, lines } = fitBoosted(EXAMPLES, NAMES, (name) => name !== 'noise');
    expect(lines.join('\n')).not.toContain('noise');
    const trees = new Trees(base, lines.join('\n'), NAMES);
    for (const { features, isRight } of EXAMPLES) expect(trees.sum(features) > 0).toBe(isRight);
  });

  it('count examples by their weights', () => {
    const alike = [
      { features: Float64Array.of(1, 0, 0), isRight: true, weight: 30 },
      { features: Float64Array.of(1, 0, 0), isRight: false, weight: 10 },
    ];
    const { base } = fitBoosted(alike, NAMES, () => true);
    expect(base).toBeCloseTo(Math.log(3), 2);
  });
});
