// Runs the built command again and again in one process, for commandLine.ts: `{ args, environment, input }` in, `{ code, out, err }` out.
// Each run evaluates the command's own file anew; the code that it imports is loaded once.

import { writeSync } from 'node:fs';
import { Readable } from 'node:stream';

const COMMAND = new URL('../../dist/cli.js', import.meta.url);
/** What is written now. */
let written = { out: '', err: '' };
for (const [stream, name] of [
  [process.stdout, 'out'],
  [process.stderr, 'err'],
]) {
  // Each run listens to its failures.
  stream.setMaxListeners(0);
  stream.write = (chunk) => {
    written[name] += String(chunk);
    return true;
  };
}

async function run({ args, environment, input }, number) {
  written = { out: '', err: '' };
  process.argv.splice(2, Infinity, ...args);
  process.env = environment;
  const stdin = Readable.from([Buffer.from(input, 'base64')]);
  Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
  process.exitCode = undefined;
  await import(`${COMMAND.href}?${number}`);
  process.send({ code: process.exitCode, ...written });
  process.exitCode = undefined;
}

let runs = 0;
process.on('message', (asked) => {
  runs += 1;
  run(asked, runs).catch((error) => {
    writeSync(2, String(error));
    process.exit(1);
  });
});
