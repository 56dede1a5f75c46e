import { Shard } from '../engine/index/shard.ts';
import type { SharedShard } from './threadProtocol.ts';

/** Shards of one thread over the memory it shares with others: what is known by its number stays one object. */
export class ShardViews {
  #shards = new Map<number, Shard>();

  /** The shards of a snapshot, in its order; those not in it are forgotten. */
  update(shared: readonly SharedShard[]): Shard[] {
    const next = new Map<number, Shard>();
    for (const { id, buffer, distinct, copies, removed, twins } of shared) {
      next.set(id, this.#shards.get(id) ?? new Shard(buffer, distinct, copies, removed, twins));
    }
    this.#shards = next;
    return [...next.values()];
  }
}
