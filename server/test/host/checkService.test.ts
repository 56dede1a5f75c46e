import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { CancelledError, NEVER } from '../../src/engine/signal.ts';
import { EVERY_CHECK } from '../../src/engine/check/finding.ts';
import { CorpusIndex } from '../../src/engine/index/corpusIndex.ts';
import { Shard } from '../../src/engine/index/shard.ts';
import { findTwins } from '../../src/engine/index/twins.ts';
import { EMPTY_LEXICON } from '../../src/engine/phrases/lexicon.ts';
import { CheckService } from '../../src/host/checkService.ts';
import { fileOf, indexOf } from '../support/corpora.ts';
import { temporaryFolder } from '../support/services.ts';
import { workerWith } from '../support/workers.ts';

const LINE = '全区上下要把防范化解重大风险摆在突出位置，逐项排查逐项整改逐项销号。';
const draft = { uri: 'untitled:draft', languageId: 'plaintext', text: `报告\n\n今年以来，${LINE}\n` };

function startChecks(): CheckService {
  const checks = new CheckService(new URL('../../dist/worker.js', import.meta.url));
  onTestFinished(() => checks.dispose());
  return checks;
}

describe('check service', () => {
  it('finds on its thread what the engine finds', async () => {
    const corpus = { index: indexOf([fileOf('a.txt', `工作总结\n${LINE}`)]), lexicon: EMPTY_LEXICON };
    const engine = new Engine();
    engine.use(corpus);
    const checks = startChecks();
    checks.use(corpus);
    const found = await checks.check(draft, EVERY_CHECK, NEVER);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(await engine.check(draft, EVERY_CHECK, NEVER));
    expect(await checks.review(draft, EVERY_CHECK, NEVER)).toEqual(
      await engine.review(draft, EVERY_CHECK, NEVER),
    );
  });

  it('counts articles that say nearly the same as one, as the engine does', async () => {
    const twin = Array.from({ length: 30 }, (_, n) => `第${n}项：${LINE}`).join('\n');
    const files = Array.from({ length: 6 }, (_, n) => fileOf(`${n}.txt`, `工作总结\n${twin}\n第${n}篇。`));
    const { shards } = indexOf(files);
    const twins = await findTwins(shards);
    const index = new CorpusIndex(
      shards.map(({ buffer }, n) => new Shard(buffer, undefined, undefined, undefined, twins[n])),
    );
    expect(twins.some((found) => found !== undefined)).toBe(true);
    const engine = new Engine();
    engine.use({ index, lexicon: EMPTY_LEXICON });
    const checks = startChecks();
    checks.use({ index, lexicon: EMPTY_LEXICON });
    const found = await checks.check(draft, EVERY_CHECK, NEVER);
    expect(found.map(({ code }) => code)).toContain('copied');
    expect(found).toEqual(await engine.check(draft, EVERY_CHECK, NEVER));
  });

  it('finds the same when it was prepared before', async () => {
    const corpus = { index: indexOf([fileOf('a.txt', `工作总结\n${LINE}`)]), lexicon: EMPTY_LEXICON };
    const checks = startChecks();
    await checks.prepare(NEVER);
    checks.use(corpus);
    const before = await checks.check(draft, EVERY_CHECK, NEVER);
    await checks.prepare(NEVER);
    expect(await checks.check({ ...draft, uri: 'untitled:other' }, EVERY_CHECK, NEVER)).toEqual(before);
  });

  it('stops preparing when its signal is raised, and prepares again', async () => {
    const workerFile = await workerWith(
      `const { parentPort } = await import('node:worker_threads');
       const on = parentPort.on.bind(parentPort);
       let times = 0;
       // The first time it begins once it hears that it is given up; where it never does, it ends with its thread.
       parentPort.on = (event, listener) => on(event, (message) => {
         if (message.method === 'prepare' && ++times === 1) {
           const flag = new Int32Array(message.flag);
           const latest = Date.now() + 5000;
           while (Atomics.load(flag, 0) === 0) if (Date.now() > latest) process.exit(1);
         }
         listener(message);
       });`,
    );
    const checks = new CheckService(workerFile);
    onTestFinished(() => checks.dispose());
    checks.use({
      index: indexOf([fileOf('a.txt', `工作总结\n${LINE}`)]),
      lexicon: EMPTY_LEXICON,
    });
    const signal = { aborted: false };
    const stopped = checks.prepare(signal);
    signal.aborted = true;
    await expect(stopped).rejects.toThrow(CancelledError);
    await checks.prepare(NEVER);
    expect(await checks.check(draft, EVERY_CHECK, NEVER)).not.toEqual([]);
  });

  it('stops a check that has begun when its signal is raised, and keeps answering', async () => {
    const begun = join(await temporaryFolder(), 'begun');
    const workerFile = await workerWith(
      `const { parentPort } = await import('node:worker_threads');
       const on = parentPort.on.bind(parentPort);
       let times = 0;
       parentPort.on = (event, listener) => on(event, (message) => {
         if (message.method === 'check' && ++times === 1) {
           fs.writeFileSync(${JSON.stringify(begun)}, '');
           const flag = new Int32Array(message.flag);
           while (Atomics.load(flag, 0) === 0);
         }
         listener(message);
       });`,
    );
    const ended: string[] = [];
    const checks = new CheckService(workerFile, { onEnded: ({ uri }) => ended.push(uri) });
    onTestFinished(() => checks.dispose());
    checks.use({ index: indexOf([fileOf('a.txt', `工作总结\n${LINE}`)]), lexicon: EMPTY_LEXICON });
    // Before, it would be a check that was never made.
    const signal = {
      get aborted() {
        return existsSync(begun);
      },
    };
    await expect(checks.check(draft, EVERY_CHECK, signal)).rejects.toThrow(CancelledError);
    expect(await checks.check(draft, EVERY_CHECK, NEVER)).not.toEqual([]);
    expect(ended).toEqual([]);
  });

  it('checks other drafts while nobody knows yet what file of the corpus one is', async () => {
    const far = 'file:///away/draft.txt';
    let answer = (_uri: string): void => undefined;
    const looked = new Promise<string>((resolve) => (answer = resolve));
    const checks = new CheckService(new URL('../../dist/worker.js', import.meta.url), {
      spelling: (uri) => (uri === far ? looked : Promise.resolve(uri)),
    });
    onTestFinished(() => checks.dispose());
    checks.use({ index: indexOf([fileOf('a.txt', `工作总结\n${LINE}`)]), lexicon: EMPTY_LEXICON });
    const waiting = checks.check({ ...draft, uri: far }, EVERY_CHECK, NEVER);
    expect(await checks.check(draft, EVERY_CHECK, NEVER)).not.toEqual([]);
    // Its own file is no source of it.
    answer('file:///corpus/a.txt');
    expect(await waiting).toEqual([]);
  });

  it('begins no check, and no thread for it, once it has been disposed of', async () => {
    let answer = (): void => undefined;
    const checks = new CheckService(new URL('../../dist/worker.js', import.meta.url), {
      spelling: (uri) => new Promise((resolve) => (answer = () => resolve(uri))),
    });
    const asked = checks.check(draft, EVERY_CHECK, NEVER);
    // It is asked for in the next turn.
    await Promise.resolve();
    await checks.dispose();
    answer();
    // A second time ends a thread that came after the first.
    onTestFinished(() => checks.dispose());
    await expect(asked).rejects.toThrow(CancelledError);
  });

  it('does not count the building of tables as time of the check', async () => {
    // Its tables take 500 looks at the clock, each of which counts 100 ms; a check may take 200 of them.
    const worker = `import { parentPort } from 'node:worker_threads';
      const answers = { heap: 0, load: null, check: [] };
      parentPort.on('message', ({ id, method }) => {
        if (id === 0) return;
        const answer = () => parentPort.postMessage({ kind: 'answer', id, answer: answers[method] });
        if (method === 'load') setTimeout(answer, 2000);
        else answer();
      });`;
    const folder = await mkdtemp(join(tmpdir(), 'yinju-tables-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'worker.mjs');
    await writeFile(file, worker);
    let time = 0;
    const checks = new CheckService(pathToFileURL(file), {
      limits: { answer: 20_000, cancelled: 20_000 },
      now: () => (time += 100),
    });
    onTestFinished(() => checks.dispose());
    expect(await checks.check(draft, EVERY_CHECK, NEVER)).toEqual([]);
    expect(time).toBeGreaterThan(20_000);
  });
});
