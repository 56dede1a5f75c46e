import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IndexStatus } from '../../../server/src/protocol/index.ts';
import { SOURCES } from '../../../server/src/protocol/index.ts';
import { hasRipgrep, ripgrepTime } from '../peers/ripgrep.ts';
import { askOutside, type Extent, type OutsideAnswers } from './answers.ts';
import { OutsideClient, positionAt } from './client.ts';
import { type Estimates, estimatesOf } from './estimates.ts';
import { type Material, materialOf } from './material.ts';
import { besideOtherWork } from './otherWork.ts';
import type { ProcessMemory } from './serverProcess.ts';
import { type Asked, continuations, Questions, typeOn } from './typing.ts';

/** Milliseconds from the start of the process, memory of the whole process in megabytes. */
export interface OutsideMeasured {
  readonly sourceFiles: number;
  readonly characters: number;
  readonly setPhrases: number;
  readonly firstAnswers: number;
  /** All files are in answers. */
  readonly allAnswers: number;
  /** The set phrases are there. */
  readonly ready: number;
  /** Seconds by stage, of all readers. */
  readonly stages: OutsideClient['stages'];
  /** When all files, and when the set phrases, would be there, as the status said while it indexed. */
  readonly estimates: { readonly answers: Estimates; readonly setPhrases: Estimates };
  /** Processor time until then; absent where it cannot be measured. */
  readonly coldProcessor?: number;
  /** Completions asked while it indexed. */
  readonly during: Asked;
  /** At the end of indexing, at rest after it, and when everything has been asked; absent likewise. */
  readonly memoryWhenReady?: ProcessMemory;
  readonly memoryAtRest?: ProcessMemory;
  readonly memoryAfterAll?: ProcessMemory;
  readonly answers: OutsideAnswers;
  /** Completions of an index at rest while another programme computes on each core. */
  readonly besideOtherWork: Asked;
  /** Milliseconds until a changed file is in answers. */
  readonly changed: number;
  /** Milliseconds in which ripgrep counts the places of a phrase; absent where it is not installed. */
  readonly ripgrep?: number;
  readonly warmFirst: number;
  readonly warmReady: number;
  /** Resident at rest after a start from the cache. */
  readonly warmMemory?: ProcessMemory;
}

/** Milliseconds between two completions while it indexes. */
const TYPING = 50;
/** A server that takes less than this share of one core for so many milliseconds is at rest. */
const IDLE = 0.05;
const LOOK = 1000;
const LOOKS_AT_REST = 3;
const LONGEST_REST = 90_000;
const MARK = '天地玄黄宇宙洪荒日月盈昃';
const CHANGES = 5;

/**
 * Indexes {@link folders} from nothing, asks all there is, and starts again from the cache. Drafts and phrases are
 * drawn from the first. Nothing is written into the folders; a file of another folder stands for those that change.
 */
export async function measureOutside(
  folders: readonly string[],
  extent: Extent,
  onStep: (step: string) => void,
): Promise<OutsideMeasured> {
  onStep('reading a sample of the files');
  const material = await materialOf(folders[0], 1);
  const own = await mkdtemp(join(tmpdir(), 'yinju-bench-outside-'));
  const changing = join(own, 'changing');
  await writeFile(changing + '.txt', '关于一件事的报告\n\n　　先说一件事。\n');
  const served = {
    paths: [...folders, `${changing}.txt`],
    exclude: material.exclude,
    cacheDir: join(own, 'cache'),
  };
  try {
    onStep('indexing from nothing');
    const cold = new OutsideClient();
    await cold.serve(served);
    const first = untilAnswers(cold, material);
    const all = cold.until(isAllInAnswers);
    const ready = cold.until(isReady);
    const firstAnswers = await first;
    const during = await typeUntil(cold, material, ready);
    const { at: readyAt, status } = await ready;
    const { at: allAt } = await all;
    const { stages } = cold;
    const estimates = {
      answers: estimatesOf(cold.statuses, allAt, ({ progress }) => progress?.secondsLeft),
      setPhrases: estimatesOf(cold.statuses, readyAt, ({ mining }) => mining?.secondsLeft),
    };
    const coldProcessor = cold.processorTime;
    const memoryWhenReady = cold.memory;
    await rest(cold);
    const memoryAtRest = cold.memory;
    onStep('asking');
    const answers = await askOutside(cold, material, extent);
    const { drafts } = material;
    const carets = Math.ceil(extent.carets / 5);
    const busy = await besideOtherWork(() =>
      typeOn(cold, { drafts, carets, seed: 9, way: 'textDocument/completion' }),
    );
    const changed = await changeFile(cold, `${changing}.txt`);
    await rest(cold);
    const memoryAfterAll = cold.memory;
    await cold.stop();

    onStep('starting from the cache');
    const warm = new OutsideClient();
    await warm.serve(served);
    const warmFirst = await untilAnswers(warm, material);
    const { at: warmReady } = await warm.until(isReady);
    await rest(warm);
    const warmMemory = warm.memory;
    await warm.stop();
    return {
      sourceFiles: status.sourceFiles,
      characters: status.characters,
      setPhrases: status.phrases,
      firstAnswers,
      allAnswers: allAt,
      ready: readyAt,
      stages,
      estimates,
      ...(coldProcessor !== undefined && { coldProcessor }),
      during,
      ...(memoryWhenReady && { memoryWhenReady }),
      ...(memoryAtRest && { memoryAtRest }),
      ...(memoryAfterAll && { memoryAfterAll }),
      answers,
      besideOtherWork: busy,
      changed,
      ...(hasRipgrep() && { ripgrep: ripgrepTime(folders, material.drawn) }),
      warmFirst,
      warmReady,
      ...(warmMemory && { warmMemory }),
    };
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

function isAllInAnswers({ answers }: IndexStatus): boolean {
  return answers === 'all';
}

function isReady({ state, message }: IndexStatus): boolean {
  if (state === 'failed') throw new Error(message ?? 'the index could not be built');
  return state === 'ready';
}

/** Milliseconds from the start of the process to the first list of completions with anything in it. */
async function untilAnswers(client: OutsideClient, { drafts }: Material): Promise<number> {
  const uri = 'untitled:first';
  const text = drafts[0];
  await client.open(uri, text);
  for (let n = 0; ; n++) {
    const offset = 40 + ((n * 37) % Math.max(1, text.length - 60));
    const found = await continuations(client, uri, positionAt(text, offset), 'textDocument/completion');
    if (found > 0) break;
    if (n % 5 === 4) await sleep(5);
  }
  const { age } = client;
  await client.close(uri);
  return age;
}

/** Completions one at a time, as someone types, until {@link ready}. */
async function typeUntil(
  client: OutsideClient,
  { drafts }: Material,
  ready: Promise<unknown>,
): Promise<Asked> {
  const questions = new Questions(client);
  const uri = 'untitled:during';
  const text = drafts[0];
  await client.open(uri, text);
  const over = ready.then(() => true);
  const pause = () => Promise.race([sleep(TYPING, false), over]);
  for (let n = 0; !(await pause()); n++) {
    const offset = 40 + ((n * 37) % Math.max(1, text.length - 60));
    const position = positionAt(text, offset);
    await questions.ask(() => continuations(client, uri, position, 'textDocument/completion'));
  }
  await client.close(uri);
  return questions.asked;
}

/** Resolves when the server has had hardly anything to do for a while. */
async function rest(client: OutsideClient): Promise<void> {
  let still = 0;
  for (let waited = 0; waited < LONGEST_REST && still < LOOKS_AT_REST; waited += LOOK) {
    const before = client.threadTime ?? 0;
    await sleep(LOOK);
    const ran = (client.threadTime ?? 0) - before;
    still = ran < IDLE * LOOK && waited > LOOK * 4 ? still + 1 : 0;
  }
}

/** Milliseconds from writing a file to its words in answers, the middle of some. */
async function changeFile(client: OutsideClient, file: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < CHANGES; n++) {
    const words = MARK.slice(0, MARK.length - n);
    const start = performance.now();
    await writeFile(file, `关于一件事的报告\n\n　　先说一件事。\n　　${words}${'好'.repeat(n + 1)}。\n`);
    const params = { text: `${words}好`, limit: 1 };
    while ((await client.request<{ total: number }>(SOURCES, params)).total === 0) await sleep(5);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[CHANGES >> 1];
}
