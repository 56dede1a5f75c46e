/** The file of every thread and process beside the server's own: what it becomes is told when it is started. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { serveChecker } from './checker.ts';
import { serveKeeper } from './keeper/serve.ts';
import type { CheckerOptions, KeeperOptions, ReaderOptions } from './messages.ts';
import { serveReader } from './reader/reader.ts';
import { SEGMENTER_ROLE, serveSegmenter } from './segmenterProcess.ts';

const options = workerData as KeeperOptions | ReaderOptions | CheckerOptions | null;

if (isMainThread && process.argv[2] === SEGMENTER_ROLE) serveSegmenter(process.argv.slice(3));
else if (parentPort && options?.role === 'keeper') serveKeeper(parentPort, options);
else if (parentPort && options?.role === 'reader') serveReader(parentPort, options);
else if (parentPort && options?.role === 'checker') serveChecker(parentPort);
else throw new Error('worker.js is started by the server, not by hand');
