import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { cutWords, joinWords, type Words } from '../engine/index/words.ts';
import { processChannel } from './channels.ts';
import { Link, serve } from './link.ts';
import { chooseSegmenter, intlSegmenter } from './segmenter.ts';

/** First argument of the worker file when it runs as the segmenter's process. */
export const SEGMENTER_ROLE = 'yinju-segmenter';
const PLAIN = 'plain';
/** Units sent at once, up to the end of a passage: what is urgent need not wait for millions. */
const CHUNK = 100_000;
/** Niceness of background work. */
const NICE = 10;

interface SegmenterMethods {
  readonly name: { ask: null; answer: { name: string; reason: string | undefined } };
  readonly cut: { ask: Uint16Array; answer: { words: Words; milliseconds: number } };
}

/** What the process does: cuts texts into words until its parent goes. */
export function serveSegmenter(args: readonly string[]): void {
  lowerPriority();
  const { segmenter, reason } = args.includes(PLAIN) ? { segmenter: intlSegmenter() } : chooseSegmenter();
  process.on('disconnect', () => process.exit(0));
  serve<SegmenterMethods>(processChannel(process), {
    name: () => ({ name: segmenter.name, reason }),
    cut: (text) => {
      const started = performance.now();
      const words = cutWords(text, segmenter);
      return { words, milliseconds: performance.now() - started };
    },
  });
}

function lowerPriority(): void {
  try {
    setPriority(NICE);
  } catch {
    // Not allowed here: it runs at the usual priority.
  }
}

/**
 * The segmenter in a process of its own: it may abort without taking the server along, and its memory goes when
 * it does. One that dies is started again without nodejieba.
 */
export class SegmenterProcess {
  readonly #file: string;
  readonly #onName: (name: string, reason: string | undefined) => void;
  #running: { child: ChildProcess; link: Link<Record<never, never>, SegmenterMethods> } | undefined;
  #plain: boolean;
  #spent = 0;
  #disposed = false;

  /**
   * {@link onName} is told which segmenter serves each time that a process has loaded one. With {@link plain} it
   * is `Intl.Segmenter` from the start, which loads at once.
   */
  constructor(
    workerFile: URL | string,
    plain: boolean,
    onName: (name: string, reason: string | undefined) => void,
  ) {
    this.#plain = plain;
    this.#file =
      workerFile instanceof URL || workerFile.startsWith('file:') ? fileURLToPath(workerFile) : workerFile;
    this.#onName = onName;
  }

  /** Milliseconds that cutting has taken since the start, waiting for the process not included. */
  get spent(): number {
    return this.#spent;
  }

  /** Starts loading ahead of the first {@link cut}. */
  warm(): void {
    this.#start();
  }

  /** Words of {@link text} (see `cutWords`). Rejects only when no process can be started, or after disposal. */
  async cut(text: Uint16Array): Promise<Words> {
    const parts: { start: number; words: Words }[] = [];
    for (let start = 0; start < text.length;) {
      const end = start + CHUNK >= text.length ? text.length : text.indexOf(0, start + CHUNK) + 1;
      parts.push({ start, words: await this.#cutChunk(text.slice(start, end)) });
      start = end;
    }
    return joinWords(parts, text.length);
  }

  async #cutChunk(text: Uint16Array): Promise<Words> {
    try {
      return await this.#cutOnce(text);
    } catch (error) {
      if (this.#plain || this.#disposed) throw error;
      this.#plain = true;
      return this.#cutOnce(text);
    }
  }

  async #cutOnce(text: Uint16Array): Promise<Words> {
    const { words, milliseconds } = await this.#start().call('cut', text);
    this.#spent += milliseconds;
    return words;
  }

  dispose(): void {
    this.#disposed = true;
    this.#running?.child.kill();
    this.#running?.link.close('the segmenter was stopped');
    this.#running = undefined;
  }

  #start(): Link<Record<never, never>, SegmenterMethods> {
    if (this.#running) return this.#running.link;
    const child = fork(this.#file, [SEGMENTER_ROLE, ...(this.#plain ? [PLAIN] : [])], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    const link = new Link<Record<never, never>, SegmenterMethods>(processChannel(child), {});
    const running = { child, link };
    this.#running = running;
    const gone = (reason: string) => {
      link.close(reason);
      if (this.#running === running) this.#running = undefined;
    };
    child.on('error', (error) => gone(`the segmenter did not start: ${error.message}`));
    child.on('exit', (code) => gone(`the segmenter stopped (${code ?? 'killed'})`));
    link.call('name', null).then(
      ({ name, reason }) => this.#onName(name, reason),
      () => undefined,
    );
    return link;
  }
}
