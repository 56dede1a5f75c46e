// One run of the indexer for fault-kill.mjs:  node fault-kill-run.mjs BUNDLE CORPUS CACHE PHRASES
// Indexes the corpus on the cache, writes what there is to write, and prints all that it answers as JSON.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [bundle, corpus, cache, phrasesFile] = process.argv.slice(2);
const { CorpusService } = await import(pathToFileURL(join(bundle, 'corpusService.js')));
const dist = new URL('../server/dist/', import.meta.url);
let index;
let lexicon;
let status;
const service = new CorpusService({
  cacheDir: cache,
  seedsDir: corpus,
  workerFile: new URL('worker.js', dist),
  onStatus: (next) => (status = next),
  onCorpus: (next) => ({ index, lexicon } = next),
  log: (message) => process.stderr.write(`${message}\n`),
  watch: false,
  workers: 2,
  // jieba's dictionary takes a moment to read, in which there is nothing to kill.
  plainWords: true,
});
await service.configure({ paths: [corpus], exclude: [] });
const { files } = await service.report();
const { state, sourceFiles, articles, characters, phrases, skipped } = status;
const reported = { state, sourceFiles, articles, characters, phrases, skipped, files };
const attested = JSON.parse(readFileSync(phrasesFile, 'utf8')).map(attestation);
await service.dispose();
process.stdout.write(JSON.stringify({ reported, attested, setPhrases: setPhrases() }));

/** Counts and places of a phrase, and what it weighs in rankings. */
function attestation(phrase) {
  const at = [...index.places(phrase)]
    .map((place) => `${index.article(place).uri} ${JSON.stringify(index.range(place))}`)
    .sort();
  let weight = 0;
  for (const { shard, suffixes, interval } of index.distinctMatches(phrase)) {
    for (let rank = interval.lo; rank < interval.hi; rank++) {
      weight += shard.isEcho(suffixes.positions[rank]) ? 1 : 100;
    }
  }
  return { phrase, ...index.attestation(phrase), weight, at };
}

function setPhrases() {
  return Array.from(lexicon, (phrase) => JSON.stringify(phrase)).sort();
}
