import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PeakMemory } from './memory.ts';
import { Random } from '../random.ts';
import { Running, type ServiceFiles } from './running.ts';
import { type Stall, Stalls } from './stalls.ts';

/** How a corpus of very many small files is listed and indexed. Milliseconds and megabytes. */
export interface Listing {
  readonly files: number;
  readonly listed: number;
  /** Of the thread that answers, until the first shards and until the end. */
  readonly stallListing: Stall;
  readonly stallIndexing: Stall;
  readonly firstCorpus: number;
  readonly ready: number;
  readonly keeperHeap: number;
  readonly peak: number;
  /** Looking at all of them again, with nothing changed, from the cache. */
  readonly warmReady: number;
  readonly warmStall: Stall;
}

const PER_FOLDER = 1000;
const AT_ONCE = 64;
const TEXT = '坚持统筹发展和安全完善基层治理推进平安建设化解矛盾纠纷服务人民群众';

/** Where {@link files} tiny files lie below {@link folder}. */
export function manyFiles(folder: string, files: number): string {
  return join(folder, `files-${files}`);
}

/** Measures with {@link files} tiny files that {@link writeMany} made: another process, whose garbage is not ours. */
export async function listMany(
  files: number,
  folder: string,
  service: Omit<ServiceFiles, 'cache'>,
): Promise<Listing> {
  const corpus = manyFiles(folder, files);
  const cache = join(folder, 'files-cache');
  await rm(cache, { recursive: true, force: true });
  try {
    const cold = new Running({ ...service, cache });
    const peak = new PeakMemory();
    const stalls = new Stalls();
    const configured = cold.service.configure({ paths: [corpus], exclude: [] });
    while (cold.corpus.index.shards.length === 0) await turn();
    const stallListing = stalls.take();
    await configured;
    const stallIndexing = stalls.take();
    const ready = cold.age;
    const { stages, firstCorpusAt } = cold;
    const keeperHeap = (await cold.service.heap()) / 1e6;
    const peakMegabytes = peak.stop();
    await cold.stop();

    const warm = new Running({ ...service, cache });
    stalls.take();
    await warm.service.configure({ paths: [corpus], exclude: [] });
    const warmReady = warm.age;
    const warmStall = stalls.take();
    stalls.stop();
    await warm.stop();
    return {
      files,
      listed: stages?.list ?? 0,
      stallListing,
      stallIndexing,
      firstCorpus: firstCorpusAt,
      ready,
      keeperHeap,
      peak: peakMegabytes,
      warmReady,
      warmStall,
    };
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

export function listingLines(listing: Listing): string {
  const seconds = (time: number) => `${(time / 1000).toFixed(2)} s`;
  const stall = ({ longest, busiest }: Stall) =>
    `${longest.toFixed(0)} ms (at most ${busiest.toFixed(0)} ms at work)`;
  return [
    `${listing.files} files`,
    `listed in ${seconds(listing.listed)}, first answers after ${seconds(listing.firstCorpus)}, ready after ${seconds(listing.ready)}`,
    `longest stall of the thread that answers: ${stall(listing.stallListing)} until the first answers, ${stall(listing.stallIndexing)} after`,
    `heaps of keeper and readers ${listing.keeperHeap.toFixed(0)} MB, peak memory ${listing.peak.toFixed(0)} MB`,
    `from the cache ready after ${seconds(listing.warmReady)}, longest stall ${stall(listing.warmStall)}`,
    '',
  ].join('\n');
}

/** Makes {@link files} tiny files below {@link corpus}. */
export async function writeMany(files: number, corpus: string): Promise<void> {
  const random = new Random(3);
  const piece = () => {
    const at = random.below(TEXT.length - 6);
    return TEXT.slice(at, at + 4 + random.below(3));
  };
  for (let first = 0; first < files; first += AT_ONCE) {
    const writing = [];
    for (let n = first; n < Math.min(files, first + AT_ONCE); n++) {
      const folder = join(corpus, String(Math.floor(n / PER_FOLDER)));
      if (n % PER_FOLDER === 0 || n === first) await mkdir(folder, { recursive: true });
      const sentence = Array.from({ length: 6 }, piece).join('，');
      writing.push(writeFile(join(folder, `${n}.txt`), `第${n}号报告\n\n　　${sentence}。\n`));
    }
    await Promise.all(writing);
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
}
