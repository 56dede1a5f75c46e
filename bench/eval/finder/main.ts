import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { diskFiles } from '../../../server/src/files/diskFiles.ts';
import { listFiles } from '../../../server/src/files/listFiles.ts';
import { readSource } from '../../../server/src/corpus/readSource.ts';
import type { Corpus } from '../../../server/src/engine/corpus.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { copyFlags, PassageCounts } from '../../../server/src/engine/index/copies.ts';
import { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import { ShardBuilder } from '../../../server/src/engine/index/shardBuilder.ts';
import { cutWords } from '../../../server/src/engine/index/words.ts';
import { mineLexicon } from '../../../server/src/engine/phrases/mine.ts';
import { NEVER } from '../../../server/src/engine/signal.ts';
import { foldText } from '../../../server/src/engine/text/fold.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import { loadWordTables, segmenterOf } from '../../../server/src/host/segmenter.ts';
import { TINY_FOLDER, TINY_QUESTIONS, withoutTiny } from '../tiny.ts';
import { measureRelated } from './related.ts';
import { nameQueryKinds, type QueryKind, queryKinds, seededRandom } from './queries.ts';

const ASKED = 200;
const SHOWN = 5;
const FOLDERS = ['../shared/corpus/reports', '../shared/corpus/national', 'seeds'];

/**
 * `npm run eval -- finder [FOLDER…]`: of 200 mined phrases, drawn at random and typed in four ways, how many stand
 * among the first five found. Returns 1 when a figure misses its reach, for use as an exit code.
 */
export async function evaluateFinder(args: readonly string[]): Promise<number> {
  const { tiny, rest } = withoutTiny(args);
  const asked = tiny ? TINY_QUESTIONS : ASKED;
  const named = tiny ? [TINY_FOLDER] : rest;
  const folders = named.length > 0 ? named : FOLDERS.filter((folder) => existsSync(folder));
  const segmenter = segmenterOf(loadWordTables());
  let missed = 0;
  for (const folder of folders) {
    const corpus = await readCorpus(folder, segmenter);
    const phrases = Array.from(corpus.lexicon, ({ original }) => original);
    console.log(`\n${folder}: ${phrases.length} set phrases, ${asked} asked for (${segmenter.name})`);
    if (phrases.length === 0) continue;
    const engine = new Engine();
    engine.use(corpus);
    const rows = [];
    for (const kind of queryKinds(segmenter, phrases)) rows.push(await measure(engine, phrases, kind, asked));
    const names = namesOf(corpus.index);
    for (const kind of nameQueryKinds(segmenter, names)) {
      rows.push(await measure(engine, names, { ...kind, name: `title, heading: ${kind.name}` }, asked));
    }
    console.table(rows);
    console.table(await measureRelated(corpus.index, segmenter, asked));
    missed += rows.filter((row) => row['in the first five'] < row.reach).length;
  }
  return missed > 0 && !tiny ? 1 : 0;
}

async function measure(engine: Engine, phrases: readonly string[], kind: QueryKind, wanted: number) {
  const random = seededRandom(1);
  const milliseconds: number[] = [];
  let first = 0;
  let shown = 0;
  for (let tries = 0; milliseconds.length < wanted && tries < 20 * wanted; tries++) {
    const phrase = phrases[Math.floor(random() * phrases.length)];
    const query = kind.type(phrase, random);
    if (query === undefined) continue;
    const start = performance.now();
    const found = await engine.findPhrases(query, SHOWN, NEVER);
    milliseconds.push(performance.now() - start);
    const at = found.findIndex(({ text }) => foldText(text) === foldText(phrase));
    if (at === 0) first++;
    if (at >= 0) shown++;
  }
  milliseconds.sort((a, b) => a - b);
  const asked = milliseconds.length;
  return {
    typed: kind.name,
    asked,
    first: round(first / asked),
    'in the first five': round(shown / asked),
    reach: kind.reach,
    'p50 ms': round(milliseconds[Math.floor(asked * 0.5)]),
    'p99 ms': round(milliseconds[Math.floor(asked * 0.99)]),
  };
}

/** Titles and headings of at least six characters. */
function namesOf(index: CorpusIndex): string[] {
  const names = new Set<string>();
  for (const { title } of index.articles()) names.add(title);
  for (const shard of index.shards) {
    const { headingLevel, headingLength } = shard.columns;
    for (let passage = 0; passage < shard.passageCount; passage++) {
      const start = shard.passageStart(passage);
      if (headingLevel[passage] > 0) names.add(shard.original(start, start + headingLength[passage]));
    }
  }
  return [...names].filter((name) => name.length >= 6 && name.length <= 60);
}

async function readCorpus(folder: string, segmenter: Segmenter): Promise<Corpus> {
  const builder = new ShardBuilder();
  for await (const { path, uri } of listFiles(diskFiles, [folder])) {
    const { format, articles } = await readSource(await readFile(path), path);
    builder.add({ uri, format, weight: 1, articles });
  }
  const copies = copyFlags(builder.passageHashes, new PassageCounts());
  const index = new CorpusIndex([builder.build(copies, cutWords(builder.text, segmenter))]);
  return { index, lexicon: await mineLexicon(index) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
