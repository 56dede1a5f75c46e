import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CancelSignal } from '../../src/engine/signal.ts';
import { WarmUp } from '../../src/lsp/warmUp.ts';

/** A warm-up, and what it had prepared. */
function warmUp() {
  const signals: CancelSignal[] = [];
  const prepare = vi.fn();
  const prepareFinding = (signal: CancelSignal) => {
    signals.push(signal);
    return Promise.resolve();
  };
  return { warm: new WarmUp({ prepareFinding }, { prepare }, () => undefined), prepare, signals };
}

describe('WarmUp', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('prepares once a corpus is ready and rests, and not before', () => {
    const { warm, prepare, signals } = warmUp();
    warm.told({ state: 'indexing' });
    warm.came();
    vi.runAllTimers();
    expect(prepare).not.toHaveBeenCalled();
    warm.told({ state: 'ready' });
    vi.advanceTimersByTime(1000);
    warm.came();
    vi.advanceTimersByTime(2500);
    expect(prepare).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(prepare).toHaveBeenCalledTimes(1);
    expect(signals).toHaveLength(1);
    expect(signals[0].aborted).toBe(false);
  });

  it('gives up what it builds when another corpus comes, and builds for that', () => {
    const { warm, signals } = warmUp();
    warm.told({ state: 'ready' });
    vi.runAllTimers();
    warm.came();
    expect(signals[0].aborted).toBe(true);
    vi.runAllTimers();
    expect(signals).toHaveLength(2);
  });

  it('does nothing any more when it is disposed', () => {
    const { warm, prepare } = warmUp();
    warm.told({ state: 'ready' });
    warm.dispose();
    vi.runAllTimers();
    expect(prepare).not.toHaveBeenCalled();
  });
});
