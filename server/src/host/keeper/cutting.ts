import { joinWords, type Words } from '../../engine/index/words.ts';
import type { SegmenterProcess } from '../segmenterProcess.ts';

/**
 * The text of a batch being cut into words, part by part as its reader gives it. One part at a time: what is
 * urgent need not wait for millions.
 */
export class Cutting {
  readonly #segmenter: Pick<SegmenterProcess, 'cut'>;
  readonly #parts: { readonly start: number; readonly words: Words }[] = [];
  #length = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(segmenter: Pick<SegmenterProcess, 'cut'>) {
    this.#segmenter = segmenter;
  }

  /** Takes the next passages, each closed by a 0 unit. */
  add(text: Uint16Array): void {
    const start = this.#length;
    this.#length += text.length;
    this.#last = this.#last.then(async () => {
      this.#parts.push({ start, words: await this.#segmenter.cut(text) });
    });
    // Told to whoever asks for the words.
    this.#last.catch(() => undefined);
  }

  /** The words of all passages taken. Rejects where no segmenter can be had. */
  async words(): Promise<Words> {
    await this.#last;
    return joinWords(this.#parts, this.#length);
  }
}
