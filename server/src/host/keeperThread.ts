import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { YOUNG_HEAP } from './heap.ts';
import type { KeeperOptions, KeeperStart } from './threadProtocol.ts';

/** The keeper's thread, which loads its code as soon as it is made and begins once it is told how. */
export class KeeperThread {
  readonly worker: Worker;
  readonly workerFile: string;
  /** Resolves when the thread has ended, with what it failed by, if it did. */
  readonly ended: Promise<Error | undefined>;

  /** {@link workerFile} is the bundled `worker.js`. */
  constructor(workerFile: URL | string) {
    const isUrl = workerFile instanceof URL || workerFile.startsWith('file:');
    this.workerFile = isUrl ? fileURLToPath(workerFile) : workerFile;
    const start: KeeperStart = { role: 'keeper' };
    this.worker = new Worker(this.workerFile, { workerData: start, resourceLimits: YOUNG_HEAP });
    this.ended = new Promise((resolve) => {
      this.worker.on('error', resolve);
      this.worker.on('exit', () => resolve(undefined));
    });
  }

  /** To be called once, before anything else is posted to {@link worker}. */
  begin(options: KeeperOptions): void {
    this.worker.postMessage(options);
  }
}
