// Runs built language servers in one process, for serverHost.ts: the name of a pipe in, a server at it; `{ pipe, code }` out where
// that server would have ended its process. Each evaluates the server's own file anew; the code that it imports is loaded once.

import { AsyncLocalStorage } from 'node:async_hooks';

const SERVER = new URL('../../dist/main.js', import.meta.url);
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

async function serve(pipe, number) {
  const before = process.listeners('unhandledRejection');
  const server = { pipe, listeners: [] };
  process.argv.splice(2, Infinity, `--pipe=${pipe}`);
  await servers.run(server, () => import(`${SERVER.href}?${number}`));
  server.listeners = process.listeners('unhandledRejection').filter((listener) => !before.includes(listener));
}

let turn = Promise.resolve();
let started = 0;
process.on('message', (pipe) => {
  started += 1;
  const number = started;
  turn = turn.then(() => serve(pipe, number));
});
// The test's thread has ended.
process.on('disconnect', () => exit(0));
