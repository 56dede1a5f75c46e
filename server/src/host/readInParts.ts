import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { NextBytes } from '../engine/text/packedDictionary.ts';

/** What {@link read} makes of the bytes of {@link file}, which are read a part at a time into one buffer. */
export function readInParts<T>(file: URL, read: (next: NextBytes) => T): T {
  const descriptor = openSync(file, 'r');
  try {
    let left = fstatSync(descriptor).size;
    let buffer = new Uint8Array();
    return read((length) => {
      if (!(length <= left)) throw new Error('is cut off');
      left -= length;
      if (length > buffer.length) buffer = new Uint8Array(length);
      if (readSync(descriptor, buffer, 0, length, null) !== length) throw new Error('is cut off');
      return buffer.subarray(0, length);
    });
  } finally {
    closeSync(descriptor);
  }
}
