import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../src/engine/draft.ts';
import { CancelledError, type CancelSignal } from '../../src/engine/signal.ts';
import { DraftStudy } from '../../src/lsp/draftStudy.ts';

const draft = (text: string): Draft => ({ uri: 'untitled:a', languageId: 'gongwen', text });

/** A study, and what it had the engine learn. */
function study(failure?: Error) {
  const learn = vi.fn<(draft: Draft, offset: number, signal: CancelSignal) => Promise<void>>(() =>
    failure ? Promise.reject(failure) : Promise.resolve(),
  );
  const onProblem = vi.fn();
  return { study: new DraftStudy({ learn }, onProblem), learn, onProblem };
}

describe('DraftStudy', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('has the last draft learnt from once its writer rests, and not before', async () => {
    const { study: studied, learn } = study();
    studied.writing(draft('一'), 1);
    await vi.advanceTimersByTimeAsync(999);
    studied.writing(draft('一二'), 2);
    await vi.advanceTimersByTimeAsync(999);
    expect(learn).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(learn.mock.calls.map(([{ text }, offset]) => [text, offset])).toEqual([['一二', 2]]);
  });

  it('ends with the next key, and when it is disposed', async () => {
    const { study: studied, learn } = study();
    studied.writing(draft('一'), 1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(learn.mock.calls[0][2].aborted).toBe(false);
    studied.writing(draft('一二'), 2);
    expect(learn.mock.calls[0][2].aborted).toBe(true);
    studied.dispose();
    await vi.advanceTimersByTimeAsync(5000);
    expect(learn).toHaveBeenCalledTimes(1);
  });

  it('is postponed by any message, and continues after it; nothing is learnt twice', async () => {
    let finish = (): void => undefined;
    const learn = vi.fn<(draft: Draft, offset: number, signal: CancelSignal) => Promise<void>>(
      (_, __, signal) =>
        new Promise((resolve, reject) => {
          finish = () => (signal.aborted ? reject(new CancelledError()) : resolve());
        }),
    );
    const onProblem = vi.fn();
    const studied = new DraftStudy({ learn }, onProblem);
    studied.interrupt();
    await vi.advanceTimersByTimeAsync(5000);
    expect(learn).not.toHaveBeenCalled();

    studied.writing(draft('一'), 1);
    await vi.advanceTimersByTimeAsync(1000);
    studied.interrupt();
    expect(learn.mock.calls[0][2].aborted).toBe(true);
    finish();
    await vi.advanceTimersByTimeAsync(999);
    expect(learn).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(learn.mock.calls.map(([{ text }]) => text)).toEqual(['一', '一']);

    finish();
    await vi.advanceTimersByTimeAsync(0);
    studied.interrupt();
    await vi.advanceTimersByTimeAsync(5000);
    expect(learn).toHaveBeenCalledTimes(2);
    expect(onProblem).not.toHaveBeenCalled();
  });

  it.each([
    ['a failure', new Error('out of order'), 1],
    ['no end that was wanted', new CancelledError(), 0],
  ])('reports %s', async (_, failure, reports) => {
    const { study: studied, onProblem } = study(failure);
    studied.writing(draft('一'), 1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(onProblem).toHaveBeenCalledTimes(reports);
  });
});
