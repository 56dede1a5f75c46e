// What `npm run mutation` has of StrykerJS, which is half of all the files that `npm ci` would write otherwise.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePackages } from './fetched.mjs';

const VERSION = '9.6.1';
const modules = ensurePackages('stryker', {
  '@stryker-mutator/core': VERSION,
  '@stryker-mutator/vitest-runner': VERSION,
});
const load = (path) => import(pathToFileURL(join(modules, '@stryker-mutator', path)).href);

export const { Stryker } = await load('core/dist/src/index.js');
export const { Instrumenter } = await load('instrumenter/dist/src/index.js');
export const { allMutators } = await load('instrumenter/dist/src/mutators/index.js');
