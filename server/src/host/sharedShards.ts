import type { Shard } from '../engine/index/shard.ts';
import type { SharedShard } from './threadProtocol.ts';

/** Shards as they are handed to another thread: one that was handed over before bears the number that it had. */
export class SharedShards {
  readonly #ids = new WeakMap<Shard, number>();
  #nextId = 1;

  of(shards: readonly Shard[]): SharedShard[] {
    return shards.map((shard) => this.#share(shard));
  }

  #share(shard: Shard): SharedShard {
    let id = this.#ids.get(shard);
    if (id === undefined) this.#ids.set(shard, (id = this.#nextId++));
    const { buffer, distinct, copies, removed, twins } = shard;
    return {
      id,
      buffer,
      ...(removed && { distinct: distinct.positions.bytes, copies: copies.positions.bytes, removed }),
      ...(twins && { twins }),
    };
  }
}
