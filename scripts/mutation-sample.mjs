// A sample of a room's mutants for `scripts/mutation.mjs`. Stryker can leave out files, lines or whole parts of a file, but
// not single mutants; so its mutators are wrapped, and those not drawn are never made.

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { allMutators, Instrumenter } from './stryker.mjs';

/**
 * Makes Stryker, in this process, mutate only a sample of {@link files}: of all their mutants in order of files and places,
 * cut into {@link size} stretches of equal length, one of each, so that every file has its share. The same {@link seed} (an
 * integer) draws the same mutants of the same code. Says so.
 */
export async function drawMutants(files, size, seed) {
  const keys = [];
  const undo = wrapMutators((key) => {
    keys.push(key);
    return true;
  });
  await new Instrumenter(SILENT).instrument(
    files.map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: true })),
    { ignorers: [], excludedMutations: [], plugins: null },
  );
  undo();
  const random = randomOf(seed);
  const count = Math.min(size, keys.length);
  const drawn = new Set(
    Array.from({ length: count }, (_, i) => {
      const first = Math.floor((i * keys.length) / count);
      const end = Math.floor(((i + 1) * keys.length) / count);
      return keys[first + Math.floor(random() * (end - first))];
    }),
  );
  wrapMutators((key) => drawn.has(key));
  return `, drawn with seed ${seed} from ${keys.length}`;
}

/** The 95 % interval (Wilson's) of a share of which {@link hits} of {@link count} were seen. */
export function intervalOf(hits, count) {
  const z = 1.96;
  const share = hits / count;
  const middle = share + (z * z) / (2 * count);
  const half = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  return [(middle - half) / scale, (middle + half) / scale];
}

const nothing = () => undefined;
const SILENT = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  isDebugEnabled: () => false,
};

/** Lets the mutators make only what {@link isWanted} says of its key; gives back what undoes that. */
function wrapMutators(isWanted) {
  const before = allMutators.map(({ mutate }) => mutate);
  for (const mutator of allMutators) {
    const { mutate } = mutator;
    mutator.mutate = function* wanted(path) {
      let nth = 0;
      for (const replacement of mutate.call(mutator, path))
        if (isWanted(keyOf(path, mutator.name, nth++))) yield replacement;
    };
  }
  return () => {
    for (const [i, mutator] of allMutators.entries()) mutator.mutate = before[i];
  };
}

/** The {@link nth} mutant that a mutator makes of a node. */
function keyOf({ node, hub }, mutator, nth) {
  const { start, end } = node.loc;
  const file = relative(process.cwd(), hub.file.opts.filename);
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${mutator} ${nth}`;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
