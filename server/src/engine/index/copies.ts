/** Content hashes of the passages that the corpus already holds. */
export interface SeenPassages {
  has(key: string): boolean;
  add(key: string): unknown;
}

/**
 * Tells copies from firsts: one entry a passage of {@link hashes} (two halves each), 1 where {@link seen} holds
 * its hash already. New hashes are added to {@link seen}.
 */
export function copyFlags(hashes: Uint32Array, seen: SeenPassages): Uint8Array {
  const flags = new Uint8Array(hashes.length / 2);
  for (let passage = 0; passage < flags.length; passage++) {
    const key = `${hashes[2 * passage].toString(36)}.${hashes[2 * passage + 1].toString(36)}`;
    if (seen.has(key)) flags[passage] = 1;
    else seen.add(key);
  }
  return flags;
}
