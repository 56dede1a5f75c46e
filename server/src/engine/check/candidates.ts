import type { CorpusIndex, Place } from '../index/corpusIndex.ts';
import type { Shard } from '../index/shard.ts';
import type { CorpusMatcher } from './corpusMatcher.ts';
import { figureSeeds } from './figureSeeds.ts';
import type { Run } from './runs.ts';

/** A passage of the corpus that shares something with a paragraph of the draft. */
export interface Candidate {
  readonly shard: Shard;
  readonly shardNumber: number;
  readonly passage: number;
  /** Folded runs of the draft that the passage holds; ascending, they may overlap. */
  readonly seeds: readonly Run[];
  /** Folded units of the draft that the seeds cover. */
  readonly covered: number;
}

/** Shortest run that is looked up in a small corpus, in folded units; chance makes longer ones in a large one. Guess. */
const SHORTEST_SEED = 7;
const SMALL_CORPUS = 4_000_000;

/** Shortest run, in folded units, by which passages of {@link index} are found. */
export function seedLength(index: CorpusIndex): number {
  let units = 0;
  for (const { columns } of index.shards) units += columns.text.length;
  // One unit more for each time that the corpus is four times as large.
  return SHORTEST_SEED + Math.max(0, Math.ceil(Math.log2(units / SMALL_CORPUS) / 2));
}
/** Of a longer run, its first and last this many units are looked up too: its source may share only those. Guess. */
const PART = 9;
/** A run that is in more places than this says nothing about its source. Guess. */
const MOST_PLACES = 40;
/** Candidates kept for each 1,000 folded units of a paragraph, and at least. Guess. */
const CANDIDATES_PER_1000 = 24;
const FEWEST_CANDIDATES = 12;

/** The passages of the corpus that share most of {@link folded} with it, by the {@link runs} found in it. */
export function candidatesOf(folded: string, runs: readonly Run[], matcher: CorpusMatcher): Candidate[] {
  const byPassage = new Map<number, { place: Place; passage: number; seeds: Run[] }>();
  for (const { run, place } of sightings(folded, runs, matcher)) {
    const passage = place.shard.passageAt(place.start);
    const key = place.shardNumber * 0x100000000 + passage;
    const known = byPassage.get(key);
    if (known) known.seeds.push(run);
    else byPassage.set(key, { place, passage, seeds: [run] });
  }
  const candidates = Array.from(byPassage.values(), ({ place, passage, seeds }) => {
    seeds.sort((a, b) => a.start - b.start || a.end - b.end);
    return {
      shard: place.shard,
      shardNumber: place.shardNumber,
      passage,
      seeds,
      covered: unitsCovered(seeds),
    };
  });
  candidates.sort((a, b) => b.covered - a.covered || a.shardNumber - b.shardNumber || a.passage - b.passage);
  return candidates.slice(0, Math.max(FEWEST_CANDIDATES, (folded.length * CANDIDATES_PER_1000) / 1000));
}

/** A run, or a part of one, with a place where it occurs. */
interface Sighting {
  readonly run: Run;
  readonly place: Place;
}

/** The places of runs, of their parts and of the text around figures, except those at too many places. */
function* sightings(folded: string, runs: readonly Run[], matcher: CorpusMatcher): Generator<Sighting> {
  const placesOf = ({ start, end }: Run) => matcher.fewPlaces(folded.slice(start, end), MOST_PLACES);
  for (const run of runs) {
    if (run.end - run.start <= PART + 2) {
      yield* seen(run, placesOf(run));
      continue;
    }
    const head = { start: run.start, end: run.start + PART };
    const ofHead = placesOf(head);
    yield* seen(head, ofHead);
    // A run is where its head is; where the head is at too many places, the run itself is looked up.
    const ofRun = ofHead ? ofHead.filter((place) => goesOn(place, folded, run)) : placesOf(run);
    yield* seen(run, ofRun);
    // Its tail occurs wherever the run does, and so in too many places too.
    const tail = { start: run.end - PART, end: run.end };
    if (ofRun) yield* seen(tail, placesOf(tail));
  }
  for (const { run, places } of figureSeeds(folded, matcher))
    if (places.length <= MOST_PLACES) yield* seen(run, places);
}

function* seen(run: Run, places: readonly Place[] | undefined): Generator<Sighting> {
  for (const place of places ?? []) yield { run, place };
}

/** Whether the whole {@link run} is at a place of its head. */
function goesOn({ shard, start, end }: Place, folded: string, run: Run): boolean {
  const { text } = shard.columns;
  for (let at = end - start; at < run.end - run.start; at++) {
    if (text[start + at] !== folded.charCodeAt(run.start + at)) return false;
  }
  return true;
}

function unitsCovered(ascending: readonly Run[]): number {
  let covered = 0;
  let reach = 0;
  for (const { start, end } of ascending) {
    covered += Math.max(0, end - Math.max(start, reach));
    reach = Math.max(reach, end);
  }
  return covered;
}
