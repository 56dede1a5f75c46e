import { rm } from 'node:fs/promises';
import { NEVER } from '../../server/src/engine/signal.ts';
import { askAll } from './answers.ts';
import { clean, timeChanges } from './freshness.ts';
import type { Grown } from './growth.ts';
import { folderBytes, type MeasurePlan } from './measure.ts';
import { columnsOf } from './memory.ts';
import { processorTime } from './percentiles.ts';
import { Running } from './running.ts';

/** Measures what a ceiling is set on, and nothing else: nobody asks while it indexes, few files come, and it starts once. */
export async function measureBounded(plan: MeasurePlan): Promise<Grown> {
  await rm(plan.cache, { recursive: true, force: true });
  await clean(plan.corpus);
  const before = processorTime();
  const running = new Running(plan);
  await running.service.configure({ paths: [plan.corpus], exclude: [] });
  const coldProcessor = processorTime() - before;
  await running.checks.prepare(NEVER);
  await running.engine.prepareFinding(NEVER);
  globalThis.gc?.();
  const after = await askAll(running, plan.drafts);
  const parts = columnsOf(running.corpus);
  const cache = (await folderBytes(plan.cache)) / 1e6;
  const [changedQuickest] = await timeChanges(running, plan.victim);
  const characters = running.status?.characters ?? 0;
  await running.stop();
  return { characters, coldProcessor, parts, cache, after, freshness: { changedQuickest } };
}
