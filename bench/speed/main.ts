/**
 * `npm run bench`: how fast Yinju is, and how that grows. Each size runs in a process of its own.
 *
 *   --sizes 1,10       millions of characters
 *   --corpus FOLDER    text files to make the corpora from (the starter corpus)
 *   --reuse 0.1        part of the paragraphs that are copies
 *   --seed 1           of the generator
 *   --folder FOLDER    where corpora are made, and found again (a temporary folder)
 *   --json FILE        the figures as JSON
 *   --reports FOLDER   real reports to time the checks on (../shared/corpus/national, where it is there)
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ReportMaker, sourceText, writeCorpus } from './generate.ts';
import { CHECKS, type Measured, measure } from './measure.ts';
import { printCheckTimes, timeChecks } from './reports.ts';
import { growthOf, printGrowth, printTable } from './table.ts';

const ROOT = new URL('../../', import.meta.url);
const WORKER = new URL('./worker.js', import.meta.url);
const SEEDS = fileURLToPath(new URL('seeds', ROOT));
const PER_FILE = 5000;

interface Job {
  readonly millions: number;
  readonly corpus: string;
  readonly reuse: number;
  readonly seed: number;
  readonly folder: string;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '1,10' },
      corpus: { type: 'string', default: SEEDS },
      reuse: { type: 'string', default: '0.1' },
      seed: { type: 'string', default: '1' },
      folder: { type: 'string' },
      json: { type: 'string' },
      reports: { type: 'string', default: fileURLToPath(new URL('../shared/corpus/national', ROOT)) },
    },
  });
  const sizes = values.sizes
    .split(',')
    .map(Number)
    .sort((a, b) => a - b);
  const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'yinju-bench-')));
  try {
    const results: { millions: number; measured: Measured }[] = [];
    for (const millions of sizes) {
      process.stderr.write(`${millions} million characters …\n`);
      const job = {
        millions,
        corpus: values.corpus,
        reuse: Number(values.reuse),
        seed: Number(values.seed),
        folder,
      };
      results.push({ millions, measured: await inProcess(job) });
    }
    const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`;
    process.stdout.write(`${machine}\n\n`);
    printTable(results);
    const growth = growthOf(results);
    printGrowth(growth);
    const checks = existsSync(values.reports)
      ? await timeChecks(values.reports, CHECKS, WORKER, SEEDS)
      : undefined;
    if (checks) printCheckTimes(values.reports, checks);
    if (values.json)
      await writeFile(values.json, `${JSON.stringify({ machine, results, growth, checks }, null, 2)}\n`);
    if (growth.some(({ holds }) => !holds)) process.exitCode = 1;
  } finally {
    if (values.folder === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Memory is measured by the process: one for each size. */
function inProcess(job: Job): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--job', JSON.stringify(job)], {
      execArgv: ['--expose-gc'],
    });
    let measured: Measured | undefined;
    child.on('message', (message) => {
      measured = message as Measured;
    });
    child.on('exit', (code) => {
      if (measured) resolve(measured);
      else reject(new Error(`the run of ${job.millions} million characters failed (${code})`));
    });
  });
}

async function runJob(job: Job): Promise<void> {
  const plan = { characters: job.millions * 1e6, seed: job.seed, reuse: job.reuse, perFile: PER_FILE };
  const source = await sourceText(job.corpus);
  const corpus = join(job.folder, `corpus-${job.millions}-${job.seed}-${job.reuse}`);
  if (!existsSync(corpus)) await writeCorpus(corpus, new ReportMaker(source, plan), plan);
  const drafts = new ReportMaker(source, { ...plan, seed: job.seed + 1000 });
  const measured = await measure({
    corpus,
    cache: join(job.folder, 'cache'),
    workerFile: WORKER,
    seedsDir: SEEDS,
    victim: join(corpus, '0', 'report-7.txt'),
    drafts: Array.from({ length: 20 }, () => drafts.report()),
  });
  await new Promise((resolve) => {
    process.send?.(measured, resolve);
  });
  process.exit(0);
}

const job = process.argv.indexOf('--job');
await (job > 0 ? runJob(JSON.parse(process.argv[job + 1]) as Job) : main());
