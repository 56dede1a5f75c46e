import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CorpusPlan } from './generate.ts';
import type { Grown } from './growth.ts';
import type { Listing } from './listing.ts';
import type { Measured } from './measure.ts';
import type { Finding } from './peers/peer.ts';
import { SERVER_ENVIRONMENT } from '../../server/src/protocol/index.ts';

/** Characters of one report of a corpus that is made. */
const PER_FILE = 5000;

/** A corpus that is made, or found again. */
export interface CorpusMade {
  readonly millions: number;
  /** What it is made from. */
  readonly source: string;
  readonly reuse: number;
  readonly seed: number;
  /** Where corpora and cache lie. */
  readonly folder: string;
}

/** What a process of its own does, and what comes of it. Memory is measured by the process: one for each. */
export interface Jobs {
  readonly measure: { ask: CorpusMade; answer: Measured };
  readonly bounded: { ask: CorpusMade; answer: Grown };
  readonly listing: { ask: { files: number; folder: string }; answer: Listing };
  readonly miniSearch: { ask: PeerTask; answer: Finding };
  readonly dolos: { ask: PeerTask; answer: Finding };
}

export interface PeerTask {
  readonly corpus: string;
  /** Phrases to find, and a draft whose copies are to be found. */
  readonly phrases: readonly string[];
  readonly draft: string;
}

export interface Limits {
  readonly milliseconds?: number;
  readonly heapMegabytes?: number;
}

export function planOf({ millions, seed, reuse }: CorpusMade): CorpusPlan {
  return { characters: millions * 1e6, seed, reuse, perFile: PER_FILE };
}

/** Where the corpus lies. */
export function corpusFolder({ folder, millions, seed, reuse }: CorpusMade): string {
  return join(folder, `corpus-${millions}-${seed}-${reuse}`);
}

/** Does a job in a process of its own. Rejects where that ends without an answer, as for want of memory. */
export function inProcess<Name extends keyof Jobs>(
  name: Name,
  ask: Jobs[Name]['ask'],
  { milliseconds, heapMegabytes }: Limits = {},
): Promise<Jobs[Name]['answer']> {
  return new Promise((resolve, reject) => {
    const child = fork(
      fileURLToPath(new URL('./bench.js', import.meta.url)),
      ['--job', name, JSON.stringify(ask)],
      {
        // As the editor starts the server.
        env: { ...process.env, ...SERVER_ENVIRONMENT },
        execArgv: [
          '--expose-gc',
          ...(heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`]),
        ],
        stdio: ['ignore', 'inherit', heapMegabytes === undefined ? 'inherit' : 'ignore', 'ipc'],
      },
    );
    let late = false;
    const limit =
      milliseconds === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, milliseconds);
    let answer: Jobs[Name]['answer'] | undefined;
    child.on('message', (message) => {
      answer = message as Jobs[Name]['answer'];
    });
    child.on('exit', (code) => {
      clearTimeout(limit);
      if (answer !== undefined) resolve(answer);
      else reject(new Error(late ? 'out of time' : `it ended without an answer (${code ?? 'killed'})`));
    });
  });
}

/** Hands the answer of this process' job to the one that asked, and ends. */
export async function answerJob(answer: unknown): Promise<never> {
  await new Promise((resolve) => {
    process.send?.(answer, resolve);
  });
  process.exit(0);
}
