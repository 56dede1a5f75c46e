import { getHeapStatistics } from 'node:v8';
import { describe, expect, it, vi } from 'vitest';
import { GarbageCollection, WORTH_A_PAUSE } from '../../src/host/heap.ts';

describe('GarbageCollection', () => {
  it('gives back what the thread has dropped', () => {
    const used = () => getHeapStatistics().used_heap_size;
    const before = used();
    // Large enough to be put among what is old at once.
    const made = Array.from({ length: 100 }, () => Array.from({ length: 100_000 }, () => 0.5));
    const most = used();
    expect(most - before).toBeGreaterThan(50_000_000);
    made.length = 0;
    new GarbageCollection().run();
    expect(most - used()).toBeGreaterThan(50_000_000);
  });

  it('pauses only where the heap has grown enough since it did so last', () => {
    let heap = WORTH_A_PAUSE - 1;
    const collect = vi.fn(() => (heap -= 1_000_000));
    const garbage = new GarbageCollection(() => heap, collect);
    expect(garbage.run()).toBe(false);
    expect(collect).not.toHaveBeenCalled();
    heap = WORTH_A_PAUSE;
    expect(garbage.run()).toBe(true);
    expect(collect).toHaveBeenCalledTimes(1);
    heap += WORTH_A_PAUSE - 1;
    garbage.run();
    expect(collect).toHaveBeenCalledTimes(1);
    heap++;
    garbage.run();
    expect(collect).toHaveBeenCalledTimes(2);
  });
});
