/** The file of every thread beside the server's own: what it becomes is told when it is started. */
import { parentPort, workerData } from 'node:worker_threads';
import { reportFailure } from './failures.ts';
import { serveChecker } from './checker.ts';
import { serveKeeper } from './keeper/serve.ts';
import type { CheckerOptions, KeeperOptions, OcrOptions, ReaderOptions } from './messages.ts';
import { serveOcr } from './ocr/serve.ts';
import { serveReader } from './reader/reader.ts';

// A reader that fails is ended, and the file that it was at is named. The others go on: they are needed.
if ((workerData as { role?: string } | null)?.role !== 'reader')
  process.on('unhandledRejection', reportFailure);

const options = workerData as KeeperOptions | ReaderOptions | CheckerOptions | OcrOptions | null;

if (parentPort && options?.role === 'keeper') serveKeeper(parentPort, options);
else if (parentPort && options?.role === 'reader') serveReader(parentPort, options);
else if (parentPort && options?.role === 'checker') serveChecker(parentPort);
else if (parentPort && options?.role === 'ocr') serveOcr(parentPort, options);
else throw new Error('worker.js is started by the server, not by hand');
