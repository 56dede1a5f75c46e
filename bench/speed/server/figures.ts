import type { Latency } from '../percentiles.ts';
import type { ServerMeasured } from './measure.ts';

/** Characters of the corpora that figures are computed for. */
const LARGE = [1e9, 1e10];
/** Characters of a shard: what `docs/office.md` advises. */
const PER_SHARD = 3e8;
/** Bytes that a node's disk, and its memory for the file cache, may be asked to hold. */
const DISK = 2e12;
const CACHE = 24e9;
/** Part of an index that is requested often: postings and positions of common characters, not the stored texts. */
const HOT = 0.3;
/** Heap and file cache of a node, in bytes. */
const NODE_MEMORY = 32e9;

/** The table of what was measured, and of what follows for larger corpora. */
export function serverTable(all: readonly ServerMeasured[]): string {
  const kinds = Object.keys(all[0]?.kinds ?? {});
  const rows = [
    ['nodes', ...all.map(({ nodes }) => String(nodes))],
    ['million characters', ...all.map(({ characters }) => (characters / 1e6).toFixed(2))],
    ['pushed, thousand characters a second', ...all.map(({ pushRate }) => (pushRate / 1000).toFixed(0))],
    ['on disk, bytes a character', ...all.map((one) => one.bytesPerCharacter.toFixed(1))],
    ...kinds.map((kind) => [
      `${kind}, p50 / p99 ms`,
      ...all.map((one) => `${one.kinds[kind].p50.toFixed(1)} / ${one.kinds[kind].p99.toFixed(0)}`),
    ]),
  ];
  for (const [name, of] of [
    ['completion of a folder here', 'alone'],
    ['the same beside the office’s corpus', 'withOffice'],
  ] as const) {
    const values = all.map(({ local }) => local[of]);
    rows.push([`${name}, p50 / p95 / p99 ms`, ...values.map(quantiles)]);
    rows.push([
      '… processor time of the thread that answers',
      ...values.map(({ answering }) => quantiles(answering)),
    ]);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, ...values]) =>
    [name.padEnd(width), ...values.map((value) => value.padStart(19))].join(' '),
  );
  return `${lines.join('\n')}\n\n${computed(all).join('\n')}\n`;
}

/**
 * What a billion and ten billion characters need. Assumes that the disk grows with the text, one replica, shards of
 * 300 million characters, nodes of 32 GB (8 GB of heap) and 2 TB, and that 0.3 of the index has to stay in the file
 * cache for answers as quick as those measured; time grows with the characters of a shard, since shards are asked side
 * by side.
 */
function computed(all: readonly ServerMeasured[]): string[] {
  const largest = all.reduce((most, one) => (one.characters > most.characters ? one : most));
  return LARGE.map((characters) => {
    const shards = Math.ceil(characters / PER_SHARD);
    const copy = characters * largest.bytesPerCharacter;
    const nodes = Math.max(3, Math.ceil((2 * copy) / DISK), Math.ceil((2 * HOT * copy) / CACHE));
    const hours = characters / largest.pushRate / 3600;
    return `computed for ${characters.toExponential(0)} characters: ${shards} shards and a replica of each, ${(copy / 1e9).toFixed(0)} GB a copy, ${nodes} nodes of ${NODE_MEMORY / 1e9} GB, ${hours.toFixed(0)} hours to push at the rate measured by one machine`;
  });
}

function quantiles(latency: Latency | undefined): string {
  if (!latency) return '–';
  return [latency.p50, latency.p95, latency.p99].map((time) => time.toFixed(1)).join(' / ');
}
