// Runs built language servers in one process, for serverHost.ts: the name of a pipe and the server's file in, a server at it;
// `{ pipe, code }` out where that server would have ended its process, `{ fault }` before this one ends by what nobody handled.
// Each evaluates the server's own file anew; the code that it imports is loaded once.

import { AsyncLocalStorage } from 'node:async_hooks';
import { Worker } from 'node:worker_threads';

/** The server whose code is running. */
const servers = new AsyncLocalStorage();
const exit = process.exit.bind(process);
// Each server listens for what nobody handles, until it ends.
process.setMaxListeners(0);

process.exit = (code) => {
  const server = servers.getStore();
  if (server === undefined) exit(code);
  for (const listener of server.listeners) process.off('unhandledRejection', listener);
  process.send({ pipe: server.pipe, code });
};
process.on('uncaughtException', (error) => {
  process.send({ fault: error?.stack ?? String(error) }, () => exit(1));
});

/**
 * Ends this process where its thread does not come back for {@link limit} milliseconds: whoever waits for it is told, and nothing
 * runs on when they have gone.
 */
function watch(limit) {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const watcher = `
    const { workerData } = require('node:worker_threads');
    const { beats, limit } = workerData;
    for (let seen = 0; Atomics.wait(beats, 0, seen, limit) !== 'timed-out'; seen = Atomics.load(beats, 0));
    process.kill(process.pid, 'SIGKILL');`;
  new Worker(watcher, { eval: true, workerData: { beats, limit } }).unref();
  setInterval(() => {
    Atomics.add(beats, 0, 1);
    Atomics.notify(beats, 0);
  }, limit / 10).unref();
}

async function serve({ pipe, file }, number) {
  const before = process.listeners('unhandledRejection');
  const server = { pipe, listeners: [] };
  process.argv.splice(2, Infinity, `--pipe=${pipe}`);
  await servers.run(server, () => import(`${file}?${number}`));
  server.listeners = process.listeners('unhandledRejection').filter((listener) => !before.includes(listener));
}

watch(Number(process.argv[2]));
let turn = Promise.resolve();
let started = 0;
process.on('message', (asked) => {
  started += 1;
  const number = started;
  turn = turn.then(() => serve(asked, number));
});
// The test's thread has ended.
process.on('disconnect', () => exit(0));
