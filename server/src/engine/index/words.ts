import { decodeUnits } from '../text/fold.ts';
import type { Segmenter } from '../text/segmenter.ts';

/** Parts of speech (jieba's `ns`, `nr`, `nt`) whose words change from report to report. */
export const SLOT_KINDS = ['place', 'person', 'organisation'] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

/** What a segmenter finds in folded text. Positions are units of that text. */
export interface Words {
  /** One bit a unit: a word starts here. */
  readonly starts: Uint32Array;
  /** Words of the {@link SLOT_KINDS}, ascending, their lengths in units and the number of their kind. */
  readonly slotAt: Uint32Array;
  readonly slotLength: Uint8Array;
  readonly slotKind: Uint8Array;
}

/** Cuts {@link text}, passages each closed by a 0 unit, into words. Linear; the segmenter is what costs. */
export function cutWords(text: Uint16Array, segmenter: Segmenter): Words {
  const starts = new Uint32Array((text.length + 31) >>> 5);
  const slotAt: number[] = [];
  const slotLength: number[] = [];
  const slotKind: number[] = [];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf(0, start);
    if (end < 0) end = text.length;
    let at = start;
    for (const { word, tag } of segmenter.tag(decodeUnits(text, start, end))) {
      starts[at >>> 5] |= 1 << (at & 31);
      const kind = slotKindOf(tag);
      if (kind >= 0 && word.length < 256) {
        slotAt.push(at);
        slotLength.push(word.length);
        slotKind.push(kind);
      }
      at += word.length;
    }
    start = end + 1;
  }
  return {
    starts,
    slotAt: Uint32Array.from(slotAt),
    slotLength: Uint8Array.from(slotLength),
    slotKind: Uint8Array.from(slotKind),
  };
}

/** The words of a text of {@link length} units from those of its parts, each with the unit where it starts. */
export function joinWords(
  parts: readonly { readonly start: number; readonly words: Words }[],
  length: number,
): Words {
  const slots = parts.reduce((sum, { words }) => sum + words.slotAt.length, 0);
  const joined = {
    starts: new Uint32Array((length + 31) >>> 5),
    slotAt: new Uint32Array(slots),
    slotLength: new Uint8Array(slots),
    slotKind: new Uint8Array(slots),
  };
  let slot = 0;
  for (const { start, words } of parts) {
    orBits(joined.starts, words.starts, start);
    joined.slotLength.set(words.slotLength, slot);
    joined.slotKind.set(words.slotKind, slot);
    for (const at of words.slotAt) joined.slotAt[slot++] = start + at;
  }
  return joined;
}

/** Adds {@link bits} to {@link target}, moved by {@link offset} bits. */
function orBits(target: Uint32Array, bits: Uint32Array, offset: number): void {
  const first = offset >>> 5;
  const shift = offset & 31;
  for (let word = 0; word < bits.length; word++) {
    target[first + word] |= bits[word] << shift;
    if (shift > 0 && first + word + 1 < target.length)
      target[first + word + 1] |= bits[word] >>> (32 - shift);
  }
}

function slotKindOf(tag: string): number {
  if (tag === 'ns') return 0;
  if (tag === 'nr') return 1;
  if (tag === 'nt') return 2;
  return -1;
}
