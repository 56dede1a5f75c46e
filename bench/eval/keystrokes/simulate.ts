import type { Article } from '../../../server/src/engine/model.ts';
import { foldText } from '../../../server/src/engine/text/fold.ts';
import { passagesToWrite } from './passages.ts';
import { addRows, NO_ROWS, type RowShares, sumRows } from './rowShares.ts';

/** A row of a list. */
export interface Offered {
  readonly text: string;
  /** Places and articles of its proof in the corpus, and places in the draft; absent where a predictor does not count. */
  readonly places?: number;
  readonly articles?: number;
  readonly inDraft?: number;
}

/** Gives the list at the end of a text that is being written, best first. */
export type Completer = (written: string) => readonly Offered[];

/** What writing an article took. */
export interface Effort {
  /** Folded characters of the article. */
  readonly characters: number;
  /** Characters typed and ranks read down to. */
  readonly keystrokes: number;
  readonly shown: number;
  readonly accepted: number;
  readonly acceptedCharacters: number;
  /** What the rows of all lists were like. */
  readonly rows: RowShares;
  /** Milliseconds of each request. */
  readonly times: readonly number[];
}

/** Which items the simulated writer takes. */
export interface Writer {
  readonly name: string;
  readonly shortest: number;
  readonly lowestRank: number;
}

/** Takes whatever saves a character. */
export const KEEN: Writer = { name: 'keen', shortest: 1, lowestRank: 5 };
/** Bothers for four characters, and looks at two rows. */
export const CAUTIOUS: Writer = { name: 'cautious', shortest: 4, lowestRank: 2 };
/** Looks at three rows. */
export const GLANCING: Writer = { name: 'glancing', shortest: 1, lowestRank: 3 };

/**
 * Writes an article from its first character to its last: asks at every caret, takes the item that saves most
 * (a character costs 1, an item costs its rank), types on where none saves anything. Of its passages {@link every} so
 * many-th is written.
 */
export function write(article: Article, complete: Completer, writer: Writer, every = 1): Effort {
  const steps = writing(article, writer, every);
  let step = steps.next([]);
  while (!step.done) step = steps.next(complete(step.value));
  return step.value;
}

/** {@link write} in steps: each gives what is written, and takes the list that is shown there. */
export function* writing(
  article: Article,
  writer: Writer,
  every = 1,
): Generator<string, Effort, readonly Offered[]> {
  const times: number[] = [];
  const rows = { ...NO_ROWS };
  const effort = { characters: 0, keystrokes: 0, shown: 0, accepted: 0, acceptedCharacters: 0, rows, times };
  for (const { text, writtenTo } of passagesToWrite(article, every)) {
    effort.characters += text.length;
    for (let at = 0; at < text.length;) {
      const written = writtenTo(at);
      const start = performance.now();
      const items = yield written;
      times.push(performance.now() - start);
      if (items.length > 0) effort.shown++;
      addRows(rows, items);
      const { length, rank } = bestItem(items, text, at, writer);
      if (length === 0) {
        effort.keystrokes++;
        at++;
      } else {
        effort.accepted++;
        effort.acceptedCharacters += length;
        effort.keystrokes += rank;
        at += length;
      }
    }
  }
  return effort;
}

function bestItem(items: readonly Offered[], text: string, at: number, writer: Writer) {
  let best = { length: 0, rank: 0 };
  for (let i = 0; i < Math.min(items.length, writer.lowestRank); i++) {
    const item = foldText(items[i].text);
    const rank = i + 1;
    if (item.length < writer.shortest || !text.startsWith(item, at)) continue;
    if (item.length - rank > Math.max(0, best.length - best.rank)) best = { length: item.length, rank };
  }
  return best;
}

/** Efforts of several articles as one. */
export function total(efforts: readonly Effort[]): Effort {
  const sum = (value: (effort: Effort) => number): number =>
    efforts.reduce((all, one) => all + value(one), 0);
  return {
    characters: sum((one) => one.characters),
    keystrokes: sum((one) => one.keystrokes),
    shown: sum((one) => one.shown),
    accepted: sum((one) => one.accepted),
    acceptedCharacters: sum((one) => one.acceptedCharacters),
    rows: sumRows(efforts.map((one) => one.rows)),
    times: efforts.flatMap((one) => one.times),
  };
}
