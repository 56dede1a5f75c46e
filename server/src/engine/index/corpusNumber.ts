/** Above the number of any article, file or passage of a shard. */
const PER_SHARD = 0x1000000;

/** A number of an article, file or passage in the whole corpus: {@link number} is that in its shard. */
export function corpusNumber(shardNumber: number, number: number): number {
  return shardNumber * PER_SHARD + number;
}
