import { RelatedPassages } from '../../../server/src/engine/cite/related.ts';
import type { CorpusIndex } from '../../../server/src/engine/index/corpusIndex.ts';
import type { Segmenter } from '../../../server/src/engine/text/segmenter.ts';
import { seededRandom } from './queries.ts';

const SHOWN = 2;
const SHORTEST_CLAUSE = 14;

/**
 * Related passages, with MiniSearch's index of passages and without: of {@link asked} clauses of the corpus, asked
 * for by half of their words in any order, for how many the two passages shown hold the clause's own.
 */
export async function measureRelated(index: CorpusIndex, segmenter: Segmenter, asked: number) {
  const gathered = new RelatedPassages(index);
  const before = memory();
  const indexed = new RelatedPassages(index);
  const start = performance.now();
  await indexed.prepare();
  const built = performance.now() - start;
  const grown = memory() - before;
  const clauses = clausesOf(index);
  return [
    {
      found: 'gathered by the rarest words',
      'built in ms': 0,
      MB: 0,
      ...ask(gathered, clauses, segmenter, asked),
    },
    {
      found: "MiniSearch's index of passages",
      'built in ms': Math.round(built),
      MB: Math.round(grown),
      ...ask(indexed, clauses, segmenter, asked),
    },
  ];
}

interface Clause {
  readonly text: string;
  readonly passage: string;
}

function ask(passages: RelatedPassages, clauses: readonly Clause[], segmenter: Segmenter, wanted: number) {
  const random = seededRandom(1);
  const milliseconds: number[] = [];
  let right = 0;
  for (let asked = 0; asked < wanted; asked++) {
    const clause = clauses[Math.floor(random() * clauses.length)];
    const query = halfOf(clause.text, segmenter, random);
    const start = performance.now();
    const found = passages.find(query, SHOWN);
    milliseconds.push(performance.now() - start);
    const own = ({ before, match, after }: (typeof found)[number]): boolean =>
      clause.passage.includes(`${before}${match}${after}`.replaceAll('…', ''));
    if (found.some(own)) right++;
  }
  milliseconds.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(10 * milliseconds[Math.floor(wanted * share)]) / 10;
  return { 'own passage among two': right / wanted, 'p50 ms': at(0.5), 'p99 ms': at(0.99) };
}

function halfOf(text: string, segmenter: Segmenter, random: () => number): string {
  const left = segmenter.tag(text).map(({ word }) => word);
  const half = Math.ceil(left.length / 2);
  return Array.from({ length: half }, () => left.splice(Math.floor(random() * left.length), 1)[0]).join('');
}

function clausesOf(index: CorpusIndex): Clause[] {
  return index.shards.flatMap((shard) =>
    Array.from({ length: shard.passageCount }, (_, passage) =>
      shard.original(shard.passageStart(passage), shard.passageEnd(passage)),
    ).flatMap((passage) =>
      passage
        .split(/[，。；：！？]/u)
        .filter(({ length }) => length >= SHORTEST_CLAUSE)
        .map((text) => ({ text, passage })),
    ),
  );
}

/** Megabytes of the heap. */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
