import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limitWork } from '../../src/host/workLimit.ts';

const LIMIT = 3000;
/** As in the module: milliseconds between two looks, and the most that counts of them. */
const INTERVAL = 500;
const LONGEST_STEP = 1000;

describe('a limit of work', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Looks after a piece of work, of which {@link worked} milliseconds pass before each look; says how often it was over. */
  function watched(pieceAt: (look: number) => number | undefined) {
    let time = 0;
    let look = 0;
    let over = 0;
    const stop = limitWork(
      { time: LIMIT, now: () => time },
      () => pieceAt(look),
      () => over++,
    );
    const pass = (worked: number): number => {
      look++;
      time += worked;
      vi.advanceTimersByTime(INTERVAL);
      return over;
    };
    return { pass, stop };
  }

  it('is over above it, once', () => {
    const { pass } = watched(() => 0);
    expect([500, 500, 500, 500, 500, 500, 1, 500, 500].map(pass)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1]);
  });

  it('does not count the time in which other programs had the processors', () => {
    const { pass } = watched(() => 0);
    expect(Array.from({ length: 100 }, () => pass(LIMIT / 100)).at(-1)).toBe(0);
  });

  it('counts little of the time that the machine slept', () => {
    const { pass } = watched(() => 0);
    expect([3_600_000, LIMIT - 2 * LONGEST_STEP, LONGEST_STEP, 1].map(pass)).toEqual([0, 0, 0, 1]);
  });

  it('is one for each piece of the work', () => {
    const { pass } = watched((look) => Math.floor(look / 4));
    expect(Array.from({ length: 40 }, () => pass(1000)).at(-1)).toBe(0);
  });

  it('is none while there is no piece of it', () => {
    const { pass } = watched((look) => (look < 10 ? undefined : 0));
    expect(Array.from({ length: 13 }, () => pass(1000)).at(-1)).toBe(0);
    expect(pass(1)).toBe(1);
  });

  it('goes with the watch', () => {
    const { pass, stop } = watched(() => 0);
    stop();
    expect(Array.from({ length: 10 }, () => pass(1000)).at(-1)).toBe(0);
  });
});
