/** Alternatives in a Word file's markup: for programs that know a newer form, and for those that do not. */
import { type WordPiece } from './wordBlocks.ts';

interface Alternative {
  choice: WordPiece | undefined;
  fallback: WordPiece | undefined;
}

/** Alternatives that are open, the innermost last. */
export class WordAlternatives {
  readonly #open: Alternative[] = [];

  open(): void {
    this.#open.push({ choice: undefined, fallback: undefined });
  }

  /** Takes what one of them holds. */
  take(name: 'mc:Choice' | 'mc:Fallback', piece: WordPiece): void {
    const alternative = this.#open.at(-1);
    if (alternative === undefined) return;
    if (name === 'mc:Fallback') alternative.fallback ??= piece;
    else if (alternative.choice === undefined || (piece.holdsBox && !alternative.choice.holdsBox))
      alternative.choice = piece;
  }

  /**
   * The one that is read. Word writes a text box twice, the older form as the fallback: that one. WPS and others
   * often leave the fallback out, or put a picture there: then the first choice with a text box.
   */
  choose(): WordPiece | undefined {
    const { choice, fallback } = this.#open.pop() ?? {};
    const isChoice = fallback === undefined || (choice?.holdsBox === true && !fallback.holdsBox);
    return isChoice ? choice : fallback;
  }
}
