import { describe, expect, it } from 'vitest';
import { workClock } from '../../src/host/workClock.ts';

/** A clock over the time and the processor time that {@link steps} add, read after each of them. */
function read(steps: readonly (readonly [passed: number, worked: number])[]): number[] {
  const at = { now: 1000, worked: 500 };
  const clock = workClock({ now: () => at.now, worked: () => at.worked });
  return steps.map(([passed, worked]) => {
    at.now += passed;
    at.worked += worked;
    return clock();
  });
}

describe('the clock of work', () => {
  it('goes with the time while one thread works, or several', () => {
    expect(
      read([
        [100, 100],
        [100, 190],
      ]),
    ).toEqual([100, 200]);
  });

  it('goes slower where the process does not get the processors', () => {
    expect(
      read([
        [100, 30],
        [100, 99],
      ]),
    ).toEqual([30, 129]);
  });

  it('goes an eighth as fast where the process only waits', () => {
    expect(
      read([
        [800, 0],
        [800, 100],
        [800, 101],
      ]),
    ).toEqual([100, 200, 301]);
  });
});
