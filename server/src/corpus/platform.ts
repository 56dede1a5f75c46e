/**
 * All that the readers ask of the program that runs them: the one file of this room that knows Node. Elsewhere another
 * file with the same functions takes its place.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the predefined character maps of PDF are: beside the bundle, or in the package when run from source. */
export function characterMapFolder(): string {
  const bundled = fileURLToPath(new URL('./cmaps/', import.meta.url));
  if (existsSync(bundled)) return bundled;
  const library = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  return join(dirname(library), 'cmaps') + '/';
}

/** Readers at work, or a moment ago, that leave promises to nobody. */
let underWay = 0;
/** Rejections are reported after the promises' own turn. In milliseconds, a guess. */
const UNTIL_REPORTED = 100;

/** Keeps promises that reject with nobody listening from ending the thread, until the result is called. */
export function ignoreRejections(): () => void {
  if (underWay++ === 0) process.on('unhandledRejection', ignore);
  return () => {
    setTimeout(() => --underWay === 0 && process.off('unhandledRejection', ignore), UNTIL_REPORTED).unref();
  };
}

function ignore(): void {}
