import type { Shard } from '../index/shard.ts';
import type { TaggedName } from './slots.ts';

/** A text that continuations are taken from. Positions are folded units. */
export interface Source {
  /** Folded paragraphs, each closed by a 0 unit. */
  readonly units: Uint16Array;
  /** Whether a word starts at a position; true after a paragraph's last unit. */
  isWordStart(position: number): boolean;
  /** The original text. */
  original(start: number, end: number): string;
  /** Tagged names inside [start, end), at offsets from start; absent where nothing tags the source. */
  names?(start: number, end: number): TaggedName[];
}

/** A shard as a source. */
export function shardSource(shard: Shard): Source {
  const units = shard.columns.text;
  return {
    units,
    isWordStart: (position) => units[position] === 0 || shard.isWordStart(position),
    original: (start, end) => shard.original(start, end),
    names: (start, end) => shard.names(start, end),
  };
}
