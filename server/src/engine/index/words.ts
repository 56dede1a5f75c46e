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

function slotKindOf(tag: string): number {
  if (tag === 'ns') return 0;
  if (tag === 'nr') return 1;
  if (tag === 'nt') return 2;
  return -1;
}
