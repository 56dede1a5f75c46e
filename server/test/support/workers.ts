import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from './services.ts';

const WORKER = new URL('../../dist/worker.js', import.meta.url);

/**
 * The built worker in a world that {@link code} changes first: it may replace members of `fs` (node:fs) and
 * `promises` (node:fs/promises).
 */
export async function workerWith(code: string): Promise<URL> {
  const path = join(await temporaryFolder(), 'worker.mjs');
  await writeFile(
    path,
    `import fs, { promises } from 'node:fs';
     import { syncBuiltinESMExports } from 'node:module';
     ${code}
     syncBuiltinESMExports();
     await import(${JSON.stringify(WORKER.href)});`,
  );
  return pathToFileURL(path);
}

/** The same where {@link code} runs in place of each opening of a file: it has `path` and `opened`, the way on. */
export function workerThatOpens(code: string): Promise<URL> {
  return workerWith(
    `const { open } = promises;
     promises.open = async (path, ...rest) => {
       const opened = () => open(path, ...rest);
       ${code}
     };`,
  );
}
