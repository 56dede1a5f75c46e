import { isClosingMark, isSameMark } from './marks.ts';

/** A change of a document by hand, as far as it matters here: what it put where, in the order of the document. */
export interface Change {
  /** The document's after it. */
  readonly version: number;
  readonly places: readonly {
    /** In the document before it. */
    readonly offset: number;
    readonly removed: number;
    readonly text: string;
  }[];
}

/** A mark typed where one was, and the offsets at which it stands now. */
interface TypedAgain {
  readonly mark: string;
  /** Of the carets at which it was typed, ascending, in the document before that. */
  readonly carets: readonly number[];
}

/**
 * The mark that was typed again right after a continuation was accepted which ended in it, where that was sooner than the
 * editor said so: of the last changes of a document, in their order.
 */
export function typedAgain(changes: readonly Change[]): TypedAgain | undefined {
  const accepted = changes.findLastIndex(({ places }) => places.every(({ text }) => text.length > 1));
  const [acceptance, typed, ...later] = accepted < 0 ? [] : changes.slice(accepted);
  if (acceptance === undefined || typed?.version !== acceptance.version + 1) return undefined;
  const mark = acceptance.places[0]?.text.at(-1) ?? '';
  if (!isClosingMark(mark) || !acceptance.places.every(({ text }) => text.endsWith(mark))) return undefined;
  const carets = endsOf(acceptance);
  const isAgain =
    typed.places.length === carets.length &&
    typed.places.every(
      ({ offset, removed, text }, index) =>
        offset === carets[index] && removed === 0 && isSameMark(mark, text),
    );
  // What came after it at several carets has moved them.
  return isAgain && (carets.length === 1 || later.length === 0) ? { mark, carets } : undefined;
}

/** Where the texts of a change end, in the document after it. */
function endsOf({ places }: Change): number[] {
  let moved = 0;
  return places.map(({ offset, removed, text }) => {
    const end = offset + moved + text.length;
    moved += text.length - removed;
    return end;
  });
}
