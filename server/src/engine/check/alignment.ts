import { FNV_PRIME } from '../text/fnv.ts';
import { NUMBER, type Normalized } from './normalized.ts';

/** A run that a draft and a source have in common, in normalized units. */
export interface Block {
  readonly draft: number;
  readonly source: number;
  readonly length: number;
}

/** Blocks that belong together: one passage of the draft, made from one of the source. */
export interface Cluster {
  /** Ascending in the draft; none overlaps another, in the draft or in the source. */
  readonly blocks: readonly Block[];
  /** Normalized units of the draft: from the first block to the end of the last. */
  readonly start: number;
  readonly end: number;
  /** Units that the blocks cover. */
  readonly matched: number;
}

/** Shortest common run that is looked at. Guess. */
const SHORTEST_BLOCK = 3;
/** A run as long as this counts wherever it is in the neighbourhood; a shorter one only in line with others. Guess. */
const LONG_BLOCK = 5;
/** How far out of line with its neighbour a short run may be, and how far from it, in units. Guess. */
const MOST_SHIFT = 10;
const MOST_GAP_SHORT = 12;
/** Widest gap inside a passage in units of the draft. Guess. */
const MOST_GAP = 30;
/** The same in the source, for short runs and for long ones: clauses that changed places are far apart. Guess. */
const MOST_GAP_SOURCE = 60;
const MOST_GAP_SOURCE_LONG = 600;
/** Least share of a passage that its blocks cover. Guess. */
const LEAST_DENSITY = 0.55;

/**
 * The passages that {@link draft}, from {@link from} up to {@link to}, and {@link source} have in common though
 * edited: common runs, gathered where they are near each other in both, in whatever order. After the
 * seed-and-cluster scheme of Sanchez-Perez, Sidorov and Gelbukh (PAN 2014), on characters instead of sentences.
 */
export function alignments(draft: Normalized, from: number, to: number, source: Normalized): Cluster[] {
  const blocks = withoutOverlaps(commonRuns(draft, from, to, source));
  return gather(inLine(blocks)).flatMap(dense);
}

/** Where runs of {@link SHORTEST_BLOCK} units of a draft are: chains of equal hashes, the last place first. */
interface Grams {
  readonly heads: Int32Array;
  readonly next: Int32Array;
}

const GRAMS = new WeakMap<Normalized, Grams>();

function gramsOf(draft: Normalized): Grams {
  let grams = GRAMS.get(draft);
  if (grams === undefined) {
    const { units } = draft;
    const size = 1 << Math.max(4, 32 - Math.clz32(units.length));
    grams = { heads: new Int32Array(size).fill(-1), next: new Int32Array(units.length) };
    for (let i = 0; i + SHORTEST_BLOCK <= units.length; i++) {
      const hash = hashAt(units, i) & (size - 1);
      grams.next[i] = grams.heads[hash];
      grams.heads[hash] = i;
    }
    GRAMS.set(draft, grams);
  }
  return grams;
}

/** Common runs that cannot be made longer. The draft is what many sources are compared with: its places are those remembered. */
function commonRuns(draft: Normalized, from: number, to: number, source: Normalized): Block[] {
  const { heads, next } = gramsOf(draft);
  const own = draft.units;
  const { units } = source;
  const runs: Block[] = [];
  for (let s = 0; s + SHORTEST_BLOCK <= units.length; s++) {
    for (let d = heads[hashAt(units, s) & (heads.length - 1)]; d >= from; d = next[d]) {
      if (d + SHORTEST_BLOCK > to || (d > from && s > 0 && own[d - 1] === units[s - 1])) continue;
      let length = 0;
      while (d + length < to && s + length < units.length && own[d + length] === units[s + length]) length++;
      if (length >= SHORTEST_BLOCK) runs.push({ draft: d, source: s, length });
    }
  }
  return runs;
}

function hashAt(units: Uint16Array, at: number): number {
  const mixed = Math.imul(Math.imul(units[at], FNV_PRIME) ^ units[at + 1], FNV_PRIME) ^ units[at + 2];
  return mixed ^ (mixed >>> 11);
}

/** Longest first, each cut to what no longer one covers. */
function withoutOverlaps(runs: readonly Block[]): Block[] {
  const taken: Block[] = [];
  const byLength = runs.toSorted((a, b) => b.length - a.length || a.draft - b.draft || a.source - b.source);
  for (const run of byLength) {
    const rest = cut(run, taken);
    if (rest !== undefined && rest.length >= SHORTEST_BLOCK) taken.push(rest);
  }
  return taken.sort((a, b) => a.draft - b.draft);
}

function cut(run: Block, taken: readonly Block[]): Block | undefined {
  let { draft, source, length } = run;
  for (const other of taken) {
    for (const side of ['draft', 'source'] as const) {
      const at = side === 'draft' ? draft : source;
      const overlapStart = Math.max(at, other[side]);
      const overlapEnd = Math.min(at + length, other[side] + other.length);
      if (overlapStart >= overlapEnd) continue;
      const left = overlapStart - at;
      const right = at + length - overlapEnd;
      if (left >= right) {
        length = left;
      } else {
        draft += length - right;
        source += length - right;
        length = right;
      }
      if (length < SHORTEST_BLOCK) return undefined;
    }
  }
  return { draft, source, length };
}

/** Leaves out short runs that no neighbour backs. */
function inLine(blocks: readonly Block[]): Block[] {
  return blocks.filter(
    (block, i) => block.length >= LONG_BLOCK || backs(block, blocks[i - 1]) || backs(block, blocks[i + 1]),
  );
}

function backs(block: Block, neighbour: Block | undefined): boolean {
  if (neighbour === undefined) return false;
  const shift = block.draft - block.source - (neighbour.draft - neighbour.source);
  const gap =
    block.draft < neighbour.draft
      ? neighbour.draft - block.draft - block.length
      : block.draft - neighbour.draft - neighbour.length;
  return Math.abs(shift) <= MOST_SHIFT && gap <= MOST_GAP_SHORT;
}

/** Gathers blocks that are near each other on both sides. */
function gather(blocks: readonly Block[]): Block[][] {
  const groups: { blocks: Block[]; low: number; high: number; end: number }[] = [];
  for (const block of blocks) {
    const high = block.source + block.length;
    const reach = block.length > LONG_BLOCK ? MOST_GAP_SOURCE_LONG : MOST_GAP_SOURCE;
    const group = groups.findLast(
      (candidate) =>
        block.draft - candidate.end <= MOST_GAP &&
        block.source - candidate.high <= reach &&
        candidate.low - high <= reach,
    );
    if (group === undefined) {
      groups.push({ blocks: [block], low: block.source, high, end: block.draft + block.length });
      continue;
    }
    group.blocks.push(block);
    group.low = Math.min(group.low, block.source);
    group.high = Math.max(group.high, high);
    group.end = block.draft + block.length;
  }
  return groups.map((group) => group.blocks);
}

/** Cuts a group at its gaps until every piece, and both ends of it, are made of their blocks for the most part. */
function dense(blocks: readonly Block[]): Cluster[] {
  const thin = thinnestCut(blocks);
  if (thin > 0) return [...dense(blocks.slice(0, thin)), ...dense(blocks.slice(thin))];
  const last = blocks[blocks.length - 1];
  const matched = blocks.reduce((sum, block) => sum + block.length, 0);
  return [{ blocks, start: blocks[0].draft, end: last.draft + last.length, matched }];
}

/**
 * The gap at which to cut: where what lies before or after it, the gap counted in, is covered least by blocks,
 * if that is too little. 0 for none.
 */
function thinnestCut(blocks: readonly Block[]): number {
  const total = blocks.reduce((sum, block) => sum + block.length, 0);
  const first = blocks[0].draft;
  const last = blocks[blocks.length - 1];
  const end = last.draft + last.length;
  let cutAt = 0;
  let least = LEAST_DENSITY;
  let before = 0;
  for (let i = 1; i < blocks.length; i++) {
    const previous = blocks[i - 1];
    before += previous.length;
    const head = before / (blocks[i].draft - first);
    const tail = (total - before) / (end - previous.draft - previous.length);
    const density = Math.min(head, tail);
    if (density < least) [cutAt, least] = [i, density];
  }
  return cutAt;
}

/** Units of a cluster's blocks that are words, not numbers. */
export function matchedWords(cluster: Cluster, draft: Normalized): number {
  let words = 0;
  for (const { draft: at, length } of cluster.blocks) {
    for (let i = at; i < at + length; i++) if (draft.units[i] !== NUMBER) words++;
  }
  return words;
}
