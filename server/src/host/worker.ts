/** The file of every thread beside the server's own: what it becomes is decided when it is started. */
import { parentPort, workerData } from 'node:worker_threads';
import { reportFailure } from './failures.ts';
import type {
  CheckerOptions,
  KeeperOptions,
  KeeperStart,
  OcrOptions,
  ReaderOptions,
} from './threadProtocol.ts';

// A reader that fails is ended, and the file that it was at is named. The others go on: they are needed.
if ((workerData as { role?: string } | null)?.role !== 'reader')
  process.on('unhandledRejection', reportFailure);

const options = workerData as KeeperStart | ReaderOptions | CheckerOptions | OcrOptions | null;

if (!parentPort || !options) throw new Error('worker.js is started by the server, not by hand');

// Each role loads its own modules alone: the first answers wait for the keeper's, which reads no file itself.
if (options.role === 'keeper') {
  const port = parentPort;
  const { serveKeeper } = await import('./keeper/serve.ts');
  port.once('message', (begin: KeeperOptions) => serveKeeper(port, begin));
} else if (options.role === 'reader') (await import('./reader/reader.ts')).serveReader(parentPort, options);
else if (options.role === 'checker') (await import('./checkWorker.ts')).serveChecks(parentPort);
else (await import('./ocr/serve.ts')).serveOcr(parentPort, options);
