import { decodeUnits } from '../text/fold.ts';
import { JIEBA_TAGS } from '../text/jieba.ts';
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
  const word = (at: number, length: number, tag: number): void => {
    starts[at >>> 5] |= 1 << (at & 31);
    if (tag === 0 || length >= 256) return;
    slotAt.push(at);
    slotLength.push(length);
    // The tags that mark slots are after the one for all others, in the order of their kinds.
    slotKind.push(tag - 1);
  };
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf(0, start);
    if (end < 0) end = text.length;
    if (segmenter.cut) {
      segmenter.cut(text, start, end, word);
    } else {
      let at = start;
      for (const { word: run, tag } of segmenter.tag(decodeUnits(text, start, end))) {
        word(at, run.length, Math.max(0, TAGS.indexOf(tag)));
        at += run.length;
      }
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

const TAGS: readonly string[] = JIEBA_TAGS;
