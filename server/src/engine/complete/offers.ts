import { foldText } from '../text/fold.ts';
import { endsClause } from './trust.ts';

/** Drafts whose last offers are remembered. Guess. */
const DRAFTS = 16;
/** UTF-16 units before a caret that must be unchanged for an offer to stay valid. Guess. */
const SURROUNDINGS = 40;
/** Units typed after an offer beyond which it is discarded. Guess. */
const REACH = 200;

/** A caret of a draft: its address, its whole text and an offset in UTF-16 units. */
export interface CaretPlace {
  readonly uri: string;
  readonly text: string;
  readonly offset: number;
}

interface Made {
  readonly before: string;
  readonly offset: number;
  /** Folded, best first. */
  readonly texts: readonly string[];
}

/**
 * What was offered in each draft, and what the writer dismissed. Grey text stays while it is being typed; what was
 * dismissed is not offered again until the end of its clause. Both end where the text before the caret no longer
 * continues the text that was there.
 */
export class Offers {
  readonly #grey = new Map<string, Made>();
  readonly #listed = new Map<string, Made>();
  readonly #waved = new Map<string, Made[]>();

  /** Remembers the grey texts (folded) offered at a caret, best first; an empty list forgets the earlier ones. */
  offerGrey(caret: CaretPlace, texts: readonly string[]): void {
    keep(this.#grey, caret.uri, madeAt(caret, texts));
  }

  /** The same for a list. */
  offerList(caret: CaretPlace, texts: readonly string[]): void {
    keep(this.#listed, caret.uri, madeAt(caret, texts));
  }

  /** The rest of each earlier grey text that agrees with what was typed since, best first. */
  standing(caret: CaretPlace): string[] {
    const made = this.#grey.get(caret.uri);
    return made ? restOf(made, caret) : [];
  }

  /** The same for the list offered earlier. */
  standingRows(caret: CaretPlace): string[] {
    const made = this.#listed.get(caret.uri);
    return made ? restOf(made, caret) : [];
  }

  /**
   * The writer dismissed {@link texts} (as written), or everything that was offered last, at a caret. Nothing more is
   * offered there.
   */
  waveOff(caret: CaretPlace, texts?: readonly string[]): void {
    const offered = [this.#grey, this.#listed].flatMap((made) => {
      const last = made.get(caret.uri);
      return last ? restOf(last, caret) : [];
    });
    const waved = madeAt(caret, texts ? texts.map(foldText) : offered);
    const others = (this.#waved.get(caret.uri) ?? []).filter((made) => isInClause(made, caret));
    keep(this.#waved, caret.uri, [...others, waved]);
    this.#grey.delete(caret.uri);
    this.#listed.delete(caret.uri);
  }

  /** A test whether a continuation (folded) at a caret has been dismissed in this clause. */
  wavedOff(caret: CaretPlace): (text: string) => boolean {
    const waved = (this.#waved.get(caret.uri) ?? []).filter((made) => isInClause(made, caret));
    if (waved.some((made) => made.offset === caret.offset)) return () => true;
    const rests = waved.flatMap((made) => restOf(made, caret));
    return (text) => rests.some((rest) => rest.startsWith(text) || text.startsWith(rest));
  }
}

function madeAt({ text, offset }: CaretPlace, texts: readonly string[]): Made {
  return { before: text.slice(Math.max(0, offset - SURROUNDINGS), offset), offset, texts };
}

/** The text typed since (folded); undefined where other text is before the caret. */
function typedSince({ before, offset }: Made, caret: CaretPlace): string | undefined {
  if (caret.offset < offset || caret.offset > offset + REACH) return undefined;
  if (caret.text.slice(offset - before.length, offset) !== before) return undefined;
  const typed = caret.text.slice(offset, caret.offset);
  return /[\r\n]/u.test(typed) ? undefined : foldText(typed);
}

function restOf(made: Made, caret: CaretPlace): string[] {
  const typed = typedSince(made, caret);
  if (typed === undefined) return [];
  return made.texts
    .filter((text) => text.length > typed.length && text.startsWith(typed))
    .map((text) => text.slice(typed.length));
}

function isInClause(made: Made, caret: CaretPlace): boolean {
  const typed = typedSince(made, caret);
  if (typed === undefined) return false;
  for (let at = 0; at < typed.length; at++) if (endsClause(typed.charCodeAt(at))) return false;
  return true;
}

function keep<Value>(map: Map<string, Value>, uri: string, value: Value): void {
  map.delete(uri);
  map.set(uri, value);
  if (map.size > DRAFTS) map.delete(map.keys().next().value ?? '');
}
