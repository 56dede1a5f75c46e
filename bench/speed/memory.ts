import type { Corpus } from '../../server/src/engine/corpus.ts';
import { PassageSearch } from '../../server/src/engine/cite/passageSearch.ts';
import { EntrySearch } from '../../server/src/engine/find/entrySearch.ts';
import { Findables } from '../../server/src/engine/find/findable.ts';
import { shortlistersOf } from '../../server/src/engine/find/shortlist.ts';
import { NEVER } from '../../server/src/engine/signal.ts';
import { heapBytes } from '../../server/src/host/heap.ts';
import { loadWordTables } from '../../server/src/host/segmenter.ts';
import type { Running } from './running.ts';

/** What lies in memory once all questions have been asked, by part, in megabytes. */
export interface MemoryParts {
  readonly text: number;
  readonly suffixes: number;
  /** Bits of the words' borders. */
  readonly borders: number;
  readonly otherColumns: number;
  readonly lexicon: number;
  /** MiniSearch of phrases, titles, headings and passages; 0 where there are too many for it. */
  readonly miniSearch: number;
  /** jieba's dictionary, in shared memory. */
  readonly dictionary: number;
  /** All heaps without MiniSearch: main thread, keeper, readers, checks. */
  readonly otherHeaps: number;
  /** Of the server's process: programme, stacks, buffers, and pages that nothing uses any more. */
  readonly rest: number;
  /** All of it. */
  readonly resident: number;
}

/** What memory is used for. Takes a moment, and memory that it gives back. */
export async function memoryParts(running: Running): Promise<MemoryParts> {
  const { corpus, service, checks } = running;
  globalThis.gc?.();
  const resident = residentMegabytes();
  const heaps = (heapBytes() + (await service.heap()) + (await checks.heap())) / 1e6;
  const lexicon = corpus.lexicon.buffer.byteLength / 1e6;
  const miniSearch = await heapOf(() => miniSearches(corpus));
  const columns = columnsOf(corpus);
  const dictionary = dictionaryMegabytes();
  const shards = columns.text + columns.suffixes + columns.borders + columns.otherColumns;
  return {
    ...columns,
    lexicon,
    miniSearch,
    dictionary,
    otherHeaps: Math.max(0, heaps - miniSearch),
    rest: resident - shards - lexicon - heaps - dictionary,
    resident,
  };
}

/** What the columns of all shards take, in megabytes. */
export function columnsOf({ index }: Corpus) {
  let text = 0;
  let suffixes = 0;
  let borders = 0;
  let all = 0;
  for (const { columns, buffer, distinct, copies, twins } of index.shards) {
    text += columns.text.byteLength;
    borders += columns.wordStarts.byteLength;
    suffixes += columns.distinct.byteLength + columns.copies.byteLength;
    all += buffer.byteLength + (twins ? twins.groups.byteLength + twins.echoes.byteLength : 0);
    // Where files were deleted others stand in for the shard's own.
    for (const { bytes } of [distinct.positions, copies.positions]) {
      if (bytes.buffer === buffer) continue;
      suffixes += bytes.byteLength;
      all += bytes.byteLength;
    }
  }
  const mega = (bytes: number) => bytes / 1e6;
  return {
    text: mega(text),
    suffixes: mega(suffixes),
    borders: mega(borders),
    otherColumns: mega(all - text - suffixes - borders),
  };
}

async function miniSearches(corpus: Corpus): Promise<unknown[]> {
  const shortlisters = await shortlistersOf(await Findables.of(corpus, NEVER), NEVER);
  const entries = shortlisters.filter((shortlister) => shortlister instanceof EntrySearch);
  const passages = PassageSearch.serves(corpus.index) ? [await PassageSearch.of(corpus.index, NEVER)] : [];
  return [...entries, ...passages];
}

/** Megabytes of the heap that {@link make}'s result holds. */
async function heapOf(make: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const made = await make();
  globalThis.gc?.();
  const after = process.memoryUsage().heapUsed;
  // It must be there until here.
  return made === undefined ? 0 : Math.max(0, (after - before) / 1e6);
}

function dictionaryMegabytes(): number {
  const { jieba } = loadWordTables();
  const columns = jieba ? [...Object.values(jieba.trie), ...Object.values(jieba.hidden)] : [];
  return columns.reduce((sum: number, { byteLength }) => sum + byteLength, 0) / 1e6;
}

/** Resident memory of this process, in megabytes. */
export function residentMegabytes(): number {
  return process.memoryUsage.rss() / 1e6;
}

/** Looks at the memory four times a second and remembers the most. */
export class PeakMemory {
  #most = 0;
  readonly #timer = setInterval(() => this.#look(), 250);

  stop(): number {
    this.#look();
    clearInterval(this.#timer);
    return this.#most;
  }

  #look(): void {
    this.#most = Math.max(this.#most, residentMegabytes());
  }
}
