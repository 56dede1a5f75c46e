import type { Draft } from '../draft.ts';
import { isProse } from '../markdown/prose.ts';
import { openBrackets } from '../text/balance.ts';
import { type LeftContext, leftContextOf } from './leftContext.ts';
import { isNumberBegun, NUMBER_REACH } from './numbers.ts';
import type { CaretPlace } from './offers.ts';
import { type PunctuationStyle, styleOf } from './render.ts';
import { type RightText, rightOf } from './rightOfCaret.ts';

/**
 * A place in a draft at which someone writes, and what completion reads of the draft there: each part once per request,
 * when it is first needed. Reads some hundred units around the caret, but for {@link isWritable} and {@link style}.
 */
export class Caret implements CaretPlace {
  /** Never outside the text: a caret given there is moved to the nearest end. */
  readonly offset: number;
  #left: LeftContext | undefined;
  #right: RightText | undefined;
  #open: string | undefined;
  #style: PunctuationStyle | undefined;

  constructor(
    readonly draft: Draft,
    offset: number,
  ) {
    this.offset = Math.min(Math.max(offset, 0), draft.text.length);
  }

  get uri(): string {
    return this.draft.uri;
  }

  get text(): string {
    return this.draft.text;
  }

  /** The paragraph before the caret, folded. */
  get left(): LeftContext {
    return (this.#left ??= leftContextOf(this.draft, this.offset));
  }

  /** The text to the right of the caret in its line. */
  get right(): RightText {
    return (this.#right ??= rightOf(this.text, this.offset));
  }

  /** Quotes and brackets that are open at the caret, outermost first. */
  get open(): string {
    return (this.#open ??= openBrackets(this.left.text));
  }

  /** How the draft writes its punctuation. */
  get style(): PunctuationStyle {
    return (this.#style ??= styleOf(this.text, this.offset));
  }

  /** The last original units before the caret, as far as a number may reach. */
  get written(): string {
    return this.text.slice(Math.max(0, this.offset - NUMBER_REACH), this.offset);
  }

  /** Whether prose may continue here: in the text of a report, after whole characters, and after no number being typed. */
  get isWritable(): boolean {
    return this.isAfterWholeWriting && isProse(this.draft, this.offset);
  }

  /** Whether neither a character nor a number ends half-written before the caret. */
  get isAfterWholeWriting(): boolean {
    // A continuation would begin with the other half of a surrogate pair.
    return (this.text.charCodeAt(this.offset - 1) & 0xfc00) !== 0xd800 && !isNumberBegun(this.written);
  }
}
