import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './running.ts';

/** Milliseconds from a change on the disk until answers know of it. */
export interface Freshness {
  /** One file of the corpus changed: the middle one of some, and the quickest. */
  readonly changed: number;
  readonly changedQuickest: number;
  /** A thousand files came at once, and went. */
  readonly manyCame: number;
  readonly manyGone: number;
}

/** Words that are nowhere in the corpus. */
const MARK = '天地玄黄宇宙洪荒日月盈昃';
const CHANGES = 5;
const MANY = 1000;
const PATIENCE = 120_000;
/** Folder of the files that come and go. */
const NEW_FOLDER = 'new';

/** Changes {@link victim}, a file of {@link corpus}, and lets files of {@link texts} come and go. */
export async function timeFreshness(
  running: Running,
  corpus: string,
  victim: string,
  texts: readonly string[],
): Promise<Freshness> {
  const changes = await timeChanges(running, victim);
  const folder = join(corpus, NEW_FOLDER);
  await mkdir(folder);
  const names = Array.from({ length: MANY }, (_, n) => join(folder, `new-${n}.txt`));
  const manyCame = await timeUntil(running, MANY, async () => {
    for (const [n, name] of names.entries()) {
      await writeFile(name, `关于第${n}件事的报告\n\n　　${texts[n % texts.length]}\n　　${MARK}。\n`);
    }
  });
  const manyGone = await timeUntil(running, 0, () => rm(folder, { recursive: true }));
  return { changed: changes[CHANGES >> 1], changedQuickest: changes[0], manyCame, manyGone };
}

/** Milliseconds until answers know of a change to {@link victim}, a few times over, the quickest first. */
export async function timeChanges(running: Running, victim: string): Promise<number[]> {
  const changes: number[] = [];
  for (let n = 0; n < CHANGES; n++) changes.push(await changeOne(running, victim));
  return changes.sort((a, b) => a - b);
}

/** Takes away what a run that was broken off may have left. */
export async function clean(corpus: string): Promise<void> {
  await rm(join(corpus, NEW_FOLDER), { recursive: true, force: true });
}

async function changeOne(running: Running, victim: string): Promise<number> {
  const before = await readFile(victim, 'utf8');
  const time = await timeUntil(running, 1, () => writeFile(victim, `${before}\n　　${MARK}。\n`));
  await timeUntil(running, 0, () => writeFile(victim, before));
  return time;
}

/** Until the mark is at this many {@link places}, infinite where that takes too long. */
async function timeUntil(running: Running, places: number, change: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await change();
  while (running.corpus.index.count(MARK) !== places) {
    if (performance.now() - start > PATIENCE) return Number.POSITIVE_INFINITY;
    await sleep(5);
  }
  return performance.now() - start;
}
