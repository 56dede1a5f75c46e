import { readFile, rm, stat, writeFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckOptions } from '../../server/src/engine/check/finding.ts';
import { type Corpus, EMPTY_CORPUS } from '../../server/src/engine/corpus.ts';
import { Engine } from '../../server/src/engine/engine.ts';
import { NEVER } from '../../server/src/engine/signal.ts';
import { CheckService } from '../../server/src/host/checkService.ts';
import { CorpusService } from '../../server/src/host/corpusService.ts';
import type { IndexStatus } from '../../server/src/protocol/index.ts';
import { PeakMemory, residentMegabytes } from './memory.ts';
import { type Latency, latencyOf, timeEach } from './percentiles.ts';
import { questionsOf } from './questions.ts';

const OPTIONS = { maxItems: 5, threshold: 0, slots: true, pinyin: true };
/** Every check, as shipped. */
export const CHECKS: CheckOptions = {
  copied: true,
  minCopiedLength: 13,
  repeated: true,
  wording: true,
  leftover: true,
  placeholder: true,
  structure: true,
};
const FOLDED_MARK = '天地玄黄宇宙洪荒日月盈昃';

export interface MeasurePlan {
  readonly corpus: string;
  readonly cache: string;
  readonly workerFile: URL;
  readonly seedsDir: string;
  /** A file of the corpus that may be changed. */
  readonly victim: string;
  /** Text in the manner of the corpus, but not of it: what the drafts are made of. */
  readonly drafts: readonly string[];
  readonly workers?: number;
}

export interface Measured {
  readonly sourceFiles: number;
  readonly characters: number;
  readonly shards: number;
  readonly phrases: number;
  /** Milliseconds. */
  readonly coldAnswers: number;
  readonly coldIndex: number;
  readonly coldReady: number;
  readonly peakMegabytes: number;
  readonly residentMegabytes: number;
  readonly helperMegabytes: number;
  readonly heapMegabytes: number;
  readonly shardMegabytes: number;
  readonly cacheMegabytes: number;
  readonly warmFirst: number;
  readonly warmReady: number;
  readonly changed: number;
  readonly during: Latency;
  readonly completion: Latency;
  readonly hover: Latency;
  readonly references: Latency;
  readonly frequent: Latency;
  readonly check: Latency;
  readonly edit: Latency;
}

/** Indexes a corpus from nothing, asks it questions, changes a file, and starts it again from its cache. */
export async function measure(plan: MeasurePlan): Promise<Measured> {
  await rm(plan.cache, { recursive: true, force: true });
  const cold = start(plan);
  const peak = new PeakMemory();
  const asking = askWhileIndexing(cold, plan);
  await cold.service.configure({ paths: [plan.corpus], exclude: [] });
  const coldReady = performance.now() - cold.startedAt;
  const during = await asking;
  const { firstCorpusAt, indexedAt } = cold;
  const peakMegabytes = peak.stop();
  await sleep(500);
  globalThis.gc?.();
  const memory = residentMegabytes();

  const answers = await askAll(cold, plan);
  const changed = await changeOne(cold, plan.victim);
  const { index, lexicon } = cold.corpus;
  const status = cold.statuses.at(-1);
  const shardBytes = index.shards.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const { shards, phrases } = { shards: index.shards.length, phrases: lexicon.phrases.length };
  await cold.stop();

  const warm = start(plan);
  const warmFirst = await firstCompletion(warm, plan);
  await warm.configured;
  const warmReady = performance.now() - warm.startedAt;
  await warm.stop();
  return {
    sourceFiles: status?.sourceFiles ?? 0,
    characters: status?.characters ?? 0,
    shards,
    phrases,
    coldAnswers: firstCorpusAt,
    coldIndex: indexedAt,
    coldReady,
    peakMegabytes,
    residentMegabytes: memory.own,
    helperMegabytes: memory.children,
    heapMegabytes: process.memoryUsage().heapUsed / 1e6,
    shardMegabytes: shardBytes / 1e6,
    cacheMegabytes: (await folderBytes(plan.cache)) / 1e6,
    warmFirst,
    warmReady,
    changed,
    during,
    ...answers,
  };
}

/** A service with an engine and checks over it, and what it told. */
interface Running {
  readonly service: CorpusService;
  readonly engine: Engine;
  readonly checks: CheckService;
  readonly statuses: IndexStatus[];
  readonly startedAt: number;
  configured: Promise<void>;
  corpus: Corpus;
  /** Milliseconds from the start to the first shards. */
  firstCorpusAt: number;
  /** Milliseconds from the start to the last change of the shards. */
  indexedAt: number;
  stop(): Promise<void>;
}

function start({ cache, workerFile, seedsDir, workers }: MeasurePlan): Running {
  const startedAt = performance.now();
  const engine = new Engine();
  const checks = new CheckService(workerFile);
  const statuses: IndexStatus[] = [];
  const service = new CorpusService({
    cacheDir: cache,
    seedsDir,
    workerFile,
    onStatus: (status) => statuses.push(status),
    onCorpus: (corpus) => {
      const at = performance.now() - startedAt;
      if (running.firstCorpusAt === 0) running.firstCorpusAt = at;
      if (corpus.lexicon === running.corpus.lexicon) running.indexedAt = at;
      running.corpus = corpus;
      engine.use(corpus);
      checks.use(corpus);
    },
    log: (message) => process.stderr.write(`${message}\n`),
    ...(workers !== undefined && { workers }),
  });
  const running: Running = {
    service,
    engine,
    checks,
    statuses,
    startedAt,
    configured: Promise.resolve(),
    corpus: EMPTY_CORPUS,
    firstCorpusAt: 0,
    indexedAt: 0,
    stop: async () => {
      await Promise.all([service.dispose(), checks.dispose()]);
    },
  };
  return running;
}

async function askWhileIndexing(running: Running, plan: MeasurePlan): Promise<Latency> {
  const { completions } = questionsOf(plan.drafts, 1000, 7);
  const times: number[] = [];
  for (const question of completions) {
    await sleep(100);
    if (running.statuses.at(-1)?.state === 'ready') break;
    if (running.corpus.index.shards.length === 0) continue;
    const asked = performance.now();
    await running.engine.complete({ ...question, options: OPTIONS }, NEVER);
    times.push(performance.now() - asked);
  }
  return latencyOf(times);
}

async function askAll({ engine, checks, corpus }: Running, plan: MeasurePlan) {
  const { completions, hovers } = questionsOf(plan.drafts, 500, 11);
  const draft = {
    uri: 'untitled:draft',
    languageId: 'plaintext',
    text: plan.drafts.join('').slice(0, 10_000),
  };
  await engine.complete({ ...completions[0], options: OPTIONS }, NEVER);
  const completion = await timeEach(completions, (question) =>
    engine.complete({ ...question, options: OPTIONS }, NEVER),
  );
  const hover = await timeEach(hovers, ({ draft: at, offset }) => engine.cardAt(at, offset, NEVER));
  const references = await timeEach(hovers, ({ draft: at, offset }) =>
    engine.locationsAt(at, offset, 2000, NEVER),
  );
  const most = mostFrequent(corpus);
  const frequent = await timeEach([...most, ...most, ...most], (phrase) => engine.sources(phrase, 5, NEVER));
  await checks.check({ ...draft, uri: 'untitled:first' }, CHECKS, NEVER);
  const check = await timeEach([1, 2, 3, 4, 5], (n) =>
    checks.check({ ...draft, uri: `untitled:${n}` }, CHECKS, NEVER),
  );
  const edit = await timeEach(
    Array.from({ length: 30 }, (_, n) => n),
    (n) =>
      checks.check(
        {
          ...draft,
          text: `${draft.text.slice(0, 5000)}${'新'.repeat(n)}${draft.text.slice(5000)}`,
          uri: 'untitled:1',
        },
        CHECKS,
        NEVER,
      ),
  );
  return { completion, hover, references, frequent, check, edit };
}

/** The pairs of characters that stand at most places, of those in the first shard's text. */
function mostFrequent({ index }: Corpus): string[] {
  const counts = new Map<string, number>();
  const text = index.shards[0].folded(0, Math.min(300_000, index.shards[0].columns.text.length));
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (/^\p{Script=Han}{2}$/u.test(pair)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 50)
    .map(([pair]) => pair);
}

/** Milliseconds from writing a file until its new words are found. */
async function changeOne(running: Running, victim: string): Promise<number> {
  const before = await readFile(victim, 'utf8');
  const changedAt = performance.now();
  await writeFile(victim, `${before}\n　　${FOLDED_MARK}。\n`);
  while (!running.corpus.index.holds(FOLDED_MARK)) {
    if (performance.now() - changedAt > 60_000) return Number.POSITIVE_INFINITY;
    await sleep(5);
  }
  const time = performance.now() - changedAt;
  await writeFile(victim, before);
  while (running.corpus.index.holds(FOLDED_MARK) && performance.now() - changedAt < 60_000) await sleep(20);
  return time;
}

async function firstCompletion(running: Running, plan: MeasurePlan): Promise<number> {
  const { completions } = questionsOf(plan.drafts, 500, 11);
  running.configured = running.service.configure({ paths: [plan.corpus], exclude: [] });
  while (running.corpus.index.shards.length === 0) await sleep(2);
  for (const question of completions) {
    const { items } = await running.engine.complete({ ...question, options: OPTIONS }, NEVER);
    if (items.length > 0) break;
  }
  return performance.now() - running.startedAt;
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}
