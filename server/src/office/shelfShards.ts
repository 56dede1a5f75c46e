import { CorpusIndex } from '../engine/index/corpusIndex.ts';
import { hashUnits } from '../engine/index/hash.ts';
import type { Shard } from '../engine/index/shard.ts';
import { ShardBuilder } from '../engine/index/shardBuilder.ts';
import { cutWords } from '../engine/index/words.ts';
import type { SourceFile } from '../engine/model.ts';
import { decodeUnits } from '../engine/text/fold.ts';
import type { Segmenter } from '../engine/text/segmenter.ts';
import { passageId } from './documents.ts';
import type { PassageDocument } from './schema.ts';
import type { Shelf } from './shelf.ts';
import { type Origin, sourcesOf } from './shelfSources.ts';

/** Folded units of new passages up to which they are a shard of their own beside the others': some 50 ms of work. Guess. */
const MOST_NEW = 60_000;

/**
 * The passages on a shelf as shards: one of what has been there for a while, and a small one of what is new, which alone
 * is built again as passages come.
 */
export class ShelfShards {
  #settled: Shard | undefined;
  #fresh: Shard | undefined;
  readonly #isSettled = new Set<string>();
  readonly #new = new Set<string>();

  constructor(
    readonly shelf: Shelf,
    readonly origin: Origin,
    readonly segmenter: Segmenter,
  ) {}

  get shards(): readonly Shard[] {
    return [this.#settled, this.#fresh].filter((shard) => shard !== undefined);
  }

  /** Whether it holds a passage, also one that has left the shelf since. */
  #holds(id: string): boolean {
    return this.#isSettled.has(id) || this.#new.has(id);
  }

  /** Takes in passages; true where the shards have changed. What is in {@link own} as well is a copy there. */
  add(passages: readonly PassageDocument[], own: CorpusIndex): boolean {
    const added = this.shelf.put(passages).filter((id) => !this.#holds(id));
    if (added.length === 0) return false;
    for (const id of added) this.#new.add(id);
    const fresh = Array.from(this.#new, (id) => this.shelf.get(id)).filter((one) => one !== undefined);
    const units = fresh.reduce((sum, { folded }) => sum + folded.length, 0);
    if (units <= MOST_NEW) {
      const others = new CorpusIndex([...own.shards, ...(this.#settled ? [this.#settled] : [])]);
      this.#fresh = this.#build(fresh, others);
      return true;
    }
    this.settle(own);
    return true;
  }

  /** Builds one shard of all that is on the shelf. */
  settle(own: CorpusIndex): void {
    const all = this.shelf.passages();
    this.#settled = this.#build(all, own);
    this.#fresh = undefined;
    this.#new.clear();
    this.#isSettled.clear();
    for (const { file, number } of all) this.#isSettled.add(passageId(file, number));
  }

  #build(passages: readonly PassageDocument[], others: CorpusIndex): Shard | undefined {
    return buildShard(sourcesOf(passages, this.origin), others, this.segmenter);
  }
}

/** A shard of {@link files}; nothing where they hold no text. Passages that {@link others} hold whole are its copies. */
function buildShard(
  files: readonly SourceFile[],
  others: CorpusIndex,
  segmenter: Segmenter,
): Shard | undefined {
  const builder = new ShardBuilder();
  for (const file of files) builder.add(file);
  if (builder.length === 0) return undefined;
  builder.sort();
  return builder.build(copiesAmong(builder, others), cutWords(builder.text, segmenter));
}

/** Of the passages that count, 1 for each whose text is before it, or in {@link others}. */
function copiesAmong(builder: ShardBuilder, others: CorpusIndex): Uint8Array {
  const hashes = builder.passageHashes;
  const texts = textsByHash(builder);
  const isCopy = new Uint8Array(hashes.length / 2);
  const seen = new Set<string>();
  for (let passage = 0; passage < isCopy.length; passage++) {
    const key = `${hashes[2 * passage]}:${hashes[2 * passage + 1]}`;
    const text = texts.get(key);
    if (seen.has(key) || (text !== undefined && others.holds(text))) isCopy[passage] = 1;
    seen.add(key);
  }
  return isCopy;
}

/** The folded passages of a builder by their hashes, as it gives them. */
function textsByHash({ text }: ShardBuilder): Map<string, string> {
  const texts = new Map<string, string>();
  for (let start = 0; start < text.length;) {
    const end = text.indexOf(0, start);
    const [low, high] = hashUnits(text, start, end);
    texts.set(`${low}:${high}`, decodeUnits(text, start, end));
    start = end + 1;
  }
  return texts;
}
