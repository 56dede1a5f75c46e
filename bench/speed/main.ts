/**
 * `npm run bench`: how fast Yinju is, and how that grows. Each size runs in a process of its own.
 *
 *   --sizes 1,10       millions of characters
 *   --corpus FOLDER    instead: the files of that folder as they are, of any size, with the built server in a process of
 *                      its own and driven over stdio as an editor does. Nothing is written there and nothing copied
 *   --fill 87          beside it made text, taught by it, up to so many millions of characters in all
 *   --outside          corpora that are made, driven in the same way
 *   --source FOLDER    reports to make the corpora from, of any format (the starter corpus)
 *   --reuse 0.1        part of the paragraphs that are copies
 *   --seed 1           of the generator
 *   --folder FOLDER    where corpora are made, and found again (a temporary folder)
 *   --growth           how it grows, alone: only what a ceiling is set on is measured
 *   --json FILE        the figures as JSON
 *   --markdown         the table as Markdown
 *   --reports FOLDER   real reports to time the checks on (../shared/corpus/national, where it is there)
 *   --peers            the same corpora and questions for ripgrep, MiniSearch and Dolos
 *   --server           instead: an office's server, one node and three, of each size (needs Java and Maven)
 *   --files 300000     instead: how a corpus of that many tiny files is listed and indexed
 *   --tiny             the same in seconds, of 50,000 characters or 300 files, the starter corpus for a folder: to see that
 *                      it works
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureBounded } from './bounded.ts';
import { markdownTable, textTable } from './figures.ts';
import { charactersIn, ReportMaker, sourceText, writeCorpus } from './generate.ts';
import { type Grown, growthLines, growthOf } from './growth.ts';
import { answerJob, corpusFolder, type CorpusMade, inProcess, type Jobs, planOf } from './jobs.ts';
import { listMany, listingLines, manyFiles, writeMany } from './listing.ts';
import { type Measured, type MeasurePlan, measure } from './measure.ts';
import { type Extent, TINY, WHOLE } from './outside/answers.ts';
import { LEGEND, type OutsideColumn, outsideMarkdown, outsideTable } from './outside/figures.ts';
import { measureOutside, type OutsideMeasured } from './outside/measure.ts';
import { targetLines } from './outside/targets.ts';
import { findOverlap } from './peers/dolos.ts';
import { findPassages } from './peers/miniSearch.ts';
import { comparePeers, peerLines } from './peers/compare.ts';
import { serverTable } from './server/figures.ts';
import type { ServerMeasured } from './server/measure.ts';
import { printCheckTimes, timeChecks } from './reports.ts';
import { EVERY_CHECK } from '../../server/src/engine/check/finding.ts';

const ROOT = new URL('../../', import.meta.url);
const WORKER = new URL('./worker.js', import.meta.url);
const SEEDS = fileURLToPath(new URL('seeds', ROOT));
/** Drafts that are asked about, and texts of files that come while it runs: about this many characters each. */
const DRAFTS = 20;
const NEWS = 200;
const NEWS_LENGTH = 800;
/** Nodes of the servers that are measured. */
const CLUSTERS = [1, 3];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '1,10' },
      corpus: { type: 'string' },
      fill: { type: 'string' },
      outside: { type: 'boolean', default: false },
      source: { type: 'string', default: SEEDS },
      reuse: { type: 'string', default: '0.1' },
      seed: { type: 'string', default: '1' },
      folder: { type: 'string' },
      growth: { type: 'boolean', default: false },
      json: { type: 'string' },
      markdown: { type: 'boolean', default: false },
      reports: { type: 'string', default: fileURLToPath(new URL('../shared/corpus/national', ROOT)) },
      peers: { type: 'boolean', default: false },
      files: { type: 'string' },
      server: { type: 'boolean', default: false },
      tiny: { type: 'boolean', default: false },
    },
  });
  if (values.tiny) {
    values.sizes = '0.05';
    values.reports = '';
    values.files &&= '300';
    values.corpus &&= SEEDS;
    values.fill &&= '0.15';
  }
  const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'yinju-bench-')));
  try {
    const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`;
    process.stdout.write(`${machine}\n\n`);
    if (values.files !== undefined) {
      const files = Number(values.files);
      const corpus = manyFiles(folder, files);
      try {
        await writeMany(files, corpus);
        process.stdout.write(listingLines(await inProcess('listing', { files, folder })));
      } finally {
        await rm(corpus, { recursive: true, force: true });
      }
      return;
    }
    if (values.server) {
      // The client of OpenSearch is not to count in the memory of other measurements.
      const { measureServer } = await import('./server/measure.ts');
      const source = await sourceText(resolve(values.source));
      const measured: ServerMeasured[] = [];
      for (const millions of sizesOf(values.sizes)) {
        for (const nodes of values.tiny ? [1] : CLUSTERS) {
          process.stderr.write(`${millions} million characters on ${nodes} …\n`);
          measured.push(
            await measureServer(
              source,
              planOf(madeOf(values, millions, folder)),
              nodes,
              values.tiny ? 1 : undefined,
            ),
          );
        }
      }
      process.stdout.write(serverTable(measured));
      if (values.json) await writeFile(values.json, `${JSON.stringify({ machine, measured }, null, 2)}\n`);
      return;
    }
    if (values.corpus !== undefined || values.outside) {
      const extent = values.tiny ? TINY : WHOLE;
      const columns =
        values.corpus === undefined
          ? await measureMadeOutside(
              sizesOf(values.sizes).map((size) => madeOf(values, size, folder)),
              extent,
            )
          : [await measureFolder(resolve(values.corpus), values, folder, extent)];
      const table = values.markdown ? outsideMarkdown(columns) : outsideTable(columns);
      process.stdout.write(
        `load ${loadavg()
          .map((load) => load.toFixed(1))
          .join(', ')}\n${LEGEND}\n\n${table}\n`,
      );
      for (const { name, measured } of columns) {
        process.stdout.write(
          `\n${name}: what is asked at 87 million characters on two quiet cores\n${targetLines(measured)}\n`,
        );
      }
      if (values.json) await writeFile(values.json, `${JSON.stringify({ machine, columns }, null, 2)}\n`);
      return;
    }
    if (values.growth) {
      const growth = growthOf(
        await measureGrowth(sizesOf(values.sizes).map((size) => madeOf(values, size, folder))),
      );
      process.stdout.write(growthLines(growth));
      if (growth.some(({ holds }) => !holds)) process.exitCode = 1;
      return;
    }
    const results: { made: CorpusMade; millions: number; measured: Measured }[] = [];
    for (const millions of sizesOf(values.sizes)) {
      process.stderr.write(`${millions} million characters …\n`);
      const made = madeOf(values, millions, folder);
      results.push({ made, millions, measured: await inProcess('measure', made) });
    }
    process.stdout.write(`${values.markdown ? markdownTable(results) : textTable(results)}\n`);
    const growth = growthOf(results);
    process.stdout.write(growthLines(growth));
    const checks = existsSync(values.reports)
      ? await timeChecks(values.reports, EVERY_CHECK, WORKER, SEEDS)
      : undefined;
    if (checks) printCheckTimes(values.reports, checks);
    const peers = values.peers ? await comparePeers(results) : undefined;
    if (peers) process.stdout.write(peerLines(peers));
    if (values.json) {
      const all = { machine, results, growth, checks, peers };
      await writeFile(values.json, `${JSON.stringify(all, null, 2)}\n`);
    }
    if (growth.some(({ holds }) => !holds)) process.exitCode = 1;
  } finally {
    if (values.folder === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** What a ceiling is set on, of each size in a process of its own. */
async function measureGrowth(sizes: readonly CorpusMade[]): Promise<{ measured: Grown }[]> {
  const rows: { measured: Grown }[] = [];
  for (const made of sizes) {
    process.stderr.write(`${made.millions} million characters …\n`);
    rows.push({ measured: await inProcess('bounded', made) });
  }
  return rows;
}

function madeOf(
  { source, reuse, seed }: { source: string; reuse: string; seed: string },
  millions: number,
  folder: string,
): CorpusMade {
  return { millions, source, reuse: Number(reuse), seed: Number(seed), folder };
}

/** Measures the files in {@link corpus} as they are, beside made text where they are to be filled up. */
async function measureFolder(
  corpus: string,
  { fill, ...values }: { fill?: string; reuse: string; seed: string },
  folder: string,
  extent: Extent,
): Promise<OutsideColumn> {
  const name = basename(corpus);
  if (fill === undefined) return { name, measured: await outside([corpus], extent) };
  const real = await charactersIn(corpus);
  const millions = Number(fill) - real / 1e6;
  if (!(millions > 0)) throw new Error(`${name} has ${(real / 1e6).toFixed(1)} million characters already`);
  process.stderr.write(`${name}: making ${millions.toFixed(1)} million characters beside it …\n`);
  const made = await madeCorpus(madeOf({ ...values, source: corpus }, Number(millions.toFixed(2)), folder));
  return { name: `${name}, filled up to ${fill} million`, measured: await outside([corpus, made], extent) };
}

async function measureMadeOutside(sizes: readonly CorpusMade[], extent: Extent): Promise<OutsideColumn[]> {
  const columns: OutsideColumn[] = [];
  for (const made of sizes) {
    const corpus = await madeCorpus(made);
    columns.push({ name: `${made.millions} million, made`, measured: await outside([corpus], extent) });
  }
  return columns;
}

function outside(folders: readonly string[], extent: Extent): Promise<OutsideMeasured> {
  return measureOutside(folders, extent, (step) =>
    process.stderr.write(`${basename(folders[0])}: ${step} …\n`),
  );
}

/** The folder of a corpus, which is made where it is not there yet. */
async function madeCorpus(made: CorpusMade): Promise<string> {
  const corpus = corpusFolder(made);
  const plan = planOf(made);
  if (!existsSync(corpus))
    await writeCorpus(corpus, new ReportMaker(await sourceText(made.source), plan), plan);
  return corpus;
}

function sizesOf(list: string): number[] {
  return list
    .split(',')
    .map(Number)
    .sort((a, b) => a - b);
}

async function measurePlan(made: CorpusMade): Promise<MeasurePlan> {
  const plan = planOf(made);
  const source = await sourceText(made.source);
  const corpus = await madeCorpus(made);
  const drafts = new ReportMaker(source, { ...plan, seed: made.seed + 1000 });
  const news = new ReportMaker(source, { ...plan, seed: made.seed + 2000, perFile: NEWS_LENGTH });
  return {
    corpus,
    cache: join(made.folder, 'cache'),
    workerFile: WORKER,
    seedsDir: SEEDS,
    victim: join(corpus, '0', 'report-0.txt'),
    drafts: Array.from({ length: DRAFTS }, () => drafts.report()),
    news: Array.from({ length: NEWS }, () => news.report()),
  };
}

type Workers = { readonly [Name in keyof Jobs]: (ask: Jobs[Name]['ask']) => Promise<Jobs[Name]['answer']> };

const WORKERS: Workers = {
  measure: async (made) => measure(await measurePlan(made)),
  bounded: async (made) => measureBounded(await measurePlan(made)),
  listing: ({ files, folder }) => listMany(files, folder, { workerFile: WORKER, seedsDir: SEEDS }),
  miniSearch: findPassages,
  dolos: findOverlap,
};

async function runJob(name: keyof Jobs, ask: string): Promise<void> {
  const work = WORKERS[name] as (asked: unknown) => Promise<unknown>;
  await answerJob(await work(JSON.parse(ask)));
}

const [, , flag, job, ask] = process.argv;
await (flag === '--job' ? runJob(job as keyof Jobs, ask) : main());
