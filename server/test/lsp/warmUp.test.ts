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
  const prepareCompletion = vi.fn<(signal: CancelSignal) => Promise<void>>(() => Promise.resolve());
  const warm = new WarmUp({ prepareCompletion, prepareFinding }, { prepare }, () => undefined);
  return { warm, prepare, prepareCompletion, signals };
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
    warm.came(1);
    vi.runAllTimers();
    expect(prepare).not.toHaveBeenCalled();
    warm.told({ state: 'ready' });
    vi.advanceTimersByTime(1000);
    warm.came(1);
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
    warm.came(1);
    expect(signals[0].aborted).toBe(true);
    vi.runAllTimers();
    expect(signals).toHaveLength(2);
  });

  it('prepares completion once, with the first corpus that holds anything', () => {
    const { warm, prepareCompletion } = warmUp();
    warm.came(0);
    expect(prepareCompletion).not.toHaveBeenCalled();
    warm.came(1);
    warm.came(2);
    expect(prepareCompletion).toHaveBeenCalledTimes(1);
    expect(prepareCompletion.mock.calls[0][0].aborted).toBe(false);
    warm.dispose();
    expect(prepareCompletion.mock.calls[0][0].aborted).toBe(true);
  });

  it('does nothing any more when it is disposed', () => {
    const { warm, prepare } = warmUp();
    warm.told({ state: 'ready' });
    warm.dispose();
    vi.runAllTimers();
    expect(prepare).not.toHaveBeenCalled();
  });
});
