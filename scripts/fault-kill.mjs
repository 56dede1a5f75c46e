// Kills the indexer at random moments and starts it again on the same cache: the answers must be those of a clean
// build each time.  node scripts/fault-kill.mjs [--rounds 200] [--seed 1] [--corpus FOLDER]

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string', default: fileURLToPath(new URL('../seeds', import.meta.url)) },
  },
});
const cli = fileURLToPath(new URL('../server/dist/cli.js', import.meta.url));
const cache = mkdtempSync(join(tmpdir(), 'yinju-fault-'));
const random = seeded(Number(values.seed));

try {
  const startedAt = performance.now();
  const clean = answers();
  const longest = (performance.now() - startedAt) * 1.2;
  let wrong = 0;
  for (let round = 1; round <= Number(values.rounds); round++) {
    if (random() < 0.5) rmSync(cache, { recursive: true, force: true });
    const child = spawn(process.execPath, args(), { stdio: 'ignore' });
    await sleep(random() * longest);
    child.kill('SIGKILL');
    if (answers() !== clean) {
      wrong++;
      process.stderr.write(`round ${round}: other answers\n`);
    }
  }
  process.stdout.write(`${values.rounds} kills, ${wrong} with other answers afterwards\n`);
  if (wrong > 0) process.exitCode = 1;
} finally {
  rmSync(cache, { recursive: true, force: true });
}

function args() {
  return [cli, 'corpus', '--corpus', values.corpus, '--cache-dir', cache, '--format', 'json'];
}

/** Everything `yinju corpus` tells of the finished index. */
function answers() {
  const { status, stdout, stderr } = spawnSync(process.execPath, args(), {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) return `exit ${status}: ${stderr}`;
  const { segmenter: _, ...told } = JSON.parse(stdout);
  return JSON.stringify(told);
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
