// Kills the indexer at random moments and starts it again on what is left of its cache: it must answer as a clean
// build does, each time.  node scripts/fault-kill.mjs [--rounds 200] [--seed 1]
//
// The corpus is made from seeds/: texts in UTF-8, GB18030 and Word, with copies and near-copies among them. Before a
// round the cache is emptied or kept, and a third of the files may change. Every other kill waits for the first
// write to the cache, so that many fall into writing. Prints the counts; exits 1 where an answer differed.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as docx from 'docx';
import { build } from 'esbuild';

const PHRASES = 50;
/** Files that change between the corpus' two states. */
const CHANGING = 15;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const random = seeded(Number(values.seed));
const home = mkdtempSync(join(tmpdir(), 'yinju-fault-'));
const [corpus, cache, phrases] = ['corpus', 'cache', 'phrases.json'].map((name) => join(home, name));
const server = fileURLToPath(new URL('../server/', import.meta.url));
const bundle = mkdtempSync(join(server, 'dist-fuzz-kill-'));
const run = fileURLToPath(new URL('./fault-kill-run.mjs', import.meta.url));

try {
  await bundleSources();
  const states = await makeCorpus();
  const clean = states.map((files) => {
    write(files);
    empty();
    return answers();
  });
  const { all, writing } = await timesOfARun();
  const counts = { indexing: 0, writing: 0, through: 0, different: 0 };
  let state = 1;
  for (let round = 1; round <= Number(values.rounds); round++) {
    if (random() < 0.5) empty();
    if (random() < 0.7) write(states[(state = 1 - state)]);
    const before = cached();
    const ended = await kill(
      round % 2 === 0 ? { after: random() * all } : { afterFirstWrite: random() * writing },
    );
    counts[ended ? 'through' : cached() === before ? 'indexing' : 'writing']++;
    const after = answers();
    if (after === clean[state]) continue;
    counts.different++;
    process.stderr.write(`round ${round}: ${difference(clean[state], after)}\n`);
  }
  process.stdout.write(
    `${values.rounds} runs, ${counts.indexing} killed while indexing, ${counts.writing} while writing, ` +
      `${counts.through} through before; ${counts.different} different\n`,
  );
  if (counts.different > 0) process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
  rmSync(bundle, { recursive: true, force: true });
}

async function bundleSources() {
  await build({
    entryPoints: {
      corpusService: join(server, 'src/host/corpusService.ts'),
      encoders: join(server, 'test/support/encoders.ts'),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outdir: bundle,
    logLevel: 'error',
  });
}

/** The corpus in its two states: name → bytes. Writes the phrases that are requested. */
async function makeCorpus() {
  const { encodeText } = await import(pathToFileURL(join(bundle, 'encoders.js')));
  const seeds = fileURLToPath(new URL('../seeds/', import.meta.url));
  const texts = readdirSync(seeds)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(seeds, name), 'utf8'));
  const files = new Map();
  for (const [number, text] of texts.entries()) {
    files.set(`${number}.txt`, text);
    if (number % 2 === 0)
      files.set(`copies/${number}.txt`, encodeText(text.replaceAll('、', '，'), 'gb18030'));
    if (number % 4 === 1) files.set(`word/${number}.docx`, await wordFile(text));
    if (number % 5 === 2) files.set(`copies/${number}-again.txt`, text);
  }
  const others = new Map(files);
  for (const [number, name] of [...files.keys()].slice(0, CHANGING).entries()) {
    if (number % 3 === 0) others.delete(name);
    else others.set(name, `${texts[(number * 7) % texts.length]}\n第${number}次修改。\n`);
  }
  const asked = Array.from({ length: PHRASES }, () => {
    const text = texts[Math.floor(random() * texts.length)].replaceAll(/\s+/gu, '');
    const at = Math.floor(random() * (text.length - 8));
    return text.slice(at, at + 2 + Math.floor(random() * 6));
  });
  writeFileSync(phrases, JSON.stringify(asked));
  return [files, others];
}

function wordFile(text) {
  const children = text.split('\n').map((line) => new docx.Paragraph(line));
  return docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }));
}

/** Puts the corpus into a state. */
function write(files) {
  rmSync(corpus, { recursive: true, force: true });
  for (const folder of ['copies', 'word']) mkdirSync(join(corpus, folder), { recursive: true });
  for (const [name, content] of files) writeFileSync(join(corpus, name), content);
}

/** Empties the cache; its folders stay, so that they can be watched. */
function empty() {
  for (const path of cacheFiles()) rmSync(path);
}

function cacheFiles() {
  mkdirSync(cache, { recursive: true });
  return readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What the cache holds, so that any write shows. */
function cached() {
  return cacheFiles()
    .map((path) => `${path} ${path.endsWith('.corpus') ? readFileSync(path, 'utf8').slice(0, 64) : ''}`)
    .sort()
    .join('\n');
}

/** Milliseconds of a whole run from nothing, and from its first write to its last. */
async function timesOfARun() {
  empty();
  const startedAt = performance.now();
  let first = 0;
  let last = 0;
  const stop = onWrites(() => {
    last = performance.now();
    first ||= last;
  });
  await ending(start());
  stop();
  return { all: performance.now() - startedAt, writing: last - first + 5 };
}

/** Kills a run at the moment; true where it was through before. */
async function kill({ after, afterFirstWrite }) {
  const child = start();
  const end = ending(child);
  if (after !== undefined) {
    await Promise.race([sleep(after), end]);
  } else {
    let stop;
    const written = new Promise((resolve) => (stop = onWrites(resolve)));
    await Promise.race([written, end]);
    stop();
    await Promise.race([sleep(afterFirstWrite), end]);
  }
  child.kill('SIGKILL');
  return (await end) === 0;
}

/** Calls at each file that is begun in the cache, until what it returns is called. */
function onWrites(listener) {
  const folders = readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const watchers = folders.map((folder) => watch(folder, (event) => event === 'rename' && listener()));
  return () => watchers.forEach((watcher) => watcher.close());
}

function command() {
  return [process.execPath, [run, bundle, corpus, cache, phrases]];
}

function start() {
  return spawn(...command(), { stdio: 'ignore' });
}

/** The exit code; nothing where it was killed. */
function ending(child) {
  return new Promise((resolve) => {
    child.on('exit', resolve);
  });
}

/** Everything the finished index reports and answers. */
function answers() {
  const { status, stdout, stderr } = spawnSync(...command(), { encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? stdout : `exit ${status}: ${stderr}`;
}

/** The first thing that is said otherwise. */
function difference(expected, found) {
  if (!found.startsWith('{')) return found;
  let [a, b] = [JSON.parse(expected), JSON.parse(found)];
  const path = [];
  for (let name; typeof a === 'object' && typeof b === 'object' && a && b; [a, b] = [a[name], b[name]]) {
    name = Object.keys({ ...a, ...b }).find((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
    path.push(name);
  }
  return `${path.join('.')} is ${JSON.stringify(b)}, not ${JSON.stringify(a)}`;
}

/** Uniform numbers in [0, 1) (Mulberry32). */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}
