/** The file of the thread that asks an office's server: nothing of it is loaded where no server is set. */
import { parentPort, workerData } from 'node:worker_threads';
import { reportFailure } from '../host/failures.ts';
import type { OfficeOptions } from './threadProtocol.ts';
import { serveOffice } from './serve.ts';

process.on('unhandledRejection', reportFailure);

const options = workerData as OfficeOptions | null;

if (parentPort && options?.role === 'office') serveOffice(parentPort, options);
else throw new Error('officeWorker.js is started by the server, not by hand');
