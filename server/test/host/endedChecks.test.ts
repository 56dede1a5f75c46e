import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EVERY_CHECK } from '../../src/engine/check/finding.ts';
import { CancelledError, NEVER } from '../../src/engine/signal.ts';
import { EMPTY_LEXICON } from '../../src/engine/phrases/lexicon.ts';
import { CheckEndedError, type CheckLimits, CheckService } from '../../src/host/checkService.ts';
import { EndedChecks } from '../../src/host/endedChecks.ts';
import { fileOf, indexOf } from '../support/corpora.ts';
import { temporaryFolder } from '../support/services.ts';
import { workerWith } from '../support/workers.ts';

const LINE = '全区上下要把防范化解重大风险摆在突出位置，逐项排查逐项整改逐项销号。';
const draftOf = (text: string, uri = 'untitled:draft') => ({ uri, languageId: 'plaintext', text });
const GOOD = draftOf(`报告\n\n今年以来，${LINE}\n`, 'untitled:good');
const BAD = draftOf('这一份没有尽头', 'untitled:bad');

/** Checks on a thread that never comes back from a draft that speaks of no end, and dies of one that says so. */
async function startChecks(limits: Partial<CheckLimits> = {}) {
  const begun = join(await temporaryFolder(), 'begun');
  const workerFile = await workerWith(
    `const { parentPort } = await import('node:worker_threads');
     const on = parentPort.on.bind(parentPort);
     parentPort.on = (event, listener) => on(event, (message) => {
       const text = message.ask?.draft?.text ?? '';
       if (text.includes('没有尽头')) for (fs.writeFileSync(${JSON.stringify(begun)}, '');;);
       if (text.includes('到此为止')) process.exit(1);
       listener(message);
     });`,
  );
  const ended: string[] = [];
  /** Runs until the first check was ended: what is asked after it has all the time of the world. */
  let now = 0;
  const checks = new CheckService(workerFile, {
    limits: { answer: Infinity, cancelled: Infinity, ...limits },
    onEnded: ({ uri }) => ended.push(uri),
    now: () => (ended.length === 0 ? (now += 100) : now),
  });
  onTestFinished(() => checks.dispose());
  checks.use({ index: indexOf([fileOf('a.txt', `工作总结\n${LINE}`)]), lexicon: EMPTY_LEXICON });
  return { checks, ended, begun };
}

describe('a check that is cancelled while its thread is being loaded', () => {
  it('is not ended, and neither is its draft left alone', async () => {
    const workerFile = await workerWith(
      'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);',
    );
    const ended: string[] = [];
    const checks = new CheckService(workerFile, {
      limits: { answer: Infinity, cancelled: 200 },
      onEnded: ({ uri }) => ended.push(uri),
    });
    onTestFinished(() => checks.dispose());
    checks.use({ index: indexOf([fileOf('a.txt', `工作总结\n${LINE}`)]), lexicon: EMPTY_LEXICON });
    const signal = { aborted: false };
    const first = checks.check(GOOD, EVERY_CHECK, signal);
    signal.aborted = true;
    await expect(first).rejects.toThrow(CancelledError);
    expect((await checks.check(GOOD, EVERY_CHECK, NEVER)).length).toBeGreaterThan(0);
    expect(ended).toEqual([]);
  });
});

describe('a check that does not come back', () => {
  it('is ended when it takes too long; that is told, and the other drafts are checked', async () => {
    const { checks, ended } = await startChecks({ answer: 20_000 });
    const [bad, good] = await Promise.allSettled([
      checks.check(BAD, EVERY_CHECK, NEVER),
      checks.check(GOOD, EVERY_CHECK, NEVER),
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: expect.any(CheckEndedError) });
    expect(good).toMatchObject({ status: 'fulfilled', value: [{ code: 'copied' }] });
    expect(ended).toEqual([BAD.uri]);
  });

  it('is ended when it does not stop after its cancel, and the caller does not wait for that', async () => {
    const { checks, ended, begun } = await startChecks({ cancelled: 2000 });
    // Before, it would be a check that was never made.
    const signal = {
      get aborted() {
        return existsSync(begun);
      },
    };
    await expect(checks.check(BAD, EVERY_CHECK, signal)).rejects.toThrow(CancelledError);
    expect(ended).toEqual([]);
    expect(await checks.check(GOOD, EVERY_CHECK, NEVER)).toMatchObject([{ code: 'copied' }]);
    expect(ended).toEqual([BAD.uri]);
  });

  it('is not made again on the same text, nor twice for two that wait for it', async () => {
    const { checks, ended } = await startChecks({ answer: 20_000 });
    const asked = [1, 2, 3].map(() => checks.check(BAD, EVERY_CHECK, NEVER));
    for (const each of await Promise.allSettled(asked)) expect(each.status).toBe('rejected');
    await expect(checks.review(BAD, EVERY_CHECK, NEVER)).rejects.toThrow(CheckEndedError);
    expect(ended).toEqual([BAD.uri]);
  });

  it('may take its thread with it: that is told as well', async () => {
    const { checks, ended } = await startChecks();
    await expect(checks.check(draftOf('到此为止'), EVERY_CHECK, NEVER)).rejects.toThrow(CheckEndedError);
    expect(ended).toEqual(['untitled:draft']);
    expect(await checks.check(GOOD, EVERY_CHECK, NEVER)).toMatchObject([{ code: 'copied' }]);
  });

  it('does not keep the service from being disposed of', async () => {
    const { checks, ended } = await startChecks();
    const asked = Promise.allSettled([BAD, GOOD].map((draft) => checks.check(draft, EVERY_CHECK, NEVER)));
    await checks.dispose();
    const cancelled = { status: 'rejected', reason: expect.any(CancelledError) };
    expect(await asked).toEqual([cancelled, cancelled]);
    expect(ended).toEqual([]);
  });
});

describe('drafts whose check was ended', () => {
  it('are left alone: the same text always, another one for half a minute, then for twice as long', () => {
    let now = 0;
    const ended = new EndedChecks(() => now);
    ended.add(draftOf('甲'));
    now = 30_000 - 1;
    expect(ended.has(draftOf('乙'))).toBe(true);
    now = 30_000;
    expect(ended.has(draftOf('乙'))).toBe(false);
    expect(ended.has(draftOf('甲'))).toBe(true);
    expect(ended.has(draftOf('甲', 'untitled:other'))).toBe(false);
    ended.add(draftOf('乙'));
    now += 60_000 - 1;
    expect(ended.has(draftOf('丙'))).toBe(true);
    now += 1;
    expect(ended.has(draftOf('丙'))).toBe(false);
    ended.forget(draftOf('丙'));
    expect(ended.has(draftOf('乙'))).toBe(false);
  });

  it('are forgotten when there are many', () => {
    const ended = new EndedChecks(() => 0);
    for (let i = 0; i < 65; i++) ended.add(draftOf('甲', `untitled:${i}`));
    expect([0, 1, 64].map((i) => ended.has(draftOf('甲', `untitled:${i}`)))).toEqual([false, true, true]);
  });
});
