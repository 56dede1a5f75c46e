import { fnvOf } from '../text/fnv.ts';
import type { Shard } from '../index/shard.ts';
import { decodedUri } from '../text/fileNames.ts';

/** Folded positions [from, to) of a shard. */
export interface OwnRange {
  readonly from: number;
  readonly to: number;
}

/** Where the file {@link draftUri} is in {@link shard}, if it does. A glance at each file of the shard. */
export function ownRange(shard: Shard, draftUri: string): OwnRange | undefined {
  const hash = fnvOf(decodedUri(draftUri));
  const hashes = uriHashesOf(shard);
  for (let file = hashes.indexOf(hash); file >= 0; file = hashes.indexOf(hash, file + 1)) {
    if (decodedUri(shard.fileUri(file)) !== decodedUri(draftUri)) continue;
    const [first, end] = shard.passagesOf(file);
    return first < end ? { from: shard.passageStart(first), to: shard.passageEnd(end - 1) + 1 } : undefined;
  }
  return undefined;
}

const URI_HASHES = new WeakMap<SharedArrayBuffer, Uint32Array>();

/** A hash of each file's URI; made when first needed, some 3 µs a file, and kept with the shard's memory. */
function uriHashesOf(shard: Shard): Uint32Array {
  let hashes = URI_HASHES.get(shard.buffer);
  if (hashes === undefined) {
    hashes = Uint32Array.from({ length: shard.fileCount }, (_, file) =>
      fnvOf(decodedUri(shard.fileUri(file))),
    );
    URI_HASHES.set(shard.buffer, hashes);
  }
  return hashes;
}
