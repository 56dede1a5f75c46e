import { errors, type Locator } from 'playwright-core';
import { patience } from '../support/patience.ts';

/**
 * Milliseconds of one turn of waiting. Playwright looks ten times a second at what is waited for this long; where it may
 * wait for more than 2.5 s it looks twice a second, after the first third of one.
 */
const TURN = 2_400;

/** Resolves once {@link locator} is to be seen; rejects after {@link patience}. */
export function shown(locator: Locator): Promise<void> {
  return inTurns(locator, 'visible');
}

/** Resolves once {@link locator} is not to be seen, whether the page still holds it or not. */
export function hidden(locator: Locator): Promise<void> {
  return inTurns(locator, 'hidden');
}

/** Resolves once the page holds nothing of {@link locator}. */
export function gone(locator: Locator): Promise<void> {
  return inTurns(locator, 'detached');
}

async function inTurns(locator: Locator, state: 'visible' | 'hidden' | 'detached'): Promise<void> {
  const limit = patience();
  const deadline = Date.now() + limit;
  for (;;) {
    const left = deadline - Date.now();
    try {
      await locator.waitFor({ state, timeout: Math.max(1, Math.min(TURN, left)) });
      return;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      if (left <= TURN)
        throw new Error(`not ${state} within ${limit} ms: ${error.message}`, { cause: error });
    }
  }
}
