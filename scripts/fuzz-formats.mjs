// Breaks files of every format in a thousand ways each and reads them in a worker:
//   node scripts/fuzz-formats.mjs [files per format] [seed] [format…]
// A file must end in text or in a named skip, within 10 seconds and 500 MB. Prints a table; exits 1 otherwise.

import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

const SECONDS = 10;
const MEGABYTES = 500;

if (isMainThread) await run();
else await work();

async function run() {
  const { build } = await import('esbuild');
  const [files = '1000', seed = '1', ...formats] = process.argv.slice(2);
  const server = fileURLToPath(new URL('../server/', import.meta.url));
  const folder = mkdtempSync(join(server, 'dist-fuzz-'));
  try {
    await build({
      entryPoints: {
        read: join(server, 'src/corpus/readSource.ts'),
        mutations: join(server, 'test/support/mutations.ts'),
      },
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      outdir: folder,
      logLevel: 'error',
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    });
    const docx = await import('docx');
    const children = Array.from({ length: 12 }, (_, i) => new docx.Paragraph(`（一）第${i}段的内容。`));
    const word = await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }));
    const { wholeFiles } = await import(join(folder, 'mutations.js'));
    const rows = [];
    for (const format of formats.length > 0 ? formats : Object.keys(wholeFiles(word))) {
      rows.push(await fuzz({ folder, word, format, files: Number(files), seed: Number(seed) }));
      console.log(JSON.stringify(rows.at(-1)));
    }
    console.table(rows);
    if (rows.some((row) => row.faults > 0 || row.hangs > 0 || row.megabytes > MEGABYTES))
      process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads all files of one format; a worker that hangs is ended, and the next goes on after the file. */
async function fuzz(task) {
  const row = { format: task.format, read: 0, skipped: 0, faults: 0, hangs: 0, slowest: 0, megabytes: 0 };
  let first = 0;
  while (first < task.files) {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { ...task, first },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    first = await new Promise((resolve, reject) => {
      let current = first;
      let timer = setTimeout(giveUp, SECONDS * 3000);
      function giveUp() {
        row.hangs++;
        console.error(`${task.format} file ${current}: hangs`);
        worker.terminate().then(() => resolve(current + 1), reject);
      }
      worker.on('message', ({ number, end, fault, milliseconds }) => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, SECONDS * 1000);
        current = number + 1;
        row[end]++;
        if (fault !== undefined) console.error(`${task.format} file ${number}: ${fault}`);
        row.slowest = Math.max(row.slowest, Math.round(milliseconds));
        row.megabytes = Math.max(row.megabytes, Math.round(process.memoryUsage().rss / 1e6));
        if (current === task.files) {
          clearTimeout(timer);
          worker.terminate().then(() => resolve(current), reject);
        }
      });
      worker.on('error', (error) => {
        clearTimeout(timer);
        row.faults++;
        console.error(`${task.format} file ${current}: ${error}`);
        resolve(current + 1);
      });
    });
  }
  return row;
}

async function work() {
  const { folder, word, format, files, seed, first } = workerData;
  const { readSource } = await import(join(folder, 'read.js'));
  const { brokenFile, randomOf, wholeFiles } = await import(join(folder, 'mutations.js'));
  const whole = wholeFiles(word)[format];
  for (let number = first; number < files; number++) {
    const bytes = brokenFile(format, whole, randomOf(seed * 1_000_003 + number));
    const start = performance.now();
    let end = 'read';
    let fault;
    try {
      await readSource(bytes, `a.${format}`);
    } catch (error) {
      end = error.name === 'SkippedSourceError' ? 'skipped' : 'faults';
      if (end === 'faults') fault = error.stack;
    }
    parentPort.postMessage({ number, end, fault, milliseconds: performance.now() - start });
  }
}
