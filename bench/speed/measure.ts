import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NEVER } from '../../server/src/engine/signal.ts';
import type { StageTimes } from '../../server/src/host/corpusService.ts';
import {
  type AllAnswers,
  type Answers,
  askAll,
  askWhileIndexing,
  draftOf,
  firstCompletion,
  phrasesOf,
} from './answers.ts';
import { clean, type Freshness, timeFreshness } from './freshness.ts';
import { type MemoryParts, memoryParts, PeakMemory, residentMegabytes } from './memory.ts';
import { processorTime } from './percentiles.ts';
import { Running, type ServiceFiles } from './running.ts';

export interface MeasurePlan extends ServiceFiles {
  readonly corpus: string;
  /** A file of the corpus that may be changed. */
  readonly victim: string;
  /** Text in the manner of the corpus, but not of it: what the drafts are made of. */
  readonly drafts: readonly string[];
  /** The same, for files that come while it runs. */
  readonly news: readonly string[];
}

/** Threads that are done give memory back within half a minute (milliseconds); small ones have little to give. */
const LONGEST_REST = 30_000;

/** Times in milliseconds, memory in megabytes. */
export interface Measured {
  readonly sourceFiles: number;
  readonly characters: number;
  readonly shards: number;
  readonly setPhrases: number;
  readonly coldAnswers: number;
  readonly coldIndex: number;
  readonly coldReady: number;
  /** Processor time of the server's process until it was ready, answers while indexing included. */
  readonly coldProcessor: number;
  readonly stages: StageTimes;
  readonly peak: number;
  /** When the index was ready. */
  readonly resident: number;
  readonly parts: MemoryParts;
  readonly cache: number;
  readonly warmFirst: number;
  readonly warmReady: number;
  readonly freshness: Freshness;
  readonly during: Answers;
  readonly after: AllAnswers;
  /** Those that {@link AllAnswers.find} found. */
  readonly phrases: readonly string[];
  /** That was checked. */
  readonly draft: string;
}

/** Indexes a corpus from nothing, asks it questions, changes files, and starts it again from its cache. */
export async function measure(plan: MeasurePlan): Promise<Measured> {
  await rm(plan.cache, { recursive: true, force: true });
  await clean(plan.corpus);
  const processorBefore = processorTime();
  const cold = new Running(plan);
  const peak = new PeakMemory();
  const settings = { paths: [plan.corpus], exclude: [] };
  const asking = askWhileIndexing(cold, plan.drafts);
  await cold.service.configure(settings);
  const coldReady = cold.age;
  const coldProcessor = processorTime() - processorBefore;
  const during = await asking;
  const { stages, status, firstCorpusAt, indexedAt } = cold;
  if (!stages || !status) throw new Error('the service reported nothing');
  const peakMegabytes = peak.stop();
  // As the server does once a corpus rests.
  await cold.checks.prepare(NEVER);
  await cold.engine.prepareFinding(NEVER);
  await sleep(Math.min(LONGEST_REST, status.characters / 3000));
  globalThis.gc?.();
  const resident = residentMegabytes();

  const after = await askAll(cold, plan.drafts);
  const parts = await memoryParts(cold);
  const { index, lexicon } = cold.corpus;
  const phrases = phrasesOf(cold.corpus);
  const cache = (await folderBytes(plan.cache)) / 1e6;
  const freshness = await timeFreshness(cold, plan.corpus, plan.victim, plan.news);
  // The passes and the mining under way, so that the cache is that of a corpus at rest.
  await cold.service.configure(settings);
  await cold.stop();

  const warm = new Running(plan);
  const configured = warm.service.configure(settings);
  const warmFirst = await firstCompletion(warm, plan.drafts);
  await configured;
  const warmReady = warm.age;
  await warm.stop();
  return {
    sourceFiles: status.sourceFiles,
    characters: status.characters,
    shards: index.shards.length,
    setPhrases: lexicon.count,
    coldAnswers: firstCorpusAt,
    coldIndex: indexedAt,
    coldReady,
    coldProcessor,
    stages,
    peak: peakMegabytes,
    resident,
    parts,
    cache,
    warmFirst,
    warmReady,
    freshness,
    during,
    after,
    phrases,
    draft: draftOf(plan.drafts, '').text,
  };
}

export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}
