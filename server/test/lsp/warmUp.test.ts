import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CancelSignal } from '../../src/engine/signal.ts';
import { WarmUp } from '../../src/lsp/warmUp.ts';

/** A warm-up, and what it had prepared. */
function warmUp() {
  const signals: CancelSignal[] = [];
  const prepare = vi.fn<(signal: CancelSignal) => Promise<void>>(() => Promise.resolve());
  const prepareFinding = (signal: CancelSignal) => {
    signals.push(signal);
    return Promise.resolve();
  };
  const prepareCompletion = vi.fn<(signal: CancelSignal) => Promise<void>>(() => Promise.resolve());
  const prepareCiting = vi.fn<(signal: CancelSignal) => Promise<void>>(() => Promise.resolve());
  const engine = { prepareCompletion, prepareCiting, prepareFinding };
  const garbage = { run: vi.fn(() => false) };
  const warm = new WarmUp(engine, { prepare }, () => undefined, garbage);
  return { warm, prepare, prepareCompletion, prepareCiting, signals, garbage };
}

describe('WarmUp', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('prepares once a corpus is ready and rests, and not before', async () => {
    const { warm, prepare, signals } = warmUp();
    warm.onStatus({ state: 'indexing' });
    warm.came(1);
    await vi.runAllTimersAsync();
    expect(prepare).not.toHaveBeenCalled();
    warm.onStatus({ state: 'ready' });
    vi.advanceTimersByTime(1000);
    warm.came(1);
    vi.advanceTimersByTime(2500);
    expect(prepare).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(prepare).toHaveBeenCalledTimes(1);
    expect(signals).toHaveLength(1);
    expect(signals[0].aborted).toBe(false);
  });

  it('gives up what it builds when another corpus comes, and builds for that', async () => {
    const { warm, signals } = warmUp();
    warm.onStatus({ state: 'ready' });
    await vi.runAllTimersAsync();
    warm.came(1);
    expect(signals[0].aborted).toBe(true);
    await vi.runAllTimersAsync();
    expect(signals).toHaveLength(2);
  });

  it('goes on with what it builds, and builds it once, whatever else is reported of the same corpus', async () => {
    const { warm, prepare, signals } = warmUp();
    let finish = () => {};
    prepare.mockReturnValue(new Promise<void>((resolve) => (finish = resolve)));
    warm.onStatus({ state: 'ready' });
    vi.advanceTimersByTime(2999);
    // How far text in pictures has been recognized comes with each page, for hours.
    warm.onStatus({ state: 'ready' });
    await vi.advanceTimersByTimeAsync(1);
    expect(prepare).toHaveBeenCalledTimes(1);
    warm.onStatus({ state: 'ready' });
    expect(signals[0].aborted).toBe(false);
    finish();
    await vi.runAllTimersAsync();
    warm.onStatus({ state: 'ready' });
    // Files were looked at, and are the same.
    warm.onStatus({ state: 'indexing' });
    warm.onStatus({ state: 'ready' });
    await vi.runAllTimersAsync();
    expect(prepare).toHaveBeenCalledTimes(1);
    warm.came(1);
    await vi.runAllTimersAsync();
    expect(prepare).toHaveBeenCalledTimes(2);
  });

  it('begins again what it gave up while files were looked at', async () => {
    const { warm, prepare, signals } = warmUp();
    let finish = () => {};
    prepare.mockReturnValueOnce(new Promise<void>((resolve) => (finish = resolve)));
    warm.onStatus({ state: 'ready' });
    await vi.runAllTimersAsync();
    warm.onStatus({ state: 'indexing' });
    expect(signals[0].aborted).toBe(true);
    finish();
    await vi.runAllTimersAsync();
    warm.onStatus({ state: 'ready' });
    await vi.runAllTimersAsync();
    expect(prepare).toHaveBeenCalledTimes(2);
  });

  it('has the preparing of checks given up with the rest', async () => {
    const { warm, prepare } = warmUp();
    warm.onStatus({ state: 'ready' });
    await vi.runAllTimersAsync();
    const [signal] = prepare.mock.calls[0];
    expect(signal).toEqual({ aborted: false });
    warm.came(1);
    expect(signal).toEqual({ aborted: true });
  });

  it('gives back what was dropped once all is prepared, and not where it was given up', async () => {
    const { warm, prepare, garbage } = warmUp();
    let finish = () => {};
    prepare.mockReturnValue(new Promise<void>((resolve) => (finish = resolve)));
    warm.onStatus({ state: 'ready' });
    await vi.runAllTimersAsync();
    expect(garbage.run).not.toHaveBeenCalled();
    warm.came(1);
    finish();
    await vi.runAllTimersAsync();
    expect(garbage.run).toHaveBeenCalledTimes(1);
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

  it('prepares completion and hovers against the whole of a corpus that rests', async () => {
    const { warm, prepareCompletion, prepareCiting } = warmUp();
    warm.came(1);
    expect(prepareCiting).not.toHaveBeenCalled();
    warm.came(8);
    warm.onStatus({ state: 'ready' });
    await vi.runAllTimersAsync();
    expect(prepareCompletion).toHaveBeenCalledTimes(2);
    expect(prepareCiting).toHaveBeenCalledTimes(1);
  });

  it('prepares both once more where what was dropped has been given back', async () => {
    const { warm, prepare, prepareCompletion, prepareCiting, garbage } = warmUp();
    garbage.run.mockReturnValueOnce(true);
    warm.onStatus({ state: 'ready' });
    await vi.runAllTimersAsync();
    expect(prepare).toHaveBeenCalledTimes(1);
    expect(prepareCompletion).toHaveBeenCalledTimes(2);
    expect(prepareCiting).toHaveBeenCalledTimes(2);
    // Of the next corpus nothing was.
    warm.came(1);
    await vi.runAllTimersAsync();
    expect(prepareCompletion.mock.calls.filter(([signal]) => !signal.aborted)).toHaveLength(2);
  });

  it('does nothing any more when it is disposed', async () => {
    const { warm, prepare } = warmUp();
    warm.onStatus({ state: 'ready' });
    warm.dispose();
    await vi.runAllTimersAsync();
    expect(prepare).not.toHaveBeenCalled();
  });
});
